"""Step: tallies and the words behind them, as tables that say their basis."""

from __future__ import annotations

import re
from collections.abc import Iterable

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Coding, Quotation, Table, clock, counted
from themecode.workflow.study import Study

CODING_COLUMNS = (
    *("id", "document", "case", "speaker", "turn", "start", "end", "text", "code", "coder", "origin"),
    *("evidence", "flags", "status", "created"),
)
TURN_COLUMNS = ("document", "turn", "speaker", "role", "start", "end", "start_time", "end_time", "text")


def matrix(study: Study, layout: analysis.Layout) -> analysis.Matrix:
    """Return the theme matrix. Raises UnknownNameError for an attribute that no case has."""
    attributes = dict.fromkeys(attribute.name for case in study.cases for attribute in case.attributes)
    known = ("case", "document", *attributes)
    if layout.rows not in known:
        raise UnknownNameError("kind of row", layout.rows, known)
    if layout.columns == "theme" and not study.codebook.themes:
        raise ThemecodeError("The codebook in use has no themes.", mend="Write them under 'themes:' in the codebook.")
    return analysis.theme_matrix(study.codings, layout, codebook=study.codebook, cases=study.cases)


def quotations(study: Study, codings: Iterable[Coding], label: str) -> list[Quotation]:
    """Give codings their case, place and attribution. Raises ThemecodeError where the label cannot be filled."""
    check_label(study, label)
    return analysis.quotations(codings, documents=study.documents, cases=study.cases, roles=study.roles, label=label)


def check_label(study: Study, label: str) -> None:
    """Refuse a template of attributions that names what no case has, or that is not closed."""
    known = ["case", *dict.fromkeys(attribute.name for case in study.cases for attribute in case.attributes)]
    for field in re.findall(r"\{(\w+)\}", label):
        if field not in known:
            raise UnknownNameError("attribute", field, known)
    if set("{}") & set(re.sub(r"\{\w+\}", "", label)):
        mend = "Write it like: Lead, {size} system"
        raise ThemecodeError(f"The label '{label}' has a brace without a partner.", mend=mend)


def quotes(study: Study, code: str, *, label: str, by: str = "", spread: bool = False) -> Table:
    """Return the quotations of one code, grouped by an attribute or spread over the cases."""
    study.code(code)
    attributes = dict.fromkeys(attribute.name for case in study.cases for attribute in case.attributes)
    if by and by not in attributes:
        raise UnknownNameError("attribute", by, attributes)
    found = quotations(study, [c for c in counted(study.codings) if c.code == code], label)
    if spread:
        found = analysis.spread(found)
    values = {case.id: case.value(by) or "(unknown)" for case in study.cases}
    if by:
        found.sort(key=lambda quotation: values[quotation.case])
    rows = tuple(
        (*((values[q.case],) if by else ()), q.coding.id, q.case, q.label, q.place, q.coding.text, q.coding.status)
        for q in found
    )
    header = (*((by,) if by else ()), "id", "case", "attribution", "place", "text", "status")
    cases = len({quotation.case for quotation in found})
    basis = f"{len(found)} codings of {code} in {cases} of {len(study.cases)} cases; rejected ones are left out."
    return Table(f"quotes {code}", header, rows, basis)


def codings_table(study: Study) -> Table:
    """Return the codings, one a row, with the reason for each."""
    found = study.codings
    documents = {document.id: document for document in study.documents}
    case_of = {document: case.id for case in study.cases for document in case.documents}
    shown_as = {(speaker.document, speaker.name): speaker.shown for speaker in study.speakers}
    rows = []
    for coding in found:
        segment = coding.segment
        turn = documents[segment.document].turn_at(segment.start)
        speaker = shown_as.get((segment.document, turn.speaker), turn.speaker)
        flags = " ".join(dict.fromkeys(flag for one in coding.evidence for flag in one.flags))
        place = (coding.id, segment.document, case_of[segment.document], speaker, turn.number)
        words = (segment.start, segment.end, coding.text, coding.code, coding.coder, coding.origin)
        rows.append((*place, *words, coding.why, flags, coding.status, coding.created))
    basis = f"{len(rows)} codings that were not withdrawn, rejected ones included, in {len(documents)} documents."
    return Table("codings", CODING_COLUMNS, tuple(rows), basis)


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
    """Return the documents, one a row, with what was coded in each."""
    case_of = {document: case.id for case in study.cases for document in case.documents}
    coded: dict[str, int] = {}
    for coding in counted(study.codings):
        coded[coding.segment.document] = coded.get(coding.segment.document, 0) + 1
    rows = []
    for document in study.documents:
        people = [speaker for speaker in study.speakers if speaker.document == document.id]
        asked = ", ".join(speaker.shown for speaker in people if speaker.role == "interviewer")
        size = (len(document.turns), document.words, document.minutes)
        rows.append(
            (document.id, document.format, case_of.get(document.id, ""), *size, asked, coded.get(document.id, 0))
        )
    header = ("document", "format", "case", "turns", "words", "minutes", "interviewer", "codings")
    return Table("documents", header, tuple(rows), f"{len(rows)} documents; codings that nobody rejected.")


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
    """Return the cases with their attributes; an attribute's evidence has a column of its own."""
    names = list(dict.fromkeys(attribute.name for case in study.cases for attribute in case.attributes))
    rows = tuple((case.id, " ".join(case.documents), *(case.value(name) for name in names)) for case in study.cases)
    evidenced = sum(a.evidence is not None for case in study.cases for a in case.attributes)
    basis = f"{len(rows)} cases, {len(names)} attributes; {evidenced} values with evidence in a transcript."
    return Table("cases", ("case", "documents", *names), rows, basis)
