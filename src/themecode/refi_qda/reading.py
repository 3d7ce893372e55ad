"""Read a .qdpx or .qde: everything of it that a study can hold, and a count of what it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.errors import ImportRefusedError
from themecode.refi_qda.codebook_reading import read_codes
from themecode.refi_qda.elements import attribute, child, children, guid_of, local, references, target_of, words
from themecode.refi_qda.guids import same_guid
from themecode.refi_qda.offsets import Unit
from themecode.refi_qda.opening import Opened, open_qda
from themecode.refi_qda.reading_sources import read_sources
from themecode.refi_qda.records import (
    QdaCase,
    QdaLink,
    QdaMember,
    QdaNote,
    QdaProject,
    QdaSet,
    QdaUser,
    QdaVariable,
)
from themecode.refi_qda.values import read_values

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEMBERS: dict[str, QdaMember] = {"MemberCode": "code", "MemberSource": "source", "MemberNote": "note"}


def read_project(path: Path, unit: Unit | None = None) -> QdaProject:
    """Read a project of another tool; `unit` overrides how its places were counted. Raises ImportRefusedError."""
    with open_qda(path) as opened:
        if local(opened.root) != "Project":
            what = "a codebook" if local(opened.root) == "CodeBook" else "no project"
            mend = "Import it with: themecode codebook import FILE" if what == "a codebook" else ""
            raise ImportRefusedError(
                path.name, f"is {what} of REFI-QDA (its XML begins with {local(opened.root)})", mend
            )
        return _project(opened, path.stem, unit)


def _project(opened: Opened, stem: str, unit: Unit | None) -> QdaProject:
    root, losses = opened.root, Counter[str]()
    variables = tuple(_variable(found) for found in children(child(root, "Variables"), "Variable"))
    found = read_sources(opened, attribute(root, "origin"), unit, losses)
    graphs = sum(1 for _ in children(child(root, "Graphs"), "Graph"))
    losses["graphs (maps and networks)"] += graphs
    return QdaProject(
        attribute(root, "name") or stem,
        attribute(root, "origin"),
        users=tuple(
            QdaUser(guid_of(user), attribute(user, "name", "id")) for user in children(child(root, "Users"), "User")
        ),
        codes=read_codes(child(root, "CodeBook"), losses),
        variables=variables,
        cases=tuple(_case(found) for found in children(child(root, "Cases"), "Case")),
        sources=found.sources,
        notes=tuple(_notes(opened, losses)),
        links=tuple(_link(found) for found in children(child(root, "Links"), "Link")),
        sets=tuple(_set(found) for found in children(child(root, "Sets"), "Set")),
        description=words(root, "Description"),
        project_notes=references(root, "NoteRef"),
        user=same_guid(attribute(root, "creatingUserGUID", "creatingUser")),
        created=attribute(root, "creationDateTime", "modifiedDateTime"),
        losses=+losses,
        offsets=found.offsets,
    )


def _variable(element: _Element) -> QdaVariable:
    kind = attribute(element, "typeOfVariable") or "Text"
    return QdaVariable(guid_of(element), attribute(element, "name"), kind, words(element, "Description"))


def _case(element: _Element) -> QdaCase:
    return QdaCase(
        guid_of(element),
        attribute(element, "name"),
        words(element, "Description"),
        references(element, "CodeRef"),
        read_values(element),
        references(element, "SourceRef"),
        references(element, "SelectionRef"),
    )


def _set(element: _Element) -> QdaSet:
    members = [(_MEMBERS[local(found)], target_of(found)) for found in children(element, *_MEMBERS)]
    return QdaSet(
        guid_of(element), attribute(element, "name"), tuple(dict.fromkeys(members)), words(element, "Description")
    )


def _link(element: _Element) -> QdaLink:
    ends = (same_guid(element.get("originGUID")), same_guid(element.get("targetGUID")))
    return QdaLink(guid_of(element), *ends, attribute(element, "name"))


def _notes(opened: Opened, losses: Counter[str]) -> Iterator[QdaNote]:
    for element in children(child(opened.root, "Notes"), "Note"):
        description, content = words(element, "Description"), words(element, "PlainTextContent")
        if not content and (path := attribute(element, "plainTextPath")):
            part = opened.text(path)
            if part is None and not description:
                losses["notes whose text is not in the file"] += 1
                continue
            content = part.raw.replace("\r\n", "\n") if part else ""
        losses["selections and codings inside notes"] += sum(
            1 for _ in children(element, "PlainTextSelection", "Coding")
        )
        text = "\n\n".join(part for part in (description, content) if part.strip())
        user, created = attribute(element, "creatingUser"), attribute(element, "creationDateTime")
        yield QdaNote(guid_of(element), attribute(element, "name"), text, same_guid(user), created)
