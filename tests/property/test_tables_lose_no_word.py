"""The law of tables: every answer comes back word for word, by its respondent; every other cell is counted."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themecode import importers
from themecode.errors import ThemecodeError
from themecode.importers import ImportRefusedError, TableOptions

HARD = [
    "",
    "n/a",
    "None",
    "NA",
    " ",
    "=1+1",
    "'=1+1",
    "-5",
    "@home",
    '"quoted"',
    "a;b,c|d",
    "two\nlines",
    "two\r\nlines",
]
HARD += [
    "caf\u00e9",
    "\U0001f98a fox",
    "\u05e9\u05dc\u05d5\u05dd",
    "tab\there",
    "'",
    "''",
    "x: y",
    "#",
    "'tis so",
    "\u2028",
]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)
CELLS = st.one_of(st.sampled_from(HARD), TEXT)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8)


def guarded(cell: str) -> str:
    """Write a cell as our own exports do, so that no spreadsheet runs it."""
    from themecode.exports import escape_cell

    return escape_cell(cell)


def written(rows: list[tuple[str, ...]], delimiter: str) -> bytes:
    """Write rows with ids, as our own exports do."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "Q1", "about", "Q2"])
    writer.writerows([f"R{number}", *map(guarded, row)] for number, row in enumerate(rows))
    return stream.getvalue().encode("utf-8")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(rows=ROWS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_answer_comes_back(tmp_path: Path, delimiter: str, rows: list[tuple[str, ...]]) -> None:
    """Whatever the cells hold: the same words under the same ids; empty ones make no turn; all characters add up."""
    path = tmp_path / ("survey.tsv" if delimiter == "\t" else "survey.csv")
    path.write_bytes(written(rows, delimiter))
    opened = importers.open_file(path, format="survey")
    wanted = {
        f"R{n}": [" ".join(cell.split()) for cell in (row[0], row[2]) if cell.split()] for n, row in enumerate(rows)
    }
    options = TableOptions(text=("Q1", "Q2"), id="id")
    assert isinstance(opened.form, importers.TableFormat)
    if not any(wanted.values()):
        with pytest.raises(ThemecodeError, match="holds no speech"):
            opened.form.read(opened.source, options)
        return
    reading = opened.form.read(opened.source, options)
    said = {
        document.id: [document.text[turn.start : turn.end] for turn in document.turns[1::2]]
        for document in reading.documents
    }
    assert said == {name: answers for name, answers in wanted.items() if answers}
    about = {case.id: case.value("about") for case in reading.cases}
    assert about == {f"R{n}": " ".join(row[1].split()) for n, row in enumerate(rows)}
    counted = sum(loss.characters for loss in reading.losses) + sum(len(one) for some in said.values() for one in some)
    assert counted == len(path.read_bytes().decode("utf-8"))


@given(raw=st.one_of(st.binary(max_size=200), st.text("\",;\n\r\t\0'=abQ1id", max_size=120).map(str.encode)))
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    """Nothing but a refusal comes of a broken table, whatever it is called; a fault of ours would be another error."""
    for name in ("x.csv", "x.tsv", "x.xlsx"):
        path = tmp_path / name
        path.write_bytes(raw)
        try:
            opened = importers.open_file(path)
            if isinstance(opened.form, importers.TableFormat):
                opened.form.read(opened.source, TableOptions())
            else:
                importers.read_opened(opened.source, opened.form, "P01")
        except ImportRefusedError:
            continue
