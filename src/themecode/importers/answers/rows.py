"""A few rows of a table by columns; which rows are answers at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

Columns = tuple[list[str], ...]
_ROWS = 512


@dataclass(frozen=True)
class Piece:
    """A few rows by columns, and how much of the file is read, 0 to 1."""

    columns: Columns
    read: float

    @cached_property
    def size(self) -> int:
        """How many characters it has."""
        return sum(sum(map(len, column)) for column in self.columns)


def pieces_of(
    rows: Iterable[list[str]], width: int, wanted: Sequence[int], read: Callable[[], float]
) -> Iterator[Piece]:
    """Gather rows, some columns of each. Short rows are filled up: some programs leave empty last cells out.

    A row in which every cell is empty is no answer, unless the table has one column only.
    """
    held: list[list[str]] = []
    for row in rows:
        if width > 1 and not any(row):
            continue
        held.append(row if len(row) >= width else row + [""] * (width - len(row)))
        if len(held) == _ROWS:
            yield _piece(held, wanted, read())
            held = []
    if held:
        yield _piece(held, wanted, 1.0)


def _piece(rows: list[list[str]], wanted: Sequence[int], read: float) -> Piece:
    return Piece(tuple([row[column] for row in rows] for column in wanted), read)
