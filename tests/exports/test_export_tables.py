"""One table in each format: what it looks like and that it can be read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.errors import ThemecodeError
from themecode.exports import as_csv, as_html, as_json, as_parquet, as_xlsx, escape_cell, unescape_cell
from themecode.model import Table

TABLE = Table(
    "codings by size",
    ("case", "quotation", "codings", "share"),
    (
        ("P01", 'He said "go", and we went.', 3, 0.25),
        ("P02", "=SUM(A1:A9)", 0, None),
        ("P03", "two\nlines, and more", -1, 1.0),
        ("NA", "<b>bold</b> & co", 12, float("nan")),
    ),
    "Codings that nobody rejected, in 4 of 4 interviews.",
)


def read_csv(content: bytes) -> list[list[str]]:
    """Read a CSV back as a program does, and undo the escapes."""
    return [list(map(unescape_cell, row)) for row in csv.reader(io.StringIO(content.decode(), newline=""))]


def test_csv_golden(golden: Callable[[str, bytes], None]) -> None:
    """The CSV is plain UTF-8 without a mark, one line feed at line ends, quotes only where they are needed."""
    golden("table.csv", as_csv(TABLE))


def test_json_golden(golden: Callable[[str, bytes], None]) -> None:
    """The JSON has the table's name, its basis, and one object a row."""
    golden("table.json", as_json(TABLE))


def test_html_golden(golden: Callable[[str, bytes], None]) -> None:
    """The page shows the table and its basis."""
    golden("table.html", as_html(TABLE))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_csv_reads_back_exactly(rows: list[tuple[str, str]]) -> None:
    """Write then read is identity for any text."""
    table = Table("t", ("a", "b"), tuple(rows))
    assert read_csv(as_csv(table)) == [["a", "b"], *map(list, rows)]


@given(st.text(alphabet="'=+-@\t\r\nx＝", max_size=6))  # noqa: RUF001 - the full-width sign is meant
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """After escaping, no text begins with a sign that a spreadsheet obeys, and nothing is lost."""
    escaped = escape_cell(text)
    assert not escaped.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))  # noqa: RUF001
    assert unescape_cell(escaped) == text


def test_numbers_are_not_text_in_csv() -> None:
    """A negative count stays a number; an absent one is an empty cell."""
    assert as_csv(Table("t", ("n", "m"), ((-3, None),))) == b"n,m\n-3,\n"


def test_a_row_of_one_empty_cell_is_still_a_row() -> None:
    """A single empty cell is not an empty line that readers skip."""
    assert read_csv(as_csv(Table("t", ("a",), (("",), ("x",))))) == [["a"], [""], ["x"]]


def test_json_is_valid_and_stable() -> None:
    """The keys come in order, and what is not a number becomes null."""
    read = json.loads(as_json(TABLE), parse_constant=pytest.fail)
    assert list(read) == ["table", "basis", "rows"]
    assert list(read["rows"][0]) == list(TABLE.header)
    assert read["rows"][3]["share"] is None
    assert json.loads(as_json(Table("t", ("a",), ())))["rows"] == []


def test_two_columns_of_one_name_are_refused() -> None:
    """JSON would silently lose one of two columns with the same name; so it says so."""
    with pytest.raises(ThemecodeError, match="Two columns of the table 't' are called 'case'"):
        as_json(Table("t", ("case", "case"), (("P01", 1),)))


def test_xlsx_has_the_table_and_its_basis() -> None:
    """The workbook has a sheet for the table and one for its basis; types are kept."""
    book = _open(as_xlsx(TABLE))
    assert book.sheetnames == ["codings by size", "basis"]
    rows = list(book["codings by size"].iter_rows(values_only=True))
    assert rows[0] == TABLE.header
    assert rows[2] == ("P02", "=SUM(A1:A9)", 0, None)
    assert book["codings by size"]["B3"].data_type == "s"
    assert book["codings by size"].freeze_panes == "A2"
    assert book["basis"]["A2"].value == TABLE.basis


def test_xlsx_of_an_empty_table() -> None:
    """A table without rows is a sheet with a header."""
    book = _open(as_xlsx(Table("", ("case", "a"), ())))
    assert list(book["table"].iter_rows(values_only=True)) == [("case", "a")]


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet needs a package that is not installed with themecode; the message names it."""
    import pandas as pd

    def refuse(*_: Any, **__: Any) -> None:
        raise ImportError("Unable to find a usable engine")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", refuse)
    with pytest.raises(ThemecodeError, match="pip install pyarrow"):
        as_parquet(TABLE)


def test_parquet_reads_back() -> None:
    """Where pyarrow is installed, the table reads back with its basis."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pandas as pd

    frame = pd.read_parquet(io.BytesIO(as_parquet(TABLE)))
    assert list(frame.columns) == list(TABLE.header)
    assert frame["codings"].tolist() == [3, 0, -1, 12]
    assert frame.attrs["basis"] == TABLE.basis


def _open(content: bytes) -> Any:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(content))
