"""Step: cases and their attributes, matched to documents, with the words that show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from themecode import importers
from themecode.errors import UnknownNameError
from themecode.importers import CaseRow
from themecode.model import Attribute, Case, Document
from themecode.problems import Problem
from themecode.workflow.quoted_words import places_of
from themecode.workflow.study import Author, Study

_EVIDENCE = "_evidence"


@dataclass(frozen=True)
class CasesResult:
    """What a table of cases changed, and what did not match."""

    matched: int
    attributes: int
    problems: tuple[Problem, ...]


def import_cases(study: Study, path: Path, author: Author, *, keep: bool = True) -> CasesResult:
    """Read a table of cases and match each row to its document by file name, else by id.

    A column NAME_evidence holds words of the transcript that show NAME; they are looked up and kept as a
    segment. What does not match is listed.
    """
    rows, problems = importers.read_case_table(path)
    documents = study.documents
    matches = [(row, _document_of(row, documents)) for row in rows]
    attributes = [
        (row.case, attribute) for row, document in matches for attribute in _attributes(row, document, problems)
    ]
    problems += _mismatches(path.name, matches, documents)
    changed = _changed(study.cases, attributes)
    if keep:
        case_of = {document: case.id for case in study.cases for document in case.documents}
        with study.store.action("cases import", path.name, coder=author.name, now=author.now) as action:
            for row, document in matches:
                if document is not None and case_of.get(document.id) != row.case:
                    action.set_case_document(row.case, document.id)
            for case, attribute in changed:
                action.set_attribute(case, attribute)
    return CasesResult(sum(document is not None for _, document in matches), len(changed), tuple(problems))


def set_attribute(study: Study, case: str, attribute: Attribute, author: Author) -> None:
    """Set one attribute of a case. Raises UnknownNameError with "did you mean"."""
    known = [found.id for found in study.cases]
    if case not in known:
        raise UnknownNameError("case", case, known)
    with study.store.action("cases set", f"{case} {attribute.name}", coder=author.name, now=author.now) as action:
        action.set_attribute(case, attribute)


def _document_of(row: CaseRow, documents: Sequence[Document]) -> Document | None:
    wanted = (row.file or row.case).casefold()
    for document in documents:
        names = {document.file.casefold(), PurePath(document.file).stem.casefold(), document.id.casefold()}
        if wanted in names:
            return document
    return None


def _attributes(row: CaseRow, document: Document | None, problems: list[Problem]) -> Iterator[Attribute]:
    values = dict(row.attributes)
    for name, value in row.attributes:
        if name.endswith(_EVIDENCE) and name.removesuffix(_EVIDENCE) in values:
            continue
        words = values.get(name + _EVIDENCE, "")
        places = places_of(document, words) if document is not None and words else []
        evidence = places[0] if places else None
        if words and document is not None and evidence is None:
            says = f"The words given as evidence for {name} do not stand in {document.file}."
            problems.append(Problem(row.place, says, "Copy them from the transcript.", "warning"))
        if value:
            yield Attribute(name, value, evidence)


def _mismatches(
    file: str, matches: list[tuple[CaseRow, Document | None]], documents: Sequence[Document]
) -> Iterator[Problem]:
    for row, document in matches:
        if document is None:
            says = f"The case '{row.case}' has no document" + (f" '{row.file}'." if row.file else ".")
            yield Problem(row.place, says, "Its attributes were kept.", "warning")
    matched = {document.id for _, document in matches if document is not None}
    for document in documents:
        if document.id not in matched:
            yield Problem(file, f"The document {document.id} ({document.file}) has no row here.", "", "warning")


def _changed(cases: Sequence[Case], wanted: list[tuple[str, Attribute]]) -> list[tuple[str, Attribute]]:
    known = {(case.id, attribute.name): attribute for case in cases for attribute in case.attributes}
    return [(case, attribute) for case, attribute in wanted if known.get((case, attribute.name)) != attribute]
