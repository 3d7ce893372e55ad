"""A transcript as a table: one row a turn, with columns for words, speaker, times and codes, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from themecode.importers import whisper_tsv
from themecode.importers.given_code import codes_in
from themecode.importers.ledger import CODES, COLUMNS, GUARDS, MARKS, QUESTIONS, SPEAKERS, TIMINGS, Ledger
from themecode.importers.marks import decoded
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.source import Source, remembered
from themecode.importers.timing import CLOCK, clock_of
from themecode.importers.turns import Utterance

SUFFIXES = (".csv", ".tsv", ".xlsx")
_NAMES = {
    "words": ("words", "text", "utterance", "speech", "transcript", "spoken", "sentence"),
    "speaker": ("speaker", "speaker name", "speaker_name", "speaker id", "speaker_id", "speaker_label"),
    "start": ("timestamp", "start", "start time", "start_time", "starttime", "begin", "time", "start_ms"),
    "end": ("end", "end time", "end_time", "endtime", "stop", "end_ms"),
    "codes": ("tags", "codes", "tag", "code"),
}
_PERHAPS = ("name", "participant", "who", "person")
"""Names of a column that may be the speaker's, or a respondent's."""
_CLOCK = re.compile(rf"[\[(]?\s*({CLOCK})\s*[\])]?")
_SECONDS = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_SLOWEST = 20
"""No talk takes so many seconds a word: numbers as large as that are milliseconds."""


class Columns(NamedTuple):
    """Where the columns of a transcript stand; None for one that is not there."""

    words: int
    speaker: int | None
    start: int | None
    end: int | None
    codes: int | None


def columns_of(header: Sequence[str]) -> Columns | None:
    """Find a transcript's columns by their names; None where the table is no transcript, or a name is there twice."""
    names = [name.casefold() for name in header]
    found: dict[str, int | None] = {}
    for column, known in _NAMES.items():
        places = [place for place, name in enumerate(names) if name in known]
        if len(places) > 1:
            return None
        found[column] = places[0] if places else None
    if found["speaker"] is None:
        found["speaker"] = next((place for place, name in enumerate(names) if name in _PERHAPS), None)
    if found["words"] is None or (found["speaker"] is None and found["start"] is None):
        return None
    return Columns(found["words"], found["speaker"], found["start"], found["end"], found["codes"])


@remembered
def recognises(source: Source) -> bool:
    """Say whether this is a table with words, and what may be a speaker or a time beside them."""
    if source.suffix not in SUFFIXES or whisper_tsv.recognises(source):
        return False
    columns = columns_of(source.cells.header)
    return columns is not None and (columns.speaker is not None or _are_times(source, columns.start))


def is_sure(source: Source) -> bool:
    """Say whether a transcript's table can be nothing else: its column is called speaker, or it has times."""
    columns = columns_of(source.cells.header)
    if columns is None:
        return False
    called = {name.casefold() for name in source.cells.header}
    return bool(called & set(_NAMES["speaker"])) or (columns.start is not None and _are_times(source, columns.start))


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read one row after the other; codes beside the words are kept in the ledger for the line."""
    cells = source.cells
    columns = columns_of(cells.header)
    if columns is None or len(cells.rows) == 1:
        raise ImportRefusedError(source.name, "holds no speech (it has no row below its header)")
    ledger.problems += cells.problems
    ledger.lose(MARKS, "," * cells.marks)
    ledger.lose(GUARDS, "'" * cells.guards)
    ledger.lose_all({QUESTIONS: cells.rows[0].cells})
    _tell_columns(cells.header, columns, ledger)
    clock = _clock(source, columns, ledger)
    utterances = []
    for row in cells.rows[1:]:
        for column, cell in enumerate(row.cells):
            if cell and column not in columns:
                ledger.lose(COLUMNS, cell)
        words = decoded(row.cells[columns.words], ledger)
        speaker = _held(row.cells, columns.speaker, SPEAKERS, ledger)
        codes = _held(row.cells, columns.codes, CODES, ledger)
        times = (_held(row.cells, column, TIMINGS, ledger) for column in (columns.start, columns.end))
        start_ms, end_ms = (_time(time, clock, row.line, ledger) for time in times)
        if codes and words.strip():
            ledger.codes[row.line] = codes_in(codes)
        utterances.append(Utterance(speaker.strip() or None, words, start_ms, end_ms, None, row.line))
    return utterances


def _are_times(source: Source, column: int | None) -> bool:
    """Say whether a column holds times of a recording, not dates."""
    if column is None:
        return False
    written = [row.cells[column].strip() for row in source.cells.rows[1:] if row.cells[column].strip()]
    return all(_CLOCK.fullmatch(one) or _SECONDS.fullmatch(one) for one in written)


def _held(cells: list[str], column: int | None, kind: str, ledger: Ledger) -> str:
    if column is None:
        return ""
    ledger.lose(kind, cells[column])
    return cells[column]


def _tell_columns(header: Sequence[str], columns: Columns, ledger: Ledger) -> None:
    others = [name or "(no name)" for column, name in enumerate(header) if column not in columns]
    if others:
        ledger.note(0, f"Columns that are no speech, speaker, time or code: {', '.join(others)}.")


def _clock(source: Source, columns: Columns, ledger: Ledger) -> Callable[[str], int]:
    """Tell how plain numbers count time: in seconds, or in milliseconds where seconds would be far too slow."""
    rows = source.cells.rows[1:]
    written = [row.cells[at].strip() for row in rows for at in (columns.start, columns.end) if at is not None]
    numbers = [_number(one) for one in written if _SECONDS.fullmatch(one)]
    words = sum(len(row.cells[columns.words].split()) for row in rows)
    if not numbers or (max(numbers) < _SLOWEST * words and any("." in one or "," in one for one in written)):
        return lambda one: round(_number(one) * 1000)
    in_ms = max(numbers) > _SLOWEST * max(words, 1)
    ledger.note(0, f"Times are plain numbers; they were read as {'milliseconds' if in_ms else 'seconds'}.")
    return lambda one: round(_number(one) * (1 if in_ms else 1000))


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _time(written: str, number: Callable[[str], int], line: int, ledger: Ledger) -> int | None:
    written = written.strip()
    if not written:
        return None
    if found := _CLOCK.fullmatch(written):
        return clock_of(found[1])
    if _SECONDS.fullmatch(written):
        return number(written)
    ledger.warn(line, "A time cannot be read; the words were kept without it.", "Write it as 0:01:30.")
    return None
