"""A survey's table, read: every cell is an answer, an attribute, an id or a code, or is counted as lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from themecode.importers import csv_transcript, highlights, whisper_tsv
from themecode.importers.cells import Cells, Row
from themecode.importers.ledger import COLUMNS, GUARDS, MARKS, QUESTIONS, SPACE, solid
from themecode.importers.refusals import ImportRefusedError, LostWordsError
from themecode.importers.source import Source, remembered
from themecode.importers.survey.headings import Column, Headings, headings_of
from themecode.importers.survey.known_columns import CODEBOOK, MEANINGS
from themecode.importers.survey.layout import Layout, layout_of
from themecode.importers.survey.respondents import QUESTION, Origin, Respondents, Told
from themecode.importers.table_reading import TableOptions, TableReading
from themecode.model import Document, Loss
from themecode.problems import Problem

SUFFIXES = (".csv", ".tsv", ".xlsx")
_STEP = 500
_SHOWN = 5


@remembered
def recognises(source: Source) -> bool:
    """Say whether this is a table with a heading row that is neither a transcript of speakers nor of highlights."""
    if source.suffix not in SUFFIXES or whisper_tsv.recognises(source) or not any(source.cells.header):
        return False
    is_transcript = csv_transcript.recognises(source) and csv_transcript.is_sure(source)
    return not is_transcript and not highlights.recognises(source)


def read(source: Source, options: TableOptions) -> TableReading:
    """Read a survey. Raises ImportRefusedError where ids are missing or there twice, or nobody answered."""
    cells = source.cells
    headings = headings_of(source.name, cells)
    rows = cells.rows[headings.rows :]
    keys = {column.key for column in headings.columns}
    if keys <= CODEBOOK and keys & MEANINGS and len(keys) > 1:
        mend = "Name its columns if it is none: --text COLUMN --id COLUMN."
        if not options.named:
            raise ImportRefusedError(source.name, "looks like a codebook, not like a survey", mend)
    if not rows:
        raise ImportRefusedError(source.name, "holds no speech (it has no row below its headings)")
    layout = layout_of(headings, rows, options)
    names = _names(source.name, layout.id, rows)
    respondents = Respondents(Origin(source.name, source.sha256, source.encoding), layout, options.taken)
    for number, (row, name) in enumerate(zip(rows, names, strict=True), start=1):
        respondents.add(row, name)
        if number % _STEP == 0:
            options.on_rows(number / len(rows), number)
    told = respondents.told
    if not told.documents:
        asked = ", ".join(question.name for question in layout.questions)
        raise ImportRefusedError(source.name, f"holds no speech (nobody answered {asked})")
    _count(source, cells, headings, layout, told)
    problems = (*source.problems, *cells.problems, *layout.problems, *_seen(source.name, told, options))
    return TableReading(
        "survey", tuple(told.documents), tuple(told.cases), tuple(told.speakers), tuple(told.codes), problems
    )


def _names(file: str, column: Column | None, rows: Sequence[Row]) -> list[str]:
    """Return each respondent's id; refuse ids that are missing or there twice, with their rows."""
    if column is None:
        stem, width = file.rpartition(".")[0] or file, len(str(len(rows)))
        return [f"{stem}-{number:0{width}}" for number in range(1, len(rows) + 1)]
    names = [" ".join(row.cells[column.place].split()) for row in rows]
    seen: dict[str, list[int]] = {}
    for name, row in zip(names, rows, strict=True):
        seen.setdefault(name, []).append(row.line)
    if missing := seen.pop("", []):
        reason = f"has no id in the column '{column.name}' in {_lines(missing)}"
        raise ImportRefusedError(file, reason, "Give each respondent an id, or name another column: --id COLUMN.")
    twice = [f"'{name}' in {_lines(lines)}" for name, lines in seen.items() if len(lines) > 1]
    if twice:
        more = f" and {len(twice) - _SHOWN} more" if len(twice) > _SHOWN else ""
        reason = f"has ids that are there twice in the column '{column.name}': {'; '.join(twice[:_SHOWN])}{more}"
        raise ImportRefusedError(file, reason, "Take the doubles out, or name another column: --id COLUMN.")
    return names


