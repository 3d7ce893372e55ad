"""Tags as CSV and Parquet: hostile words come back as they were, and nothing in them runs."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from themecode.exports import TAG_FORMATS, Legend, Tags, tag_format, unescape_cell
from themecode.model import Provenance

HOSTILE = ["=1+1", "+cmd", "@x", "-2", "plain", 'a "b", c', "two\nlines", "caf\u00e9 \U0001f600", "", "\ud83d half"]
READ = [*HOSTILE[:-1], "\N{REPLACEMENT CHARACTER} half"]


def tags() -> tuple[Tags, Legend]:
    """Make one row of each kind of text, in every column of text."""
    zeros = np.zeros(len(HOSTILE), np.int64)
    rules = np.arange(len(HOSTILE))
    return Tags(HOSTILE, zeros, zeros, rules, HOSTILE, rules, [""] * len(HOSTILE)), Legend(("money",), tuple(HOSTILE))


def test_csv_guards_every_text_cell() -> None:
    """A spreadsheet runs none of them; who undoes the guard has the words back."""
    part = TAG_FORMATS[".csv"].part(*tags())
    rows = list(csv.reader(io.StringIO(part.decode(), newline="")))
    for column in (0, 4, 5):
        assert not [row[column] for row in rows if row[column][:1] in tuple("=+-@")]
        assert [unescape_cell(row[column]) for row in rows] == READ


def test_parquet_keeps_text_as_text(tmp_path) -> None:
    """ASCII or not, and half an emoji becomes the replacement character."""
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "part").write_bytes(TAG_FORMATS[".parquet"].part(*tags()))
    provenance = Provenance("T", "1", "a", ("money",), "0.1", "t.csv", "b", "utf-8", "text", "id", len(READ))
    TAG_FORMATS[".parquet"].join(tmp_path / "tags.parquet", [tmp_path / "part"], provenance)
    table = parquet.read_table(tmp_path / "tags.parquet")
    for column in ("id", "matched", "rule"):
        assert table[column].to_pylist() == READ
    table.validate(full=True)
    assert table["code"].to_pylist() == ["money"] * len(READ)
    assert table["end"].to_pylist() == list(range(len(READ)))


def test_other_endings_are_refused(tmp_path) -> None:
    """With what there is."""
    from themecode.errors import ThemecodeError

    with pytest.raises(ThemecodeError, match=r"endings are \.csv and \.parquet\. Did you mean \.parquet"):
        tag_format(tmp_path / "tags.parqet")
