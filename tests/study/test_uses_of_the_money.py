"""What twenty systems spent on: several uses each, a share for staff, frameworks that cite another's indicators.

The cases are made here, with "unclear" and cases of which nothing is known; every figure is recounted from them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

USES = ["pilots; capacity", "pilots", "places; pilots; baseline", "baseline", "unclear", ""] * 3 + [
    "capacity",
    "places",
]
STAFF = ["8", "15 per cent", "12.5", "", "unclear", "9"] * 3 + ["10", ""]
BOOK = """codebook: Money
codes:
  - code: outcomes
    definition: The system has an outcomes framework.
    rules: [outcome framework]
    codes:
      - {code: ohid, definition: It draws on OHID's indicators., rules: [=OHID]}
"""


@pytest.fixture(scope="module")
def money(tmp_path_factory: pytest.TempPathFactory):
    """Write twenty interviews with their cases; return what runs a command."""
    folder = tmp_path_factory.mktemp("uses")
    rows = ["case,file,size,group,uses,staff,uses_evidence"]
    for n, (uses, staff) in enumerate(zip(USES, STAFF, strict=True)):
        words = "We have an outcomes framework." if n % 2 else "We have none of these."
        words += " It draws on OHID." if n % 4 == 1 else ""
        (folder / f"S{n:02}.txt").write_text(f"Interviewer: On what?\n\nLead: On what I said in S{n:02}. {words}\n")
        evidence = f"On what I said in S{n:02}" if uses else ""
        groups = f"{('small', 'large')[n % 2]},{'york' if n < 3 else 'other'}"
        rows.append(f"S{n:02},S{n:02}.txt,{groups},{uses},{staff},{evidence}")
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    (folder / "book.yaml").write_text(BOOK)

    def run(*arguments: str, cwd: Path = folder / "study", expect: int = 0) -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "100", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == expect, done.stderr
        return done.stdout or done.stderr

    run("init", "study", "--codebook", "book.yaml", cwd=folder)
    run("import", *(str(path) for path in sorted(folder.glob("S*.txt"))), "--interviewer", "Interviewer")
    run("cases", "import", "../cases.csv")
    run("tag")
    return run


def _tally(run, *arguments: str) -> dict[str, dict[str, object]]:
    given = json.loads(run("cases", "tally", *arguments, "--json"))
    return {str(row[arguments[0]]): row for row in given["rows"]} | {"basis": given["basis"]}


def test_several_uses_of_one_system_are_each_counted(money) -> None:
    """Columns add up to more than the systems; the denominator is those of which it is known; evidence is counted."""
    found = _tally(money, "uses", "--several", "--by", "size")
    known = [uses for uses in USES if uses not in ("", "unclear")]
    for use in ("pilots", "capacity", "places", "baseline"):
        having = [n for n, uses in enumerate(USES) if use in uses.split("; ")]
        row = found[use]
        assert (row["cases"], row["of known"], row["with evidence"]) == (len(having), len(known), len(having))
        assert row["small"] + row["large"] == row["cases"]
        assert row["small"] == sum(n % 2 == 0 for n in having)
    assert (found["known"]["cases"], found["unclear"]["cases"], found["(unknown)"]["cases"]) == (14, 3, 3)
    assert found["all"]["cases"] == 20
    assert found["unclear"]["of known"] is None
    assert sum(found[use]["cases"] for use in ("pilots", "capacity", "places", "baseline")) > 14
    assert "the counts may add up to more than the cases" in found["basis"]


def test_a_share_spent_on_staff_has_its_range_and_what_is_not_known(money) -> None:
    """Between 8 and 15 per cent, of so many who said; unclear and unknown are apart."""
    row = json.loads(money("cases", "tally", "staff", "--number", "--json"))["rows"][0]
    assert (row["known"], row["unclear"], row["unknown"]) == (13, 3, 4)
    assert (row["least"], row["middle"], row["most"]) == (8, 10, 15)


def test_a_sub_code_is_counted_of_those_that_have_its_code(money) -> None:
    """Frameworks that draw on OHID's indicators, of those that have one; rolled up, the code counts both."""
    rows = {row["code"]: row for row in json.loads(money("tally", "--json"))["rows"]}
    assert (rows["outcomes"]["cases"], rows["ohid"]["cases"]) == (10, 5)
    rolled = {row["code"]: row for row in json.loads(money("tally", "--roll-up", "--json"))["rows"]}
    assert (rolled["outcomes"]["cases"], rolled["outcomes"]["passages"]) == (10, 15)
    given = json.loads(money("matrix", "--roll-up", "--json"))
    assert "A code counts what the codes below it count, too, each passage once." in given["basis"]
    assert sum(row["outcomes"] for row in given["rows"] if row["ohid"]) == 5


def test_no_per_cent_of_three_systems(money) -> None:
    """Three systems compared: counts, and no share."""
    rows = json.loads(money("matrix", "--rows", "group", "--count", "share", "--json"))["rows"]
    assert [row["outcomes"] for row in rows] == [52.9, None]
    compared = json.loads(money("compare", "group", "--json"))
    assert [(row["group"], row["out of"], row["outcomes"]) for row in compared["rows"]] == [
        ("other", 17, 9),
        ("york", 3, 1),
    ]
    assert "Groups of fewer than 5 cases, to be read case by case: york 3." in compared["basis"]


def test_systems_that_are_alike_stand_beside_each_other(money) -> None:
    """Sorted by similarity, systems with the same codes are neighbours; the nearest of each share the most."""
    rows = json.loads(money("matrix", "--sort", "similarity", "--json"))["rows"]
    patterns = [(row["outcomes"], row["ohid"]) for row in rows]
    assert sum(a != b for a, b in pairwise(patterns)) == len(set(patterns)) - 1
    near = {row["case"]: row for row in json.loads(money("compare", "case", "--json"))["rows"]}
    assert near["S01"]["nearest"].split() == ["S05", "1.00"]
    assert near["S00"]["nearest"] is None
