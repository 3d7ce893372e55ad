"""Read the codes of a project or of a .qdc."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from themecode.errors import ImportRefusedError
from themecode.refi_qda.colours import colour_of
from themecode.refi_qda.elements import attribute, child, children, guid_of, local, references, target_of, words
from themecode.refi_qda.opening import open_qda
from themecode.refi_qda.records import QdaCode, QdaSet

if TYPE_CHECKING:
    from lxml.etree import _Element


class QdaCodebook(NamedTuple):
    """The codes of a .qdc, parents before their sub-codes, its sets, and what was lost."""

    codes: tuple[QdaCode, ...]
    sets: tuple[QdaSet, ...]
    origin: str
    losses: Counter[str]


def read_codebook(path: Path) -> QdaCodebook:
    """Read a .qdc, or the codebook of a project. Raises ImportRefusedError."""
    with open_qda(path) as opened:
        root = opened.root
        if local(root) not in ("CodeBook", "Project"):
            raise ImportRefusedError(path.name, f"is no codebook of REFI-QDA (its XML begins with {local(root)})")
        book = root if local(root) == "CodeBook" else child(root, "CodeBook")
        losses = Counter[str]()
        codes = read_codes(book, losses)
        sets = tuple(
            QdaSet(
                guid_of(found),
                attribute(found, "name"),
                tuple(("code", target_of(member)) for member in children(found, "MemberCode")),
                words(found, "Description"),
            )
            for found in children(child(book, "Sets"), "Set")
        )
        return QdaCodebook(codes, sets, attribute(root, "origin"), +losses)


def read_codes(book: _Element | None, losses: Counter[str]) -> tuple[QdaCode, ...]:
    """Return the codes of a CodeBook, parents before their sub-codes; of two with one GUID the first."""
    found: dict[str, QdaCode] = {}
    waiting = [(code, "") for code in reversed(list(children(child(book, "Codes"), "Code")))]
    while waiting:
        element, parent = waiting.pop()
        guid = guid_of(element)
        if guid in found or not guid:
            losses["codes without a GUID of their own"] += 1
        else:
            found[guid] = _code(element, guid, parent)
        waiting += [(below, guid) for below in reversed(list(children(element, "Code")))]
    return tuple(found.values())


def _code(element: _Element, guid: str, parent: str) -> QdaCode:
    return QdaCode(
        guid,
        attribute(element, "name"),
        attribute(element, "isCodable").strip().lower() not in ("false", "0"),
        colour_of(attribute(element, "color", "colour")),
        words(element, "Description"),
        parent,
        references(element, "NoteRef"),
    )
