"""The framework matrix: every cell has a state, summaries rest on words, and a file brings them back."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.workflow import analysing, framework
from themecode.workflow.framework import FrameworkOptions, Summarised

CODES = "money: money | cash\ncause: because\nstaff: staff"


def _states(small: Any, **options: Any) -> dict[tuple[str, str], str]:
    return {(c.case, c.code): c.state for c in small.project.framework_matrix(FrameworkOptions(**options))}


def _ids(small: Any, case: str = "P01") -> list[str]:
    return [coding.id for coding in small.project.study.codings if coding.segment.document == case]


def test_every_cell_has_a_state(small: Any) -> None:
    """Coded, and else not read; read, and then not mentioned, for there is no guide."""
    small.use(CODES)
    assert Counter(_states(small).values()) == {"extracts": 2, "not read": 4}
    small.project.mark_read("P01")
    assert _states(small)["P01", "cause"] == "not mentioned"
    assert _states(small)["P02", "cause"] == "not read"
    assert Counter(_states(small, tagged_is_read=True).values()) == {"extracts": 2, "not mentioned": 4}


def test_cells_with_extracts_are_those_of_the_matrix(tagged: Path) -> None:
    """On the sample study, code by code and case by case: as many cases as the tally counts."""
    from themecode.project import Project

    with Project.open(tagged) as project:
        found = project.framework_matrix()
        counts = analysing.matrix(project.study, analysis.Layout()).table
        assert len(found.cells) == 20 * 14
        for code in found.codes:
            assert sum(found.cells[case, code].state == "extracts" for case in found.cases) == sum(counts.column(code))


def test_a_summary_rests_on_words(small: Any) -> None:
    """On all extracts of its cell, or on those that are named; where there are none it is refused."""
    small.use(CODES)
    one, *_, last = _ids(small)
    kept = small.project.summarise([Summarised("P01", "money", " It went. ")])
    assert kept[0].text == "It went."
    assert [pointer.coding for pointer in kept[0].pointers] == _ids(small)
    kept = small.project.summarise([Summarised("P01", "money", "It went.", (one, last))])
    assert [pointer.coding for pointer in kept[0].pointers] == [one, last]
    with pytest.raises(ThemecodeError, match="a summary rests on words"):
        small.project.summarise([Summarised("P01", "cause", "None.")])
    with pytest.raises(ThemecodeError, match="no extract of P01 under money"):
        small.project.summarise([Summarised("P01", "money", "It went.", ("c000099",))])
    with pytest.raises(ThemecodeError, match="Did you mean 'money'"):
        small.project.summarise([Summarised("P01", "mony", "It went.")])


def test_a_changed_extract_asks_for_a_check(small: Any) -> None:
    """Rejected, it is gone from under the summary; the summary stays, and its cell says so until it is written anew."""
    small.use(CODES)
    small.project.summarise([Summarised("P01", "money", "It went.")])
    assert _states(small)["P01", "money"] == "summarised"
    small.project.decide(_ids(small)[:1], "rejected")
    assert _states(small)["P01", "money"] == "check"
    assert "[check: " in framework.written(small.project.framework_matrix().cells["P01", "money"])
    small.project.undo()
    assert _states(small)["P01", "money"] == "summarised"


def test_another_basis_does_not_ask_for_a_check(small: Any) -> None:
    """What only this view leaves out is not changed."""
    small.use(CODES)
    small.project.summarise([Summarised("P01", "money", "It went.")])
    assert _states(small, basis="people")["P01", "money"] == "summarised"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_file_that_was_not_touched_changes_nothing(small: Any, ending: str) -> None:
    """Written and read back, also where a summary looks like a formula or has lines and brackets of its own."""
    small.use(CODES)
    small.project.summarise([Summarised("P01", "money", "=went (all [of] it)\n\n- and more")])
    path = small.project.folder / f"f{ending}"
    small.project.write_framework(path, small.project.framework_matrix())
    found = small.project.read_framework(path)
    assert (found.changes, found.unchanged) == ((), 6)


def test_a_workbook_that_was_filled_in_is_brought_back_in_one_action(small: Any) -> None:
    """Over the brackets, before them, emptied; other extracts behind the same words; one undo takes all back."""
    small.use(CODES)
    small.project.summarise([Summarised("P01", "money", "It went.")])
    path = small.project.folder / "f.xlsx"
    small.project.write_framework(path, small.project.framework_matrix())
    book = openpyxl.load_workbook(path)
    sheet = book["framework"]
    assert [cell.value for cell in sheet[1]] == ["case", "money", "cause", "staff"]
    sheet["B2"], sheet["B3"] = None, f"They begged. {sheet['B3'].value}"
    book.save(path)
    found = small.project.read_framework(path)
    assert [(c.given.case, c.given.text, c.kind) for c in found.changes] == [
        ("P01", "", "taken away"),
        ("P02", "They begged.", "new"),
    ]
    before = len(small.project.store.actions())
    assert len(small.project.store_framework(found)) == 2
    assert len(small.project.store.actions()) == before + 1
    assert [(s.case, s.text) for s in small.project.store.summaries()] == [("P02", "They begged.")]
    small.project.undo()
    assert [(s.case, s.text) for s in small.project.store.summaries()] == [("P01", "It went.")]


def test_nothing_is_stored_where_one_cell_is_refused(small: Any) -> None:
    """A summary without words behind it, among others that are well: all or nothing."""
    small.use(CODES)
    path = small.project.folder / "f.csv"
    path.write_text("case,money,staff\nP01,All of it.,Nobody said a word.\n")
    with pytest.raises(ThemecodeError, match="P01 has nothing coded under staff"):
        small.project.store_framework(small.project.read_framework(path))
    assert small.project.store.summaries() == []


@pytest.mark.parametrize(
    ("text", "says"),
    [("name,money\nP01,x\n", "its first column is not called 'case'"), ("case,mony\nP01,x\n", "Did you mean 'money'"),
     ("case,money\nP1,x\n", "There is no case 'P1'")],
)  # fmt: skip
def test_another_file_is_refused(small: Any, text: str, says: str) -> None:
    """A file without cases, a code or a case that is not there."""
    small.use(CODES)
    path = small.project.folder / "f.csv"
    path.write_text(text)
    with pytest.raises(ThemecodeError, match=says):
        small.project.read_framework(path)


def test_all_formats_say_the_same(small: Any) -> None:
    """The cells of csv, xlsx, docx and html are equal."""
    import docx

    small.use(CODES)
    small.project.summarise([Summarised("P01", "money", "It went <where>?")])
    found = small.project.framework_matrix()
    for ending in (".csv", ".xlsx", ".docx", ".html"):
        small.project.write_framework(small.project.folder / f"f{ending}", found)
    with (small.project.folder / "f.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    sheet = openpyxl.load_workbook(small.project.folder / "f.xlsx")["framework"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == rows
    tables = docx.Document(str(small.project.folder / "f.docx")).tables
    assert [[cell.text for cell in row.cells] for row in tables[0].rows] == rows
    page = (small.project.folder / "f.html").read_text()
    assert "It went &lt;where&gt;?" in page
    assert "[not read]" in page
