"""Codes that a file brings along: found on their words, and kept as codings of their coder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.importers import GivenCode
from themecode.model import JOINT, RULES, Code, Coding, Document, Segment
from themecode.problems import Problem
from themecode.workflow.adopting import adopt
from themecode.workflow.quoted_words import places_of
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.memory.writing import OpenAction as MemoryAction
    from themecode.store.writing import OpenAction

_ENDINGS = (".html", ".htm", ".txt", ".docx", ".odt", ".rtf", ".pdf", ".md")
"""Endings of documents in other tools; the same interview may have come in here under another one."""


@dataclass(frozen=True)
class Giver:
    """Whose codes they are, the file that they come from, and the project's folder, where its codebook lies."""

    coder: str
    source: str
    folder: Path | None = None


@dataclass(frozen=True)
class Given:
    """What codes became: new codings, codes that were new, the codebook's file that has them, and what has no place.

    `known` is how many of the codings were here already.
    """

    codings: int = 0
    known: int = 0
    codes: tuple[Code, ...] = ()
    file: Path | None = None
    problems: tuple[Problem, ...] = ()


def check_coder(name: str) -> None:
    """Refuse the name of the tagger, and that of joint codings, for a person."""
    if name in (RULES, JOINT):
        whose = "the tagger's name" if name == RULES else "the name of joint codings"
        raise ThemecodeError(f"'{name}' is {whose}, no coder's.", mend="Name another: --coder-of-codes NAME")


def give(
    study: Study, action: OpenAction | MemoryAction, codes: Sequence[GivenCode], giver: Giver, author: Author
) -> Given:
    """Keep codes as codings, within an open action; the codebook gets the codes that it lacks. Each coding once."""
    placed, problems = _placed(codes, study.store.documents() if any(not c.segment for c in codes) else ())
    wanted = [Code("", "", label=code.code, parent=code.parent or None) for code, _ in placed]
    wanted = [code for code in _with_parents(wanted) if code.label]
    adopted = adopt(study, action, wanted, source=giver.source, folder=giver.folder)
    standing = {(c.segment, c.code, c.coder) for c in study.store.codings()}
    codings = {
        (segment, adopted.ids[code.code]): Coding(
            "", segment, code.words, adopted.ids[code.code], giver.coder, "person", author.now
        )
        for code, segment in placed
    }
    new = [coding for key, coding in codings.items() if (*key, giver.coder) not in standing]
    action.add_codings(new)
    return Given(len(new), len(codings) - len(new), adopted.added, adopted.file, tuple(problems))


def _with_parents(wanted: Sequence[Code]) -> Iterator[Code]:
    """Yield codes with those above them, which may stand nowhere by themselves."""
    labels = {code.label for code in wanted}
    for code in wanted:
        if code.parent and code.parent not in labels:
            labels.add(code.parent)
            yield Code("", "", label=code.parent)
        yield code


def _placed(
    codes: Iterable[GivenCode], documents: Sequence[Document]
) -> tuple[list[tuple[GivenCode, Segment]], list[Problem]]:
    """Find the words of each code; what is not found, or in several places, is told and left out."""
    named, texts = _by_name(documents), {document.id: document.text for document in documents}
    placed: list[tuple[GivenCode, Segment]] = []
    problems: dict[Problem, None] = {}
    for code in codes:
        if code.segment is not None:
            placed.append((code, code.segment))
            continue
        found = _find(code, named)
        if isinstance(found, Segment):
            placed.append((replace(code, words=found.words_of(texts[found.document])), found))
        else:
            problems[found] = None
    return placed, list(problems)


def _by_name(documents: Iterable[Document]) -> dict[str, list[Document]]:
    named: dict[str, list[Document]] = {}
    for document in documents:
        for name in {document.file.casefold(), PurePath(document.file).stem.casefold(), document.id.casefold()}:
            named.setdefault(name, []).append(document)
    return named


def _find(code: GivenCode, named: Mapping[str, Sequence[Document]]) -> Segment | Problem:
    documents = named.get(code.document.casefold(), [])
    if not documents and code.document.casefold().endswith(_ENDINGS):
        documents = named.get(PurePath(code.document).stem.casefold(), [])
    if len(documents) != 1:
        says = f"{len(documents)} documents are called '{code.document}'."
        says = says if documents else f"There is no document '{code.document}' here."
        return Problem(code.place, says, "It was left out." if documents else "Import it first.", "warning")
    document = documents[0]
    found = places_of(document, code.words)
    if len(found) == 1:
        return found[0]
    says = f"The words stand {len(found)} times in {document.id}." if found else f"The words are not in {document.id}."
    mend = "It was left out; to code it by hand: themecode code"
    return Problem(code.place, says, mend, "warning")
