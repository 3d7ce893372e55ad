"""Step: tallies and the words behind them, as tables that say their basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Case, CaseIndex, Table, clock, counted
from themecode.workflow.progress import Readers
from themecode.workflow.study import Study

CODING_COLUMNS = (
    *("id", "document", "case", "speaker", "turn", "start", "end", "text", "code", "coder", "origin"),
    *("evidence", "flags", "status", "created"),
)
_MOST_KEYS = 2
_MOVED = "moved: words changed in a correction"
TURN_COLUMNS = ("document", "turn", "speaker", "role", "start", "end", "start_time", "end_time", "text")


def matrix(study: Study, layout: analysis.Layout) -> analysis.Matrix:
    """Return the theme matrix. Raises UnknownNameError for an attribute that neither cases nor documents have."""
    layout = named(study, layout)
    cases = study.case_index
    if layout.columns == "theme" and not study.codebook.themes:
        raise ThemecodeError("The codebook in use has no themes.", mend="Write them under 'themes:' in the codebook.")
    if "document" in layout.of:
        cases = CaseIndex(study.cases, study.documents)
    asked = _asked(study, layout)
    found = analysis.theme_matrix(
        study.tallied, layout, codebook=study.codebook, cases=cases, asked=asked, in_order=True
    )
    return replace(found, table=study.as_seen(found.table))


def _asked(study: Study, layout: analysis.Layout) -> analysis.Asked | None:
    """Return who was asked what, where the matrix counts it. Raises ThemecodeError where there is no guide."""
    if layout.count not in ("asked", "share-asked"):
        return None
    from themecode.workflow import asking

    return asking.asked(study, asking.guide_of(study), tagged_is_read=True)


def named(study: Study, layout: analysis.Layout, *, everybody: bool = False) -> analysis.Layout:
    """Say whose attributes the rows are, where they are an attribute's values. Raises ThemecodeError."""
    if everybody:
        return layout
    wanted = [name.strip() for name in layout.rows.split(",")]
    if len(wanted) > _MOST_KEYS or len(set(wanted)) < len(wanted):
        raise ThemecodeError("Rows are one attribute, or two different ones.", mend="For example: --rows region,size")
    if layout.count in ("share", "share-asked") and "case" in wanted:
        mend = "Give --rows an attribute, or count cases."
        raise ThemecodeError("A row of one case has no share.", mend=mend)
    also = ("case", "document")
    found = [(name, "case") if name in also else owned(study, name, also) for name in wanted]
    return replace(layout, rows=",".join(name for name, _ in found), of=",".join(of for _, of in found))


def owned(study: Study, name: str, also: Sequence[str] = ()) -> tuple[str, Literal["case", "document"]]:
    """Return an attribute's own name and whose it is.

    Where cases and documents both have it, it is that of cases; `document:NAME` is the other. `also` are words that
    could have been meant besides. Raises UnknownNameError.
    """
    prefix, colon, bare = name.partition(":")
    of_cases = case_attributes(study)
    if name in of_cases or (colon and prefix == "case" and bare in of_cases):
        return (name if name in of_cases else bare), "case"
    of_documents = document_attributes(study)
    if name in of_documents or (colon and prefix == "document" and bare in of_documents):
        return (name if name in of_documents else bare), "document"
    if name == "kind":
        mend = "Say it: themecode documents set DOC kind=..., or a column kind beside file in a table of cases."
        raise ThemecodeError("No document has a kind yet.", mend=mend)
    raise UnknownNameError("attribute", name, (*also, *dict.fromkeys((*of_cases, *of_documents))))


def spoken(study: Study) -> list[Case]:
    """Return the cases that have words. Raises ThemecodeError where there are none."""
    cases = [case for case in study.cases if case.documents or case.speakers]
    if not cases:
        raise ThemecodeError("There are no cases with words yet.", mend="Bring interviews in: themecode import PATH")
    return cases


def case_attributes(study: Study) -> list[str]:
    """Return the names of the attributes that cases have, in the order in which they came."""
    return list(dict.fromkeys(attribute.name for case in study.cases for attribute in case.attributes))


def document_attributes(study: Study) -> list[str]:
    """Return the names of the attributes that documents have."""
    return list(dict.fromkeys(name for document in study.documents for name, _ in document.attributes))


