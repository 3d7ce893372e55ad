"""Step: cases and their attributes, matched to documents, with the words that show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from themecode import importers
from themecode.errors import ThemecodeError, did_you_mean
from themecode.importers import CaseRow
from themecode.model import Attribute, Case, Document, Speaker
from themecode.problems import Problem
from themecode.workflow.grouping import names_of, participants
from themecode.workflow.quoted_words import places_of
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.memory.writing import OpenAction as MemoryAction
    from themecode.store.writing import OpenAction

_EVIDENCE = "_evidence"


@dataclass(frozen=True)
class CasesResult:
    """What a table of cases changed, and what did not match."""

    matched: int
    attributes: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Match:
    """A row with the document that it names, and there the names of its speaker, where it names one."""

    row: CaseRow
    document: Document | None
    names: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether all that the row names was found."""
        return self.document is not None and bool(self.names or not self.row.speaker)


def import_cases(study: Study, path: Path, author: Author, *, keep: bool = True) -> CasesResult:
    """Read a table of cases and match each row to its document by file name, else by id, and there to its speaker.

    A column NAME_evidence holds words of the transcript that show NAME; they are looked up and kept as a
    segment. What does not match is listed.
    """
    rows, problems = importers.read_case_table(path)
    documents = _by_name(study.documents)
    matches = [_match(row, documents, study.speakers) for row in rows]
    found = [(match.row, one) for match in matches for one in _attributes(match.row, match.document, problems)]
    attributes = _settled(found, problems)
    problems += _mismatches(path.name, matches, study)
    changed = _changed(study.cases, attributes)
    if keep:
        with study.store.action("cases import", path.name, coder=author.name, now=author.now) as action:
            _keep_places(study, matches, action)
            for case, attribute in changed:
                action.set_attribute(case, attribute)
    return CasesResult(len({match.row.case for match in matches if match.told}), len(changed), tuple(problems))


def _match(row: CaseRow, documents: Mapping[str, Document], speakers: Sequence[Speaker]) -> _Match:
    document = documents.get((row.file or row.case).casefold())
    if document is None or not row.speaker:
        return _Match(row, document)
    return _Match(row, document, tuple(names_of((s for s in speakers if s.document == document.id), row.speaker)))


def _keep_places(study: Study, matches: Sequence[_Match], action: OpenAction | MemoryAction) -> None:
    """Write which documents and speakers belong to which case, and of what kind the documents are."""
    own = {document: case.id for case in study.cases for document in case.documents}
    people = {place: case.id for case in study.cases for place in case.speakers}
    for match in matches:
        row, document = match.row, match.document
        if document is None:
            continue
        if row.kind and row.kind != document.kind:
            action.set_document_attribute(document.id, "kind", row.kind)
        if not row.speaker and own.get(document.id) != row.case:
            action.set_case_document(row.case, document.id)
        for name in match.names:
            if people.get((document.id, name)) != row.case:
                action.set_case_speaker(row.case, document.id, name)
    for document_id, left in _left_over(study, matches).items():
        if not left:
            action.set_case_document("", document_id)


def _left_over(study: Study, matches: Sequence[_Match]) -> dict[str, list[str]]:
    """Return, for each document whose own case was made by its import, the participants whom no row names.

    These are the documents of which the table has rows for speakers only. Where nobody is left over, the document
    itself is no case any more.
    """
    own = {document: case.id for case in study.cases for document in case.documents}
    whole = {match.document.id for match in matches if match.document and not match.row.speaker}
    named: dict[str, set[str]] = {}
    for match in matches:
        if match.document is not None and match.names:
            named.setdefault(match.document.id, set()).update(match.names)
    kept = {place for case in study.cases for place in case.speakers}
    return {
        document: [
            speaker.shown
            for speaker in participants(s for s in study.speakers if s.document == document)
            if speaker.name not in names and (document, speaker.name) not in kept
        ]
        for document, names in named.items()
        if document not in whole and own.get(document) == document
    }


def set_attribute(study: Study, case: str, attribute: Attribute, author: Author) -> None:
    """Set one attribute of a case. Raises UnknownNameError with "did you mean"."""
    study.case(case)
    with study.store.action("cases set", f"{case} {attribute.name}", coder=author.name, now=author.now) as action:
        action.set_attribute(case, attribute)


