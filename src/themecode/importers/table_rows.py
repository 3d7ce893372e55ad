"""The rows of a small table, CSV or XLSX, every cell as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.importers.workbooks import workbook_rows

_LARGEST = 50_000_000


def table_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each row. Raises ThemecodeError where the table cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ThemecodeError(f"{path.name} is larger than 50 MB.")
        yield from workbook_rows(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    except OSError as error:
        raise ThemecodeError(f"The table {path} cannot be read: {error.strerror}.") from error


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise ThemecodeError(f"{path.name}:{reader.line_num} is not readable as CSV: {error}.") from error
