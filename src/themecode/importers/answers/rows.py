"""A few rows of a table by columns; which rows are answers at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from themecode.importers.answers.arrow_texts import ArrowTexts

Columns = tuple[Sequence[str], ...]
_ROWS = 512


@dataclass(frozen=True)
class Piece:
    """A few rows by columns, and how much of the file is read, 0 to 1."""

    columns: Columns
    read: float

    @cached_property
    def size(self) -> int:
        """How many characters it has."""
        return sum(column.size if isinstance(column, ArrowTexts) else sum(map(len, column)) for column in self.columns)


def pieces_of(
    rows: Iterator[list[str]], width: int, wanted: Sequence[int], read: Callable[[], float]
) -> Iterator[Piece]:
    """Gather rows, some columns of each. Short rows are filled up: some programs leave empty last cells out.

    A row in which every cell is empty is no answer, unless the table has one column only.
    """
    while held := list(islice(rows, _ROWS)):
        if width > 1:
            held = [row for row in held if any(row)]
        if any(len(row) < width for row in held):
            held = [row + [""] * (width - len(row)) for row in held]
        if held:
            yield Piece(tuple([row[column] for row in held] for column in wanted), read())