def _lines(lines: Sequence[int]) -> str:
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:_SHOWN]))}{more}"


def _count(source: Source, cells: Cells, headings: Headings, layout: Layout, told: Told) -> None:
    """Check that every character became an answer or is counted; enter what belongs to the whole file, too."""
    heading = [cell for row in cells.rows[: headings.rows] for cell in row.cells if cell]
    places = {c.place for c in (*layout.questions, *layout.attributes, *layout.left_out)}
    places |= {c.place for columns in layout.codes.values() for c in columns}
    places |= {layout.id.place} if layout.id else set()
    rest = [c for row in cells.rows[headings.rows :] for at, c in enumerate(row.cells) if c and at not in places]
    spoken = "\n".join(_answers_in(told.documents))
    written = "\n".join(" ".join(answer.split()) for answer in told.answers)
    if "\0" in spoken or _has_halves(spoken):
        raise ImportRefusedError(source.name, "holds characters that no text can hold (NUL, or half of a pair)")
    lost = [cell for kind in told.lost.values() for cell in kind]
    missing = cells.solid - solid(heading) - solid(rest) - solid(lost) - solid([spoken])
    if missing or spoken != written:
        raise LostWordsError(source.name, f"{abs(missing)} characters {'missing' if missing >= 0 else 'too many'}")
    whole = {
        QUESTIONS: (sum(map(len, heading)), len(heading)),
        COLUMNS: (sum(map(len, rest)), len(rest)),
        MARKS: (cells.marks, 1),
        GUARDS: (cells.guards, cells.guards),
        **{kind: (sum(map(len, unspoken)), len(unspoken)) for kind, unspoken in told.unspoken.items()},
    }
    _enter(source, told, whole, len(spoken) - len(told.answers) + 1)


def _enter(source: Source, told: Told, whole: dict[str, tuple[int, int]], spoken: int) -> None:
    """Enter with the first document what belongs to the whole file, and the white space between its cells."""
    known = sum(loss.characters for document in told.documents for loss in document.losses)
    space = source.counted()[0] - spoken - known - sum(characters for characters, _ in whole.values())
    first = told.documents[0]
    found = {loss.kind: (loss.characters, loss.times) for loss in first.losses}
    for kind, (characters, times) in {**whole, SPACE: (space, 1)}.items():
        if characters > 0:
            before = found.get(kind, (0, 0))
            found[kind] = (before[0] + characters, before[1] + times)
    losses = tuple(Loss(kind, characters, times) for kind, (characters, times) in found.items())
    told.documents[0] = replace(first, losses=losses)


def _answers_in(documents: Sequence[Document]) -> list[str]:
    return [d.text[turn.start : turn.end] for d in documents for turn in d.turns if turn.speaker != QUESTION]


def _has_halves(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _seen(file: str, told: Told, options: TableOptions) -> list[Problem]:
    problems = []
    silent = [case for case in told.cases if not case.documents]
    for kept in (True, False):
        if number := sum(bool(case.attributes) is kept for case in silent):
            became = "cases without a document" if kept else "nothing of them is kept, for they have no attribute"
            who = "1 respondent" if number == 1 else f"{number:,} respondents"
            problems.append(Problem(file, f"{who} answered none of the questions: {became}.", grade="note"))
    if told.uncodable:
        says = f"Codes stand beside an empty answer in {_lines(told.uncodable)}: there are no words to code."
        problems.append(Problem(file, says, "They were left out.", "warning"))
    renamed = sum(case.id in options.taken for case in told.cases)
    if renamed:
        says = (
            f"{renamed} of these ids have a document here already: theirs are called after the file, the case is one."
        )
        problems.append(Problem(file, says, "Is this the same survey? themecode undo takes an import back.", "warning"))
    return problems
