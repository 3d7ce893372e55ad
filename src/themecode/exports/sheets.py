"""A table as a sheet with a frozen header, a filter, and columns and rows of a sensible size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from themecode.exports.book import Book
from themecode.exports.fitting import fitting, shorten
from themecode.model import Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_SAMPLE, _NARROW, _WIDE = 40, 8, 44


def add_table(book: Book, table: Table, *, widths: Mapping[str, int], wrapped: Sequence[str] = ()) -> None:
    """Add a sheet; columns named in `wrapped` show their text on several lines."""
    table = fitting(table)
    sheet = book.workbook.add_worksheet(table.name)
    across = [widths.get(name) or _width(table, column) for column, name in enumerate(table.header)]
    for column, name in enumerate(table.header):
        sheet.write_string(0, column, shorten(name), book.styles.header)
        look = book.styles.wrapped if name in wrapped else book.styles.cell
        sheet.set_column(column, column, across[column], look)
    sheet.freeze_panes(1, 0)
    print_wide(sheet)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
        broken = {column: across[column] for column, name in enumerate(table.header) if name in wrapped}
        book.fill_below(sheet, table.rows, broken)


def print_wide(sheet: Worksheet, *, on_one_page: bool = False) -> None:
    """Print on A4 across, one page wide, the header on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, int(on_one_page))
    sheet.repeat_rows(0)


def _width(table: Table, column: int) -> int:
    return min(max(_lengths(table, column)) + 2, _WIDE)


def _lengths(table: Table, column: int) -> Iterator[int]:
    yield _NARROW
    yield len(table.header[column])
    for row in table.rows[:_SAMPLE]:
        yield len(str(row[column] or ""))
