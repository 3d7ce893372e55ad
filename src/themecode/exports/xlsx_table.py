"""One table as a workbook: a sheet, and a second one with its basis."""

from __future__ import annotations

import re
from dataclasses import replace

from themecode.exports.book import Book, workbook_bytes
from themecode.exports.sheets import add_table
from themecode.model import Table

_LONGEST_NAME = 31


def as_xlsx(table: Table) -> bytes:
    """Return the table as a workbook with the sheets NAME and "basis"."""
    named = replace(table, name=sheet_name(table.name))
    basis = Table("basis", ("basis",), ((table.basis or "not stated",),))

    def fill(book: Book) -> None:
        add_table(book, named, widths={}, wrapped=("text",))
        add_table(book, basis, widths={"basis": 100}, wrapped=("basis",))

    return workbook_bytes(table.name, "", fill)


def sheet_name(name: str) -> str:
    """Return a name that a sheet may have.

    >>> sheet_name("codes by size: small/large"), sheet_name("Basis"), sheet_name("")
    ('codes by size- small-large', 'table', 'table')
    """
    allowed = re.sub(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]", "-", name)[:_LONGEST_NAME].strip("' ")
    return "table" if allowed.lower() in ("", "basis", "history") else allowed
