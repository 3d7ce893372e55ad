"""Tables of coded texts, as people save them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from themecode.errors import ThemecodeError
from themecode.importers import GoldRow, read_gold_table


def test_codes_are_split_at_any_mark_and_other_columns_are_left(tmp_path: Path) -> None:
    """; and , and |; a text is its words with single spaces; NA is a word, an empty cell no code."""
    table = tmp_path / "gold.csv"
    table.write_text(
        'id,Text ,codes\n1,"We\n waited.",waiting; staff|staff\n2,NA,"a, b"\n3, ,a\n4,Nothing.,\n', "utf-8-sig"
    )
    assert read_gold_table(table) == [
        GoldRow(2, "We waited.", ("waiting", "staff")),
        GoldRow(3, "NA", ("a", "b")),
        GoldRow(5, "Nothing.", ()),
    ]


def test_semicolons_between_columns_and_workbooks_read_the_same(tmp_path: Path) -> None:
    """As European spreadsheets save, and as .xlsx."""
    semicolons, book = tmp_path / "gold.csv", tmp_path / "gold.xlsx"
    semicolons.write_text("text;codes\nWe waited.;waiting|staff\n007;\n")
    pd.DataFrame({"text": ["We waited.", "007"], "codes": ["waiting, staff", None]}).to_excel(book, index=False)
    rows = [GoldRow(2, "We waited.", ("waiting", "staff")), GoldRow(3, "007", ())]
    assert read_gold_table(semicolons) == read_gold_table(book) == rows


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gold.csv", "txt,codes\na,b\n", r"no column 'text'. Its columns: txt, codes.*Did you mean 'txt'"),
        ("gold.csv", "text,label\na,b\n", r"no column 'codes'.*Name one column 'codes'"),
        ("gold.csv", "text,codes\n", "has no text in it"),
        ("gold.csv", "", "not readable as CSV"),
        ("gold.csv", "text,codes\nA.,a, b\nB.,a, b\n", r"more cells than it has columns.*in quotation marks"),
        ("gold.csv", "text,codes\nA.,a\nB.,a, b\n", r"Expected 2 fields in line 3, saw 3.*in quotation marks"),
        ("gold.tsv", "text\tcodes\n", "no table that can be read here"),
        ("gold.xlsx", "text,codes\n", "gold.xlsx"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: str, says: str
) -> None:
    """One sentence, no traceback."""
    (tmp_path / name).write_text(content)
    with pytest.raises(ThemecodeError, match=says):
        read_gold_table(tmp_path / name)


def test_a_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The system's own reason."""
    with pytest.raises(ThemecodeError, match="cannot be read: No such file"):
        read_gold_table(tmp_path / "gold.csv")
