"""A table of texts with the codes that people gave them: what rules are scored against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

_LARGEST = 50_000_000
_COLUMNS = ("text", "codes")


@dataclass(frozen=True)
class GoldRow:
    """One text and the codes that people gave it, none where no code applies; `row` counts the header as 1."""

    row: int
    text: str
    codes: tuple[str, ...]


def read_gold_table(path: Path) -> list[GoldRow]:
    """Read a .csv or .xlsx with the columns `text` and `codes`; other columns may be there.

    Codes are separated by ; or , or |. Rows without a text are passed over. Raises ThemecodeError.
    """
    table = _table(path)
    names = {str(column).strip().lower(): column for column in table.columns}
    for wanted in _COLUMNS:
        if wanted not in names:
            close = did_you_mean(wanted, list(names))
            mend = f"Did you mean '{close[0]}'? Call it '{wanted}'." if close else f"Name one column '{wanted}'."
            shown = ", ".join(map(str, table.columns))
            raise ThemecodeError(f"{path.name} has no column '{wanted}'. Its columns: {shown}.", mend=mend)
    texts, codes = (table[names[name]] for name in _COLUMNS)
    rows = [
        GoldRow(number, " ".join(text.split()), _codes(coded))
        for number, (text, coded) in enumerate(zip(texts, codes, strict=True), 2)
        if text.strip()
    ]
    if not rows:
        raise ThemecodeError(f"{path.name} has no text in it.", mend="One text a row, in the column 'text'.")
    return rows


def _codes(written: str) -> tuple[str, ...]:
    named = (name.strip() for name in re.split(r"[;,|\n]", written))
    return tuple(dict.fromkeys(name for name in named if name))


def _table(path: Path) -> pd.DataFrame:
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise ThemecodeError(f"{path.name} is no table that can be read here.", mend="Save it as .csv or .xlsx.")
    try:
        if path.stat().st_size > _LARGEST:
            raise ThemecodeError(f"{path.name} is larger than 50 MB.")
        return _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    except OSError as error:
        raise ThemecodeError(f"The table {path} cannot be read: {error.strerror}.") from error


def _csv(path: Path) -> pd.DataFrame:
    import io
    import warnings

    import pandas as pd

    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    mend = "A cell that holds commas stands in quotation marks; codes may be parted by ; or | as well."
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)  # pandas would drop the cells beyond the last column
        try:
            return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, sep=separator, index_col=False)
        except pd.errors.ParserWarning as warning:
            raise ThemecodeError(f"{path.name} has rows with more cells than it has columns.", mend=mend) from warning
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            says = str(error).strip().removeprefix("Error tokenizing data. C error: ")
            raise ThemecodeError(f"{path.name} is not readable as CSV: {says}.", mend=mend) from error


def _xlsx(path: Path) -> pd.DataFrame:
    from zipfile import BadZipFile

    import pandas as pd

    from themecode.importers.source import check_archive

    check_archive(path)
    try:
        return pd.read_excel(path, dtype=str, keep_default_na=False)
    except (BadZipFile, KeyError, ValueError) as error:
        raise ThemecodeError(f"{path.name} is not a workbook that can be read.") from error
