"""Answers from the first sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from themecode.importers.answers.rows import Piece, pieces_of
from themecode.importers.workbooks import workbook_rows


def header(path: Path, _encoding: str) -> list[str]:
    """Return the names of the columns."""
    names = next(workbook_rows(path), (0, []))[1]
    while names and not names[-1]:
        names.pop()
    return names


def pieces(path: Path, encoding: str, wanted: Sequence[int]) -> Iterator[Piece]:
    """Yield some columns, a few rows at a time."""
    width = len(header(path, encoding))
    yield from pieces_of(_answers(path, width), width, wanted, lambda: 0.0)


def _answers(path: Path, width: int) -> Iterator[list[str]]:
    """Yield the rows below the header; empty ones at the end, which Excel often keeps, are none."""
    empty = 0
    for number, row in workbook_rows(path):
        if number == 1:
            continue
        if any(row[:width]):
            yield from ([""] * width for _ in range(empty))
            yield row[:width]
            empty = 0
        else:
            empty += 1
