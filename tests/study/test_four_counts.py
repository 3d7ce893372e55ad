"""Tallies across interviewees by theme: four counts, and every one of them recounted by plain SQL on the sample study.

The sample is tagged, some of it is rejected and confirmed, some is coded by hand over what the rules coded. Then the
database is asked in SQL of this test's own, which shares no line with what is tested.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from themecode import analysis
from themecode.project import Project
from themecode.workflow import analysing, counting
from themecode.workflow.hand_coding import HandCoding

STANDING = """
WITH last AS (SELECT coding, ruling, ROW_NUMBER() OVER (PARTITION BY coding ORDER BY action DESC, position DESC) AS n
              FROM decision),
     kept AS (SELECT c.* FROM coding c LEFT JOIN last d ON d.coding = c.number AND d.n = 1
              WHERE COALESCE(d.ruling, '') NOT IN ('rejected', 'withdrawn')),
     owner AS (SELECT document, case_id FROM case_document GROUP BY document HAVING action = MAX(action)),
     attribute AS (SELECT case_id, name, value FROM case_attribute GROUP BY case_id, name HAVING action = MAX(action)),
     said AS (SELECT kept.*, owner.case_id AS who FROM kept JOIN owner USING (document))
"""
WORD = re.compile(r"[^\W_]+(?:[-'\u2019\u2011][^\W_]+)*")
PASSAGES = """, stretch AS (SELECT *, start >= COALESCE(MAX("end") OVER (PARTITION BY document, code
    ORDER BY start, "end", number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS fresh FROM said)
"""


@pytest.fixture(scope="module")
def study(made_tagged: Path, tmp_path_factory: pytest.TempPathFactory):
    """Tag the sample, let people work in it, bring the guide in; return the project and a way to ask in SQL."""
    folder = Path(shutil.copytree(made_tagged, tmp_path_factory.mktemp("counts") / "study"))
    root = Path(__file__).resolve().parents[2]
    with Project.open(folder) as project:
        ids = [coding.id for coding in project.study.codings]
        project.decide(ids[::7], "rejected")
        project.decide(ids[1::7], "confirmed")
        for coding in project.study.codings[2::40]:
            words = " ".join(coding.text.split()[:4])
            project.code(HandCoding(coding.segment.document, words, coding.code, turn=_turn(project, coding)))
        project.import_guide(root / "guides" / "health_inequalities.yaml")
        connection = sqlite3.connect(folder / "themecode.sqlite")
        connection.create_function(
            "words", 1, lambda text: len(re.findall(r"[^\W_]+(?:[-'\u2019\u2011][^\W_]+)*", text))
        )
        yield project, lambda query, *values: connection.execute(STANDING + query, values).fetchall()
        connection.close()


def _turn(project: Project, coding: Any) -> int:
    return project.study.document(coding.segment.document).turn_at(coding.segment.start).number


def test_each_codes_four_counts(study) -> None:
    """Cases, codings, passages and words of every code; people coded over the rules, and some was rejected."""
    project, ask = study
    found = {row[0]: row[1:] for row in counting.four_counts(project.study).rows}
    cases = dict(ask("SELECT code, COUNT(DISTINCT who) FROM said GROUP BY code"))
    codings = dict(ask("SELECT code, COUNT(*) FROM said GROUP BY code"))
    passages = dict(ask(PASSAGES + "SELECT code, SUM(fresh) FROM stretch GROUP BY code"))
    longest = (
        "SELECT code, MAX(words(text)) AS most FROM said GROUP BY code, document, start"  # one begins where it does
    )
    words = dict(ask(f", longest AS ({longest}) SELECT code, SUM(most) FROM longest GROUP BY code"))
    assert len(found) == 14
    for code, row in found.items():
        assert row[0] == cases[code]
        assert row[1] == 20
        assert row[4:] == (passages[code], codings[code], words[code]), code
    assert sum(passages.values()) < sum(codings.values())


def test_every_cell_of_the_matrix(study) -> None:
    """By case: passages; by size: cases; by size and setting crossed: passages; on all three bases."""
    project, ask = study
    for basis, where in (("all", "1"), ("people", "origin = 'person'")):
        layout = analysis.Layout(count="codings", basis=basis)
        query = PASSAGES.replace("FROM said", f"FROM said WHERE {where}")
        told = {
            (who, code): n for who, code, n in ask(query + "SELECT who, code, SUM(fresh) FROM stretch GROUP BY 1, 2")
        }
        assert _cells(project, layout) == told
    joined = "said JOIN attribute ON case_id = who AND name = 'size'"
    query = f"SELECT value, code, COUNT(DISTINCT who) FROM {joined} GROUP BY 1, 2"
    told = {(size, code): n for size, code, n in ask(query)}
    assert _cells(project, analysis.Layout("size", count="cases")) == told
    query = (
        PASSAGES
        + """SELECT a.value || ? || b.value, code, SUM(fresh) FROM stretch
        JOIN attribute a ON a.case_id = who AND a.name = 'size'
        JOIN attribute b ON b.case_id = who AND b.name = 'setting' GROUP BY 1, 2"""
    )
    told = {(row, code): n for row, code, n in ask(query, analysis.CROSS)}
    assert _cells(project, analysis.Layout("size,setting", count="codings")) == told


def _cells(project: Project, layout: analysis.Layout) -> dict[tuple[object, str], object]:
    table = analysing.matrix(project.study, layout).table
    return {
        (row[0], code): cell for row in table.rows for code, cell in zip(table.header[1:], row[1:], strict=True) if cell
    }


@pytest.mark.parametrize("rows", ["case", "size", "size,setting", "document"])
@pytest.mark.parametrize("count", ["codings", "words", "presence"])
def test_rows_and_columns_add_up(study, rows: str, count: Any) -> None:
    """The last column is the sum of its row, the last row of its column, and the corner of everything."""
    project, _ = study
    table = analysing.matrix(project.study, analysis.Layout(rows, count=count, totals=True)).table
    *inner, last = table.rows
    assert (table.header[-1], last[0]) == ("total", "total")
    assert all(row[-1] == sum(row[1:-1]) for row in table.rows)
    assert list(last[1:]) == [sum(column) for column in list(zip(*inner, strict=True))[1:]]


def test_cases_of_groups_add_up_to_all(study) -> None:
    """Each case is in one size: counts of cases add up over the rows; over the columns they do not."""
    project, _ = study
    table = analysing.matrix(project.study, analysis.Layout("size", count="cases", totals=True)).table
    *inner, last = table.rows
    assert table.header[-1] == "any"
    assert list(last[1:]) == [sum(column) for column in list(zip(*inner, strict=True))[1:]]
    assert last[-1] == 20
    assert not table.adds_up


def test_shares_are_of_their_own_denominators(study) -> None:
    """Per cent of the row's cases, and of those asked; a row of four cases has none, and says so."""
    project, ask = study
    sizes = dict(ask("SELECT value, COUNT(*) FROM attribute WHERE name = 'size' GROUP BY 1"))
    counts = _cells(project, analysis.Layout("size", count="cases"))
    shares = analysing.matrix(project.study, analysis.Layout("size", count="share")).table
    for row in shares.records():
        for code in shares.header[1:]:
            of = sizes[row["size"]]
            expected = round(100 * counts.get((row["size"], code), 0) / of, 1) if of >= 5 else None
            assert row[code] == expected
    assert sizes["very large"] == 4
    assert "Of fewer than 5 cases no per cent is given." in shares.basis


def test_who_was_asked_is_no_count_of_who_spoke(study) -> None:
    """Asked, asked and said, said unasked: three numbers that fit together, code by code."""
    project, _ = study
    for row in counting.four_counts(project.study).records():
        if row["asked"] is None:
            assert row["code"] == "healthcare_inequalities"
            continue
        assert row["asked and said"] <= min(row["asked"], row["cases"])
        assert row["cases"] - row["asked and said"] <= 20 - row["asked"]
