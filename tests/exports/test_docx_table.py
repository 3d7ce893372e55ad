"""A table as a Word document: every cell is there, wide tables go on, the same bytes each time."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from themecode.errors import ThemecodeError
from themecode.exports import as_docx
from themecode.model import Table

WIDE = Table(
    "framework",
    ("case", *(f"code_{n}" for n in range(9))),
    tuple((f"P{n:02}", *(f"words that say what case {n} said of {k}" for k in range(9))) for n in range(3)),
    "Counted: nothing.",
)


def test_every_cell_is_there_once_beside_its_case() -> None:
    """Blocks of columns, each with the first one; the basis is below."""
    document = docx.Document(BytesIO(as_docx(WIDE)))
    assert len(document.tables) > 1
    found = {}
    for table in document.tables:
        header, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert header[0] == "case"
        found |= {(row[0], name): cell for row in rows for name, cell in zip(header[1:], row[1:], strict=True)}
    expected = {(r["case"], n.replace("_", " ")): c for r in WIDE.records() for n, c in r.items() if n != "case"}
    assert found == expected
    assert document.paragraphs[-1].text == "Counted: nothing."


def test_the_same_table_gives_the_same_bytes() -> None:
    """No time, no name of a person."""
    assert as_docx(WIDE) == as_docx(WIDE)
    assert docx.Document(BytesIO(as_docx(WIDE))).core_properties.author == ""


def test_numbers_and_nothing() -> None:
    """0 is written, nothing is empty, a control character is seen."""
    document = docx.Document(BytesIO(as_docx(Table("t", ("a", "b", "c"), ((0, None, "x\x07"),)))))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["0", "", "x␇"]


def test_a_table_for_no_reader_is_refused() -> None:
    """Word cannot hold it; the message names the format that can."""
    with pytest.raises(ThemecodeError, match=r"Write \.xlsx"):
        as_docx(Table("t", ("a",), ((1,),) * 50_001))
