"""A table that a person sees: what it counts is said with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Rows under a header, with the basis: what was counted, out of how many, by whom.

    `adds_up` says whether its numbers may be summed over rows and columns: passages may, cases and shares may not.

    >>> Table("matrix", ("case", "leadership"), (("P01", 2), ("P02", 0)), "codings").column("leadership")
    [2, 0]
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    basis: str = ""
    adds_up: bool = True

    def column(self, name: str) -> list[Cell]:
        """Return one column's cells from top to bottom."""
        position = self.header.index(name)
        return [row[position] for row in self.rows]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row as a dictionary by column name."""
        for row in self.rows:
            yield dict(zip(self.header, row, strict=True))

    def turned(self, corner: str) -> Table:
        """Return the table with its columns as rows, for a terminal that is higher than wide.

        >>> Table("matrix", ("case", "leadership", "money"), (("P01", 2, 0), ("P02", 0, 1))).turned("code").rows
        (('leadership', 2, 0), ('money', 0, 1))
        """
        columns = tuple(zip(self.header, *self.rows, strict=True))
        header = (corner, *map(str, columns[0][1:]))
        return Table(self.name, header, columns[1:], self.basis, self.adds_up)