def set_document_attributes(study: Study, document: str, values: Mapping[str, str], author: Author) -> None:
    """Set attributes of a document; an empty value takes one away. Raises UnknownNameError with "did you mean"."""
    study.document(document)
    for name in values:
        if name in ("case", "document"):
            mend = f"To say whose it is: themecode cases assign CASE {document}" if name == "case" else "Take another."
            raise ThemecodeError(f"'{name}' is no name for an attribute: rows of a matrix are called so.", mend=mend)
    summary = f"{document} {' '.join(values)}"
    with study.store.action("documents set", summary, coder=author.name, now=author.now) as action:
        for name, value in values.items():
            action.set_document_attribute(document, name, value)


def _by_name(documents: Iterable[Document]) -> dict[str, Document]:
    """Return the first document of each name: a file's, with or without ending, or an id; a survey's by id only."""
    found: dict[str, Document] = {}
    for document in documents:
        files = () if document.format == "survey" else (document.file, PurePath(document.file).stem)
        for name in (*files, document.id):
            found.setdefault(name.casefold(), document)
    return found


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


def _settled(found: Iterable[tuple[CaseRow, Attribute]], problems: list[Problem]) -> list[tuple[str, Attribute]]:
    """Return each case's attributes, each once: of values that differ between its rows the first is kept."""
    kept: dict[tuple[str, str], Attribute] = {}
    for row, attribute in found:
        first = kept.setdefault((row.case, attribute.name), attribute)
        if first.value != attribute.value:
            says = f"The case '{row.case}' has another {attribute.name} here than above: {attribute.value}."
            problems.append(Problem(row.place, says, f"The first was kept: {first.value}.", "warning"))
        elif first.evidence is None and attribute.evidence is not None:
            kept[row.case, attribute.name] = attribute
    return [(case, attribute) for (case, _), attribute in kept.items()]


def _mismatches(file: str, matches: Sequence[_Match], study: Study) -> Iterator[Problem]:
    shared = {document for case in study.cases for document, _ in case.speakers}
    for match in matches:
        row = match.row
        if match.document is None:
            says = f"The case '{row.case}' has no document" + (f" '{row.file}'." if row.file else ".")
            yield Problem(row.place, says, "Its attributes were kept.", "warning")
        elif not match.told:
            known = [speaker.shown for speaker in study.speakers if speaker.document == match.document.id]
            close = did_you_mean(row.speaker, known)
            mend = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(known)}."
            yield Problem(row.place, f"Nobody is called '{row.speaker}' in {match.document.id}.", mend, "warning")
        elif not row.speaker and match.document.id in shared and _all_cases(study, match.document.id):
            says = f"The participants of {match.document.id} are cases of their own; this row makes a case of the rest."
            yield Problem(row.place, says, "Name a speaker, or leave the row out.", "warning")
    matched = {match.document.id for match in matches if match.document is not None}
    yield from _without_row(file, [document for document in study.documents if document.id not in matched])
    for name, left in _left_over(study, matches).items():
        if left:
            says = f"No row has these participants of {name}: {', '.join(left)}."
            yield Problem(file, says, f"Their words stay with the case {name}.", "warning")


def _without_row(file: str, documents: Iterable[Document]) -> Iterator[Problem]:
    """Name the documents that no row is about; the respondents of a survey are counted."""
    surveys: dict[str, int] = {}
    for document in documents:
        if document.format == "survey":
            surveys[document.file] = surveys.get(document.file, 0) + 1
        else:
            yield Problem(file, f"The document {document.id} ({document.file}) has no row here.", "", "warning")
    for survey, number in surveys.items():
        yield Problem(file, f"{number:,} documents of {survey} have no row here.", "", "note")


def _all_cases(study: Study, document: str) -> bool:
    """Say whether every participant of a document is a case already, and the document itself is none."""
    people = participants(speaker for speaker in study.speakers if speaker.document == document)
    named = {place for case in study.cases for place in case.speakers}
    return bool(people) and all((document, speaker.name) in named for speaker in people)


def _changed(cases: Sequence[Case], wanted: list[tuple[str, Attribute]]) -> list[tuple[str, Attribute]]:
    known = {(case.id, attribute.name): attribute for case in cases for attribute in case.attributes}
    return [(case, attribute) for case, attribute in wanted if known.get((case, attribute.name)) != attribute]
