"""The framework matrix as a workbook that people fill in: cells to write in, the extracts and the codes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from themecode.exports.book import Book, workbook_bytes
from themecode.exports.codebook_table import meanings, readable_names
from themecode.exports.fitting import PART, shorten
from themecode.exports.sheets import add_table, print_wide
from themecode.exports.showing import shown
from themecode.exports.writing import write_bytes
from themecode.model import Codebook, Table

COLOURS = {
    "summarised": "#FFFFFF",
    "check": "#FBE3C0",
    "extracts": "#DCEBF7",
    "nothing said": "#EFEFEF",
    "not asked": "#EFEFEF",
    "not mentioned": "#EFEFEF",
    "not read": "#F7E9F1",
}
_CASE, _CELL, _HIGH = 16, 34, 90


def write_framework_workbook(
    path: Path,
    table: Table,
    states: Sequence[Sequence[str]],
    extracts: Table,
    codebook: Codebook,
    created: str,
) -> None:
    """Write the sheets "framework", "extracts" and "basis"; the first one is what is brought back."""

    def fill(book: Book) -> None:
        _add(book, table, states, codebook)
        add_table(book, extracts, widths={"text": 90}, wrapped=("text",))
        told = (
            (table.basis,),
            ("Write summaries over the brackets, or before them; ids in brackets at the end are the extracts behind.",),
            ("Bring it back: themecode framework import FILE. Changes are shown before they are stored.",),
        )
        add_table(book, Table("basis", ("basis",), told), widths={"basis": 100}, wrapped=("basis",))

    write_bytes(path, workbook_bytes(table.name, created, fill))


def _add(book: Book, table: Table, states: Sequence[Sequence[str]], codebook: Codebook) -> None:
    sheet = book.workbook.add_worksheet("framework")
    names, means = readable_names(codebook), meanings(codebook)
    base = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9CFCD"}
    looks = {state: book.workbook.add_format({**base, "bg_color": colour}) for state, colour in COLOURS.items()}
    case = book.workbook.add_format({**base, "bold": True})
    for column, name in enumerate(table.header):
        sheet.write_string(0, column, shorten(name), book.styles.header)
        if column:
            note = "\n".join(part for part in (names.get(name, name), means.get(name, "")) if part)
            sheet.write_comment(0, column, shorten(note, 2000), {"author": "", "width": 260, "height": 150})
    for number, (row, marks) in enumerate(zip(table.rows, states, strict=True), start=1):
        sheet.set_row(number, _HIGH)
        sheet.write_string(number, 0, shown(str(row[0])), case)
        for column, (cell, state) in enumerate(zip(row[1:], marks, strict=True), start=1):
            sheet.write_string(number, column, shown(str(cell))[:PART], looks[state])
    sheet.set_column(0, 0, _CASE)
    sheet.set_column(1, max(len(table.header) - 1, 1), _CELL)
    sheet.freeze_panes(1, 1)
    print_wide(sheet)
