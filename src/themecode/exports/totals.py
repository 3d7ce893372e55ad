"""The sums at the edges of a matrix, the same in the workbook and in the report."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.exports.cells import number_of
from themecode.model import Table

_PLURALS = {"case": "cases", "document": "documents"}


@dataclass(frozen=True)
class Totals:
    """What a matrix adds up to: by row, by column, how many rows have each column, and altogether."""

    by_row: tuple[float | None, ...]
    by_column: tuple[float | None, ...]
    rows_with: tuple[int | None, ...]
    altogether: float | None
    highest: float


def totals_of(matrix: Table) -> Totals:
    """Add up a matrix whose first column names the rows; nothing is summed where its counts do not add up.

    >>> totals_of(Table("matrix", ("case", "a", "b"), (("P01", 2, 0), ("P02", 1, 0)))).by_column
    (3, 0)
    """
    rows = [[number_of(cell) for cell in row[1:]] for row in matrix.rows]
    columns = [[row[position] for row in rows] for position in range(len(matrix.header) - 1)]
    by_row = tuple(sum(row) for row in rows)
    highest = max((value for row in rows for value in row), default=0)
    if not matrix.adds_up:
        none = (None,) * len(columns)
        return Totals((None,) * len(rows), none, none, None, highest)
    return Totals(
        by_row=by_row,
        by_column=tuple(sum(column) for column in columns),
        rows_with=tuple(sum(value != 0 for value in column) for column in columns),
        altogether=sum(by_row),
        highest=highest,
    )


def rows_noun(matrix: Table, count: int | None = None) -> str:
    """Name what the rows are, in the plural: cases, documents, or groups of an attribute.

    >>> rows_noun(Table("matrix", ("case", "a"), ()), 1)
    '1 case'
    """
    kind = matrix.header[0] if matrix.header else "row"
    plural = _PLURALS.get(kind, "groups")
    return plural if count is None else counted_noun(count, plural.removesuffix("s"), plural)


def counted_noun(count: float, one: str, many: str) -> str:
    """Write a number with its noun.

    >>> counted_noun(1, "code", "codes"), counted_noun(1200, "coding", "codings")
    ('1 code', '1,200 codings')
    """
    return f"{count:,} {one if count == 1 else many}"
