"""The rows of a sheet as XML, for tables of thousands of rows.

XlsxWriter makes everything else of a workbook. Cell by cell it would need most of a second for 6,000 codings,
so the rows below the header are written here: text as inline strings, which no program takes for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from themecode.exports.cells import is_absent, is_number
from themecode.exports.showing import shown
from themecode.model import Cell

LINE, HIGHEST = 15, 405
"""Points: one line of text, and the highest row that there may be."""
_COLUMN_STYLE = re.compile(r'<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_LOOKS_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")


@dataclass(frozen=True)
class Body:
    """The rows that come below a sheet's header; `broken` gives the width of each column of wrapped text."""

    rows: Sequence[Sequence[Cell]]
    broken: Mapping[int, int]

    def inserted(self, sheet: str) -> str:
        """Return the sheet's XML with these rows in it, each cell with the style of its column."""
        styles = _column_styles(sheet)
        columns = [(letters(at), styles[at]) for at in range(len(self.rows[0]))]
        rows = "".join(self._rows(columns))
        last = f"{columns[-1][0]}{len(self.rows) + 1}"
        sheet = _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', sheet, count=1)
        return sheet.replace("</sheetData>", f"{rows}</sheetData>", 1)

    def _rows(self, columns: Sequence[tuple[str, str]]) -> Iterator[str]:
        content_of = lru_cache(maxsize=1024, typed=True)(_content)  # most columns repeat a few words
        for number, row in enumerate(self.rows, start=2):
            cells = "".join(
                [
                    f'<c r="{name}{number}" s="{style}"{content}</c>'
                    for (name, style), cell in zip(columns, row, strict=True)
                    if (content := content_of(cell))
                ]
            )
            yield f'<row r="{number}"{self._height(row)}>{cells}</row>'

    def _height(self, row: Sequence[Cell]) -> str:
        """Make room for text on several lines: not every program does so when it opens the file."""
        lines = max((_lines(row[column], width) for column, width in self.broken.items()), default=1)
        return f' ht="{min(LINE * lines, HIGHEST)}" customHeight="1"' if lines > 1 else ""


def _column_styles(sheet: str) -> dict[int, str]:
    """Return the style of each column; neighbours that look the same share one element."""
    return {
        at - 1: style for first, last, style in _COLUMN_STYLE.findall(sheet) for at in range(int(first), int(last) + 1)
    }


def letters(column: int) -> str:
    """Name a column as spreadsheets do.

    >>> letters(0), letters(25), letters(26), letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name


def _content(cell: Cell) -> str:
    """Return a cell's XML from its type on; nothing for an empty cell."""
    if cell == "" or is_absent(cell):
        return ""
    if is_number(cell):
        return f"><v>{cell + 0}</v>"
    words = shown(str(cell)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in words:
        words = _LOOKS_ESCAPED.sub("_x005F_", words)  # or "_x0041_" would be read as "A"
    return f' t="inlineStr"><is><t xml:space="preserve">{words}</t></is>'


def _lines(cell: Cell, width: int) -> int:
    """Estimate how many lines the text takes; most letters are narrower than the digit that widths count in."""
    if not isinstance(cell, str):
        return 1
    broken = len(cell) // width if len(cell) > width * 1.1 else 0
    return 1 + broken + cell.count("\n")
