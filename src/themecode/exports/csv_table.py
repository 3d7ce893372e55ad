"""A table as CSV: plain UTF-8, one line end everywhere, and no cell that a spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from themecode.exports.cells import is_absent
from themecode.exports.showing import encodable
from themecode.model import Cell, Table

_LIVE = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - spreadsheets obey the full-width signs too
_NEEDS_QUOTES = re.compile('[,"\r\n]')


def as_csv(table: Table) -> bytes:
    """Return the table as CSV: header and rows, without the basis, because machines read it."""
    field_of = lru_cache(maxsize=1024, typed=True)(field)  # most columns repeat a few words
    return "".join([_line(row, field_of) for row in (table.header, *table.rows)]).encode()


def escape_cell(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    That is text that begins with = + - @, a tab or a line end, also behind apostrophes of its own, so that
    `unescape_cell` gives back exactly what was there. Numbers are not text and stay as they are.

    >>> escape_cell("=1+1"), escape_cell("'=1+1"), escape_cell("'twas so")
    ("'=1+1", "''=1+1", "'twas so")
    """
    return f"'{text}" if _LIVE.match(text) else text


def unescape_cell(text: str) -> str:
    """Undo `escape_cell`, for whoever reads the CSV back.

    >>> unescape_cell("'=1+1")
    '=1+1'
    """
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text


def _line(cells: Iterable[Cell], field_of: Callable[[Cell], str]) -> str:
    written = ",".join(map(field_of, cells))
    return f"{written}\n" if written else '""\n'  # an empty line would not be a row


def field(cell: Cell) -> str:
    """Write one cell as it stands in a CSV, guarded and quoted where it must be."""
    # Not csv.writer: with "\n" line ends it leaves a lone "\r" unquoted and cannot read its own file back.
    if not isinstance(cell, str):
        return "" if is_absent(cell) else str(cell)
    text = encodable(escape_cell(cell))
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
