"""The first sheet of a workbook as rows of text, within limits; what formulas last gave, and where that is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from themecode.importers.archive import Archive
from themecode.importers.cells import Cells, cells_of_sheet
from themecode.importers.refusals import ImportRefusedError
from themecode.problems import Problem

if TYPE_CHECKING:
    from openpyxl import Workbook

_FORMULA = (b"<f>", b"<f ", b"<f/>")


def cells_of_workbook(name: str, raw: bytes) -> Cells:
    """Read a workbook's first sheet. Raises ImportRefusedError where it is damaged or beyond the limits."""
    archive = _checked(name, raw)
    with _opened(name, raw, results=True) as book:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a sheet may say that it is a million rows high
        problems = _other_sheets(name, book)
        cells = cells_of_sheet(name, _rows(sheet.iter_rows(values_only=True)), problems)
    if any(mark in (archive.part(part) or b"") for part in _sheets(archive) for mark in _FORMULA):
        return _with_formulas(name, raw, cells)
    return cells


def _checked(name: str, raw: bytes) -> Archive:
    try:
        archive = Archive(name, raw)
        for part in archive.names:
            archive.check_part(part)
    except ImportRefusedError as error:
        mend = "Open it in a spreadsheet, save it again, or save it as CSV."
        raise ImportRefusedError(name, error.reason, mend) from error
    return archive


def _sheets(archive: Archive) -> list[str]:
    return [name for name in archive.names if name.startswith("xl/worksheets/")]


def _rows(found: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(found, start=1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield number, cells


def _text(value: object) -> str:
    """Write a cell as text: dates as ISO 8601, whole numbers without a point.

    >>> from datetime import datetime
    >>> _text(datetime(2031, 5, 3)), _text(3.0), _text(True), _text(None)
    ('2031-05-03', '3', 'TRUE', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _other_sheets(name: str, book: Workbook) -> list[Problem]:
    first, *others = (sheet.title for sheet in book.worksheets)
    if not others:
        return []
    says = f"Only the first sheet, '{first}', was read. Others: {', '.join(others)}."
    return [Problem(name, says, "To read another one, move it to the front or save it by itself.", "warning")]


def _with_formulas(name: str, raw: bytes, cells: Cells) -> Cells:
    """Say how many cells are formulas, and which of them the file holds no result of."""
    held = {row.line: row.cells for row in cells.rows}
    with _opened(name, raw, results=False) as book:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        formulas = [
            (number, column)
            for number, row in enumerate(sheet.iter_rows(), start=1)
            for column, cell in enumerate(row)
            if getattr(cell, "data_type", "") == "f"
        ]
    empty = [place for place in formulas if not "".join(held.get(place[0], [])[place[1] : place[1] + 1])]
    problems = list(cells.problems)
    if empty:
        says = (
            f"{len(empty)} formulas have no result in the file (the first: row {empty[0][0]}); they were read as empty."
        )
        problems.append(Problem(name, says, "Open the file in a spreadsheet, save it, and import that.", "warning"))
    if len(formulas) > len(empty):
        says = f"{len(formulas) - len(empty)} cells are formulas; what they gave when the file was saved was read."
        problems.append(Problem(name, says, grade="note"))
    return replace(cells, problems=tuple(problems))


@contextmanager
def _opened(name: str, raw: bytes, *, results: bool) -> Iterator[Workbook]:
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl warns of styles and extensions that it leaves out
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=results, keep_links=False)
            if not book.worksheets:
                raise ImportRefusedError(name, "has no sheet with cells")  # noqa: TRY301 - told as it is
            yield book
            book.close()
    except ImportRefusedError:
        raise
    except Exception as error:  # openpyxl raises whatever its own code meets in a broken file
        raise ImportRefusedError(name, "is not a workbook that can be read", "Save it as CSV and repeat.") from error
