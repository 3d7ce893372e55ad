"""The rows of a table as text: CSV, TSV, or the first sheet of a workbook; nothing is guessed about their meaning."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from themecode.importers.ledger import solid
from themecode.importers.refusals import ImportRefusedError
from themecode.problems import Problem

MOST_CELLS = 1_000_000
MOST_COLUMNS = 16_384
_LONGEST = 10_000_000
_SHORT = 20
"""Cells shorter than that repeat, and equal ones are kept once."""
_GUARDED = re.compile("'+(?=[=+\\-@\t\r\n＝＋－＠])")  # noqa: RUF001 - spreadsheets obey the full-width signs too


class Row(NamedTuple):
    """One row that is not empty: `line` is the line of a text on which it ends, or the row of a sheet."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Cells:
    """A table as it was read. Every row has as many cells as the first.

    `marks` is how many characters that are no white space stand between and around the cells; `guards` how many
    apostrophes were taken away that only kept a spreadsheet from running a cell.
    """

    rows: list[Row]
    characters: int
    marks: int = 0
    guards: int = 0
    problems: tuple[Problem, ...] = ()

    @cached_property
    def header(self) -> list[str]:
        """The cells of the first row, trimmed."""
        return [" ".join(name.split()) for name in self.rows[0].cells] if self.rows else []

    @cached_property
    def solid(self) -> int:
        """How many characters of all cells are not white space."""
        return solid("".join(row.cells) for row in self.rows)


def cells_of_text(name: str, text: str, *, tabs: bool = False) -> Cells:
    """Read comma, semicolon or tab separated text. Raises ImportRefusedError with the line."""
    csv.field_size_limit(_LONGEST)
    delimiter = "\t" if tabs else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(_within_limits(name, ((reader.line_num, row) for row in reader)))
    except csv.Error as error:
        reason = f"is not readable as a table (line {reader.line_num}: {error})"
        mend = "Is a quotation mark opened there, or before, and not closed?"
        raise ImportRefusedError(name, reason, mend) from error
    written = solid("".join(row.cells) for row in rows)
    guards = sum(map(_unguard, rows))
    problems = _fitted(name, rows)
    return Cells(rows, len(text), solid([text]) - written, guards, tuple(problems))


def cells_of_sheet(name: str, rows: Iterator[tuple[int, list[str]]], problems: Sequence[Problem] = ()) -> Cells:
    """Take the rows of a sheet. Raises ImportRefusedError."""
    held = list(_within_limits(name, rows))
    _widened(held)
    return Cells(held, sum(len(cell) for row in held for cell in row.cells), problems=tuple(problems))


def _delimiter(text: str) -> str:
    """Return what cuts the first row into most cells."""
    start = text[:1_000_000]

    def parts(delimiter: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(",;\t", key=parts)


def _within_limits(name: str, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    """Yield the rows that hold anything, and the first in any case."""
    cells = 0
    known: dict[str, str] = {}
    for number, (line, found) in enumerate(rows):
        cells += len(found)
        if len(found) > MOST_COLUMNS:
            raise ImportRefusedError(name, f"has more than {MOST_COLUMNS:,} columns (limit), line {line}")
        if cells > MOST_CELLS:
            mend = "Take the columns out that you do not need, or use: themecode tag-table"
            raise ImportRefusedError(name, "has more than a million cells (limit)", mend)
        if not number or any(cell.strip() for cell in found):
            yield Row(line, [known.setdefault(cell, cell) if len(cell) < _SHORT else cell for cell in found])


def _unguard(row: Row) -> int:
    """Take away the apostrophe before what a spreadsheet would run; say how many there were."""
    guarded = [at for at, cell in enumerate(row.cells) if cell[:1] == "'" and _GUARDED.match(cell)]
    for at in guarded:
        row.cells[at] = row.cells[at][1:]
    return len(guarded)


def _fitted(name: str, rows: list[Row]) -> list[Problem]:
    """Give every row the width of the header; refuse cells beyond it, for they belong to no column."""
    width = len(rows[0].cells) if rows else 0
    short = [row.line for row in rows if len(row.cells) < width]
    for row in rows:
        if any(cell.strip() for cell in row.cells[width:]):
            reason = f"has {len(row.cells)} cells in line {row.line}, but its header names {width} columns"
            raise ImportRefusedError(name, reason, "A cell with the delimiter in it needs quotation marks round it.")
        del row.cells[width:]
        row.cells.extend([""] * (width - len(row.cells)))
    if not short:
        return []
    says = f"{len(short)} rows have fewer cells than the header (the first ends in line {short[0]})."
    return [
        Problem(f"{name}:{short[0]}", says, "Their last cells were taken as empty; is an answer cut there?", "warning")
    ]


def _widened(rows: list[Row]) -> None:
    """Give every row of a sheet the width of the widest: there, no cell can have slipped."""
    width = max((len(row.cells) for row in rows), default=0)
    for row in rows:
        row.cells.extend([""] * (width - len(row.cells)))
