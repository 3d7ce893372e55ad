"""The money of twenty systems: 10 kept it whole, 7 in part, 3 not; who did not know; and words for such counts.

A case has one status, with evidence. Its counts, their Wilson limits and the range for all 42 systems are those
of the reference figure; by size the rows add up; and "a small number" is what the table of words says it is.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from themecode import analysis

STATUS = ["fully"] * 10 + ["partly"] * 7 + ["not"] * 3
UNAWARE = {"S04", "S17"}


@pytest.fixture(scope="module")
def systems(tmp_path_factory: pytest.TempPathFactory):
    """Write twenty interviews with their cases, code who had not heard of the money, and return what runs a command."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("status")
    rows = ["case,file,size,status"]
    for number, status in enumerate(STATUS, 1):
        name = f"S{number:02}"
        said = "I had not heard of that allocation." if name in UNAWARE else "The money came in April."
        (folder / f"{name}.txt").write_text(f"Interviewer: What came of the money?\n\nLead: I lead {name}. {said}\n")
        rows.append(f"{name},{name}.txt,{'small' if number % 4 == 0 else 'large'},{status}")
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    (folder / "book.yaml").write_text(
        "codebook: Money\ncodes:\n  - {code: unaware, definition: Had not heard of it., rules: [not heard]}\n"
    )

    def run(*arguments: str, cwd: Path = folder / "study") -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "80", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "study", "--codebook", "book.yaml", cwd=folder)
    run("import", *(f"../S{number:02}.txt" for number in range(1, 21)))
    run("cases", "import", "../cases.csv")
    run("tag")
    return run


def test_ten_seven_three_with_their_ranges(systems) -> None:
    """Wilson 29.9-70.1, 18.1-56.7, 5.2-36.0 per cent; 14-28, 9-22, 3-13 of 42; and what that assumes."""
    given = json.loads(systems("intervals", "status", "--population", "42", "--json"))
    found = {row["status"]: tuple(row.values())[1:] for row in given["rows"]}
    assert found == {
        "fully": (10, 20, 50.0, 29.9, 70.1, 14, 28, 42),
        "partly": (7, 20, 35.0, 18.1, 56.7, 9, 22, 42),
        "not": (3, 20, 15.0, 5.2, 36.0, 3, 13, 42),
    }
    assert "no random draw" in given["basis"]


def test_by_size_the_rows_add_up(systems) -> None:
    """Each status in large and small systems: the counts add up to 10, 7 and 3; small counts are flagged."""
    given = json.loads(systems("intervals", "status", "--by", "size", "--json"))
    assert {row["status"]: row["large"] + row["small"] for row in given["rows"]} == {"fully": 10, "partly": 7, "not": 3}
    assert {(row["of large"], row["of small"]) for row in given["rows"]} == {(15, 5)}
    assert "count below 5" in given["basis"]


def test_a_small_number_is_what_the_table_says(systems) -> None:
    """Two leads did not know: "a small number of leads" fits 2 of 20, "most" does not."""
    given = json.loads(systems("intervals", "--json"))
    [row] = [row for row in given["rows"] if row["code"] == "unaware"]
    assert (row["cases"], row["of"]) == (2, 20)
    draft = "A small number of leads had not heard of it. Most interviewees had not heard of it."
    table = analysis.quantifiers(row["of"])
    said = [analysis.disagreement(found.word, row["cases"], row["of"], table) for found in analysis.quantified(draft)]
    assert said == ["", "'most' stands for 11 to 19 of 20; it is 2: a few"]
