"""The rows of a workbook's first sheet as text, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.importers.source import check_archive

_MOST_CELLS = 1_000_000


def workbook_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each row, every cell as text. Raises ThemecodeError, also beyond a million cells."""
    import warnings

    check_archive(path)
    rows = _rows(path)
    while True:
        try:
            with warnings.catch_warnings(action="ignore"):  # openpyxl warns of styles and extensions that it leaves out
                row = next(rows, None)
        except (ThemecodeError, OSError):
            raise
        except Exception as error:  # openpyxl raises whatever its own code meets in a broken file
            raise ThemecodeError(f"{path.name} is not a workbook that can be read.") from error
        if row is None:
            return
        yield row


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    cells = 0
    for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
        cells += len(row)
        if cells > _MOST_CELLS:
            raise ThemecodeError(f"{path.name} has more than a million cells.", mend="Save it as CSV and repeat.")
        yield number, [_cell(value) for value in row]
    book.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
