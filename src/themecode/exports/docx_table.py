"""One table as a Word document, on A4 across; a wide table goes on in further tables, each with the first column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.exports.cells import is_absent, is_number
from themecode.exports.showing import shown
from themecode.exports.word_file import document_bytes, new_document
from themecode.model import Cell, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_MOST_CELLS = 50_000
_ACROSS, _FIRST, _NARROW, _WIDE = 24.7, 3.0, 1.3, 5.4  # centimetres
_WORDY, _LETTER = 24, 0.17
_SMALL = 8  # points


def as_docx(table: Table) -> bytes:
    """Return the table as a Word document with its basis below; its header is repeated on each page."""
    if len(table.rows) * len(table.header) > _MOST_CELLS:
        says = f"The table '{table.name}' is too large for a Word document."
        raise ThemecodeError(says, safe="Nothing was written.", mend="Write .xlsx.")
    document = new_document(table.name)
    _lay_across(document)
    document.add_heading(shown(table.name), level=1)
    for columns in blocks(table):
        _add(document, table, columns)
        document.add_paragraph()
    if table.basis:
        document.add_paragraph(shown(table.basis))
    return document_bytes(document)


def blocks(table: Table) -> Iterator[list[int]]:
    """Yield the columns that stand side by side; the first one begins every block.

    >>> wide = Table("t", ("case", *"abcdefgh"), (("P01", *["some words that are rather long"] * 8),))
    >>> [block for block in blocks(wide)]
    [[0, 1, 2, 3, 4], [0, 5, 6, 7, 8]]
    """
    room, block = _ACROSS - _FIRST, [0]
    for column in range(1, len(table.header)):
        needed = _width(table, column)
        if needed > room and len(block) > 1:
            yield block
            room, block = _ACROSS - _FIRST, [0]
        room -= needed
        block.append(column)
    yield block


def _width(table: Table, column: int) -> float:
    longest = max((len(str(row[column])) for row in table.rows if not is_absent(row[column])), default=1)
    if longest > _WORDY:
        return _WIDE
    heading = max(map(len, table.header[column].replace("_", " ").split()), default=1)
    return max(_NARROW, _LETTER * max(longest, heading) + 0.4)


def _lay_across(document: WordDocument) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.0)
    document.styles["Normal"].font.size = Pt(_SMALL + 1)


def _add(document: WordDocument, table: Table, columns: Sequence[int]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    made = document.add_table(rows=1 + len(table.rows), cols=len(columns), style="Table Grid")
    made.autofit = False
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way
    widths = [Cm(_FIRST if column == 0 else _width(table, column)) for column in columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    lines: list[Sequence[Cell]] = [[table.header[column].replace("_", " ") for column in columns]]
    lines += [[row[column] for column in columns] for row in table.rows]
    for number, (row, line) in enumerate(zip(made.rows, lines, strict=True)):
        for cell, words, width in zip(row.cells, line, widths, strict=True):
            cell.width = width
            _fill(cell, words, bold=number == 0)


def _fill(cell: _Cell, words: Cell, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if is_number(words):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run("" if is_absent(words) else shown(str(words)))
    run.bold = bold
    run.font.size = Pt(_SMALL)
