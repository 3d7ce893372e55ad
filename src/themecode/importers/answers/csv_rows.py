"""Answers from CSV: comma, semicolon or tab; line breaks inside quoted answers; every cell stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from themecode.errors import ThemecodeError
from themecode.importers.answers.rows import Piece, pieces_of

_LONGEST = 10_000_000
"""Characters in one cell; a quotation mark that is never closed would swallow the file."""


class _Row(NamedTuple):
    """A row, the line that it ends on, and about how many bytes were read until then."""

    cells: list[str]
    line: int
    read: int


def header(path: Path, encoding: str) -> list[str]:
    """Return the names of the columns."""
    return next(_rows(path, encoding), _Row([], 0, 0)).cells


def pieces(path: Path, encoding: str, wanted: Sequence[int]) -> Iterator[Piece]:
    """Yield some columns, a few rows at a time."""
    rows = _rows(path, encoding)
    width, whole = len(next(rows).cells), max(path.stat().st_size, 1)
    read = 0

    def answers() -> Iterator[list[str]]:
        nonlocal read
        for row in rows:
            read = row.read
            if any(row.cells[width:]):
                says = f"{path.name}:{row.line} has {len(row.cells)} cells, the header has {width}."
                raise ThemecodeError(says, mend="An answer with the delimiter in it needs quotation marks round it.")
            yield row.cells or [""] * (width == 1)

    yield from pieces_of(answers(), width, wanted, lambda: min(read / whole, 1.0))


def _rows(path: Path, encoding: str) -> Iterator[_Row]:
    csv.field_size_limit(_LONGEST)
    delimiter = _delimiter(path, encoding)
    with _opened(path, encoding) as (raw, text):
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                yield _Row(cells, reader.line_num, raw.tell())
        except csv.Error as error:
            says = f"{path.name}:{reader.line_num} is not readable as CSV: {error}."
            raise ThemecodeError(says, mend="Is a quotation mark opened there, or before, and not closed?") from error


def _delimiter(path: Path, encoding: str) -> str:
    """Return what cuts the first row into most cells."""
    with _opened(path, encoding) as (_, text):
        start = io.StringIO(text.read(1_000_000), newline="")

    def cells(delimiter: str) -> int:
        start.seek(0)
        try:
            return len(next(csv.reader(start, delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(",;\t", key=cells)


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[tuple[io.BufferedReader, io.TextIOWrapper]]:
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
        yield raw, text
