"""The sheet "matrix": counts under a heat scale, totals at the edges, the basis below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.exports.cells import is_absent, is_number
from themecode.exports.codebook_table import meanings, readable_names
from themecode.exports.fitting import MOST_COLUMNS, MOST_ROWS, shorten
from themecode.exports.sheets import print_wide
from themecode.exports.totals import rows_noun, totals_of
from themecode.model import Cell, Codebook, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAT = ("#FFFFFF", "#BFDEDA", "#4E9F97")
"""From none over some to most; two colours do as well."""
_ZERO_AS_A_DOT = 'General;-General;"·"'
_LINE = "#8A9A98"
_COUNT_WIDTH, _TOTAL_WIDTH = 5.3, 7
_ON_ONE_PAGE = 45  # rows that can still be read when printed on one page
_LOWEST, _HIGHEST, _PER_LETTER = 50, 240, 6.3  # points, of the header row


@dataclass(frozen=True)
class _Looks:
    corner: Format
    code: Format
    name: Format
    count: Format
    total: Format
    total_name: Format
    note: Format


def add_matrix(book: Workbook, matrix: Table, codebook: Codebook, heat: Sequence[str]) -> None:
    """Add the sheet; the first column of the matrix names its rows, every other column is a code or a theme."""
    if len(matrix.rows) + 8 > MOST_ROWS or len(matrix.header) >= MOST_COLUMNS:
        raise ThemecodeError(
            "The matrix has more rows or columns than a workbook holds.",
            safe="Nothing was written.",
            mend="Write .csv.",
        )
    sheet, looks = book.add_worksheet("matrix"), _looks(book)
    _add_header(sheet, matrix, codebook, looks)
    _add_counts(sheet, matrix, heat, looks)
    _add_totals(sheet, matrix, looks)
    _add_basis(sheet, matrix, looks)
    _lay_out(sheet, matrix)


def _looks(book: Workbook) -> _Looks:
    middle = {"align": "center", "num_format": _ZERO_AS_A_DOT}
    upright = {"rotation": 90, "align": "center", "valign": "bottom"}
    line = {"bottom": 1, "bottom_color": _LINE}
    return _Looks(
        corner=book.add_format({**line, "bold": True, "valign": "bottom"}),
        code=book.add_format({**line, **upright}),
        name=book.add_format({"bold": True}),
        count=book.add_format(middle),
        total=book.add_format({**middle, "font_color": "#40504E"}),
        total_name=book.add_format({"italic": True, "font_color": "#40504E"}),
        note=book.add_format({"text_wrap": True, "valign": "top", "font_color": "#40504E"}),
    )


def _add_header(sheet: Worksheet, matrix: Table, codebook: Codebook, looks: _Looks) -> None:
    names, means = readable_names(codebook), meanings(codebook)
    longest = max(map(len, matrix.header[1:]), default=0)
    sheet.set_row(0, min(max(_LOWEST, 12 + _PER_LETTER * longest), _HIGHEST))
    sheet.write_string(0, 0, shorten(matrix.header[0]), looks.corner)
    for column, code in enumerate(matrix.header[1:], start=1):
        sheet.write_string(0, column, shorten(code), looks.code)
        note = "\n".join(part for part in (names.get(code, code), means.get(code, "")) if part)
        sheet.write_comment(0, column, shorten(note, 2000), {"author": "", "width": 260, "height": 150})
    if matrix.adds_up:
        sheet.write_string(0, len(matrix.header), "total", looks.code)


def _add_counts(sheet: Worksheet, matrix: Table, heat: Sequence[str], looks: _Looks) -> None:
    for number, row in enumerate(matrix.rows, start=1):
        sheet.write_string(number, 0, shorten(str(row[0] if row[0] is not None else "")), looks.name)
        for column, cell in enumerate(row[1:], start=1):
            _write_count(sheet, (number, column), cell, looks.count)
    if matrix.rows and len(matrix.header) > 1:
        sheet.conditional_format(1, 1, len(matrix.rows), len(matrix.header) - 1, _scale(heat))


def _write_count(sheet: Worksheet, at: tuple[int, int], cell: Cell, look: Format) -> None:
    if is_number(cell):
        sheet.write_number(*at, cell, look)
    elif not is_absent(cell):
        sheet.write_string(*at, shorten(str(cell)), look)


def _scale(heat: Sequence[str]) -> dict[str, str | int]:
    bottom: dict[str, str | int] = {"min_type": "num", "min_value": 0, "min_color": heat[0], "max_color": heat[-1]}
    if len(heat) == 2:  # noqa: PLR2004 - a scale has two colours or three
        return {"type": "2_color_scale", **bottom}
    return {"type": "3_color_scale", **bottom, "mid_type": "percent", "mid_value": 40, "mid_color": heat[1]}


def _add_totals(sheet: Worksheet, matrix: Table, looks: _Looks) -> None:
    if not matrix.adds_up:
        return
    totals, below = totals_of(matrix), len(matrix.rows) + 2
    sheet.set_row(below - 1, 6)
    edge = len(matrix.header)
    for number, total in enumerate(totals.by_row, start=1):
        _write_count(sheet, (number, edge), total, looks.total)
    lines = (("total", totals.by_column), (f"{rows_noun(matrix)} with it", totals.rows_with))
    for number, (name, line) in enumerate(lines, start=below):
        sheet.write_string(number, 0, name, looks.total_name)
        for column, value in enumerate(line, start=1):
            _write_count(sheet, (number, column), value, looks.total)
    _write_count(sheet, (below, edge), totals.altogether, looks.total)


def _add_basis(sheet: Worksheet, matrix: Table, looks: _Looks) -> None:
    if not matrix.basis:
        return
    row, last = len(matrix.rows) + 5, max(len(matrix.header), 9)
    basis = shorten(matrix.basis, 2000)
    across = _name_width(matrix) + _COUNT_WIDTH * last
    sheet.set_row(row, 15 * (1 + int(len(basis) * 1.1 / across)))
    sheet.merge_range(row, 0, row, last, "", looks.note)
    sheet.write_string(row, 0, basis, looks.note)


def _lay_out(sheet: Worksheet, matrix: Table) -> None:
    edge = len(matrix.header)
    sheet.set_column(0, 0, _name_width(matrix))
    sheet.set_column(1, max(edge - 1, 1), _COUNT_WIDTH)
    sheet.set_column(edge, edge, _TOTAL_WIDTH)
    sheet.freeze_panes(1, 1)
    print_wide(sheet, on_one_page=len(matrix.rows) <= _ON_ONE_PAGE)


def _name_width(matrix: Table) -> int:
    longest = max((len(str(row[0])) for row in matrix.rows), default=0)
    return min(max(longest, len(matrix.header[0]), len(f"{rows_noun(matrix)} with it")) + 2, 44)