def codings_table(study: Study) -> Table:
    """Return the codings, one a row, with the reason for each."""
    found = study.codings
    documents = {document.id: document for document in study.documents}
    cases = study.case_index
    shown_as = {(speaker.document, speaker.name): speaker.shown for speaker in study.speakers}
    rows = []
    for coding in found:
        segment = coding.segment
        turn = documents[segment.document].turn_at(segment.start)
        speaker = shown_as.get((segment.document, turn.speaker), turn.speaker)
        moved = (_MOVED,) if coding.moved else ()
        flags = " ".join(dict.fromkeys((*(flag for one in coding.evidence for flag in one.flags), *moved)))
        place = (coding.id, segment.document, cases.case_of(segment).id, speaker, turn.number)
        words = (segment.start, segment.end, coding.text, coding.code, coding.coder, coding.origin)
        rows.append((*place, *words, coding.why, flags, coding.status, coding.created))
    basis = f"{len(rows)} codings that were not withdrawn, rejected ones included, in {len(documents)} documents."
    return study.as_seen(Table("codings", CODING_COLUMNS, tuple(rows), basis))


def turns_table(study: Study) -> Table:
    """Return every turn, one a row, with speaker, role, place and time."""
    shown_as = {(speaker.document, speaker.name): speaker.shown for speaker in study.speakers}
    rows = tuple(
        (
            *(document.id, turn.number, shown_as.get((document.id, turn.speaker), turn.speaker)),
            *(study.roles.get((document.id, turn.speaker), "participant"), turn.start, turn.end),
            *(clock(turn.start_ms), clock(turn.end_ms), document.text[turn.start : turn.end]),
        )
        for document in study.documents
        for turn in document.turns
    )
    return Table("turns", TURN_COLUMNS, rows, f"{len(rows)} turns of {len(study.documents)} documents.")


def documents_table(study: Study) -> Table:
    """Return the documents, one a row, with what was coded in each; and of what kind they are, where that is told.

    To a coder who looks, the participants' turns that this coder read or coded, of how many.
    """
    reader = study.viewer
    coded: dict[str, int] = {}
    for coding in counted(study.codings):
        coded[coding.segment.document] = coded.get(coding.segment.document, 0) + 1
    asking: dict[str, list[str]] = {}
    for speaker in study.speakers:
        if speaker.role == "interviewer":
            asking.setdefault(speaker.document, []).append(speaker.shown)
    kinds = any(document.kind for document in study.documents)
    readers = Readers(study) if reader else None
    rows = []
    for document in study.documents:
        far = (readers.written(document, reader),) if readers else ()
        asked = ", ".join(asking.get(document.id, ()))
        size = (len(document.turns), document.words, document.minutes)
        cases = " ".join(case.id for case in study.case_index.cases_in(document.id))
        named = (document.id, document.format, *((document.kind,) if kinds else ()), cases)
        rows.append((*named, *size, asked, coded.get(document.id, 0), *far))
    header = ("document", "format", *(("kind",) if kinds else ()), "case", "turns", "words", "minutes")
    basis = f"{len(rows)} documents; codings that nobody rejected."
    basis += f" Progress: participants' turns that {reader} read or coded." if reader else ""
    header = (*header, "interviewer", "codings", *(("progress",) if reader else ()))
    return study.as_seen(Table("documents", header, tuple(rows), basis))


def speakers_table(study: Study) -> Table:
    """Return who speaks in which document, in which role, and how the role was told."""
    turns: dict[tuple[str, str], tuple[int, int]] = {}
    for document in study.documents:
        for turn in document.turns:
            number, words = turns.get((document.id, turn.speaker), (0, 0))
            spoken = len(document.text[turn.start : turn.end].split())
            turns[document.id, turn.speaker] = (number + 1, words + spoken)
    rows = []
    for speaker in study.speakers:
        number, words = turns.get((speaker.document, speaker.name), (0, 0))
        rows.append((speaker.document, speaker.shown, speaker.role, number, words, speaker.found))
    header = ("document", "speaker", "role", "turns", "words", "told by")
    return Table("speakers", header, tuple(rows), f"{len(rows)} speakers in {len(study.documents)} documents.")


def cases_table(study: Study) -> Table:
    """Return the cases with their attributes; `speakers` says whose words in which document, where that is told."""
    names, shared = case_attributes(study), study.case_index.shared
    rows = []
    for case in study.cases:
        speakers = ("; ".join(f"{document}: {name}" for document, name in case.speakers),) if shared else ()
        values = (case.value(name) for name in names)
        rows.append((case.id, " ".join(case.documents), *speakers, *values))
    evidenced = sum(a.evidence is not None for case in study.cases for a in case.attributes)
    basis = f"{len(rows)} cases, {len(names)} attributes; {evidenced} values with evidence in a transcript."
    return Table("cases", ("case", "documents", *(("speakers",) if shared else ()), *names), tuple(rows), basis)
