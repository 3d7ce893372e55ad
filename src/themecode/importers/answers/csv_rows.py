"""Answers from CSV: comma, semicolon or tab; line breaks inside quoted answers; every cell stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.importers.answers.rows import Piece, pieces_of

if TYPE_CHECKING:
    from _csv import Reader as Rows

_LONGEST = 10_000_000
"""Characters in one cell; a quotation mark that is never closed would swallow the file."""


def header(path: Path, encoding: str) -> list[str]:
    """Return the names of the columns."""
    with _reader(path, encoding) as (_, rows):
        return next(rows, [])


def pieces(path: Path, encoding: str, wanted: Sequence[int]) -> Iterator[Piece]:
    """Yield some columns, a few rows at a time."""
    whole = max(path.stat().st_size, 1)
    with _reader(path, encoding) as (raw, rows):
        width = len(next(rows))
        yield from pieces_of(_fitting(path, rows, width), width, wanted, lambda: min(raw.tell() / whole, 1.0))


def _fitting(path: Path, rows: Rows, width: int) -> Iterator[list[str]]:
    """Refuse rows with more cells than the header names; give one-column tables a cell on every line."""
    for row in rows:
        if len(row) > width and any(row[width:]):
            says = f"{path.name}:{rows.line_num} has {len(row)} cells, the header has {width}."
            raise ThemecodeError(says, mend="An answer with the delimiter in it needs quotation marks round it.")
        yield row or [""]


@contextmanager
def _reader(path: Path, encoding: str) -> Iterator[tuple[io.BufferedReader, Rows]]:
    """Yield the file, for how much of it was read, and its rows."""
    csv.field_size_limit(_LONGEST)
    delimiter = _delimiter(path, encoding)
    with _opened(path, encoding) as (raw, text):
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            yield raw, rows
        except csv.Error as error:
            says = f"{path.name}:{rows.line_num} is not readable as CSV: {error}."
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
