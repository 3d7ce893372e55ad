"""Making text fit into a workbook: what a cell cannot hold goes on elsewhere, and says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from themecode.errors import ThemecodeError
from themecode.exports.showing import shown
from themecode.model import Cell, Table

PART = 32_000
"""A cell holds 32,767 UTF-16 units; longer text goes on in further columns, so many in each."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
CUT = " […cut here]"
_SURELY_FITS = PART // 2  # no character takes more than two units


def fitting(table: Table) -> Table:
    """Return the table as a sheet can hold it: text that is too long goes on in columns at the far right.

    >>> fitting(Table("t", ("text",), (("x" * 70_000,),))).header
    ('text', 'text, part 2', 'text, part 3')
    """
    needed = [_parts_needed(column) for column in zip(*table.rows, strict=True)]
    further = [(position, part) for position, most in enumerate(needed) for part in range(1, most)]
    if further:
        header = (*table.header, *(_part_name(table.header[position], part) for position, part in further))
        rows = tuple(_split(row, table.header, further) for row in table.rows)
        table = Table(table.name, header, rows, table.basis)
    if len(table.rows) >= MOST_ROWS or len(table.header) > MOST_COLUMNS:
        raise ThemecodeError(
            f"The table '{table.name}' has more rows or columns than a workbook holds.",
            safe="Nothing was written.",
            mend="Write .csv.",
        )
    return table


def _parts_needed(column: Iterable[Cell]) -> int:
    long = [cell for cell in column if isinstance(cell, str) and len(cell) > _SURELY_FITS]
    return max((len(_pieces(cell)) for cell in long), default=1)


def _split(row: Sequence[Cell], header: Sequence[str], further: list[tuple[int, int]]) -> tuple[Cell, ...]:
    first = [_piece(cell, header[position], 0) for position, cell in enumerate(row)]
    return (*first, *(_piece(row[position], header[position], part) for position, part in further))


def _pieces(text: str) -> Sequence[str]:
    if len(text) <= _SURELY_FITS:
        return (text,)
    size = PART if max(text) <= "\uffff" else PART // 2  # an emoji takes two of a cell's units
    return [text[start : start + size] for start in range(0, len(text), size)]


def _piece(cell: Cell, name: str, part: int) -> Cell:
    if not isinstance(cell, str):
        return None if part else cell
    pieces = _pieces(cell)
    if part >= len(pieces):
        return None
    goes_on = part + 1 < len(pieces)
    return f"{pieces[part]} […goes on in the column '{_part_name(name, part + 1)}']" if goes_on else pieces[part]


def _part_name(name: str, part: int) -> str:
    return f"{shorten(name, 100)}, part {part + 1}"


def shorten(text: str, most: int = 250) -> str:
    """Cut a heading that is too long for one, with a mark.

    >>> shorten("a" * 300)[-14:]
    'aa […cut here]'
    """
    return shown(text) if len(text) <= most else shown(text[: most - len(CUT)]) + CUT
