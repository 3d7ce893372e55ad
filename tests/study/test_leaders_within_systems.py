"""Several leaders in each of three systems: counted by person and by system, and where leaders of one system differ."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAID = {
    "north": {"A1": "money", "A2": "money", "A3": ""},
    "south": {"B1": "money staff", "B2": "money staff"},
    "west": {"C1": "", "C2": "staff", "C3": "", "C4": "staff"},
}
BOOK = """codebook: Leaders
codes:
  - {code: money, definition: Money., rules: [money]}
  - {code: staff, definition: Staff., rules: [staff]}
"""


@pytest.fixture(scope="module")
def leaders(tmp_path_factory: pytest.TempPathFactory):
    """Write nine interviews in three systems; return what runs a command."""
    folder = tmp_path_factory.mktemp("leaders")
    rows = ["case,file,system"]
    for system, people in SAID.items():
        for name, words in people.items():
            said = " ".join(f"We spoke of {word}." for word in words.split())
            (folder / f"{name}.txt").write_text(f"Interviewer: Well?\n\nLead: It is {name} here. {said}\n")
            rows.append(f"{name},{name}.txt,{system}")
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    (folder / "book.yaml").write_text(BOOK)

    def run(*arguments: str, cwd: Path = folder / "study") -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "80", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "study", "--codebook", "book.yaml", cwd=folder)
    files = (str(path) for path in sorted(folder.glob("*.txt")))
    run("import", *files, "--interviewer", "Interviewer")
    run("cases", "import", "../cases.csv")
    run("tag")
    return run


def test_people_and_systems_are_two_counts(leaders) -> None:
    """Four of nine leaders speak of money, in two of three systems; in one of these they differ, and who is named."""
    rows = {row["code"]: row for row in json.loads(leaders("compare", "system", "--within", "--json"))["rows"]}
    assert tuple(rows["money"].values())[1:] == (4, 9, 2, 3, 1, "north: A1, A2 of 3")
    assert tuple(rows["staff"].values())[1:] == (4, 9, 2, 3, 1, "west: C2, C4 of 4")


def test_the_matrix_counts_people_of_each_system(leaders) -> None:
    """Rows are systems, with the number of people in each below; the total is all people, once."""
    given = json.loads(leaders("matrix", "--rows", "system", "--count", "cases", "--totals", "--json"))
    assert [(row["system"], row["money"], row["staff"], row["any"]) for row in given["rows"]] == [
        ("north", 2, 0, 2), ("south", 2, 2, 2), ("west", 0, 2, 2), ("total", 4, 4, 6),
    ]  # fmt: skip
    assert "Cases in each row: north 3, south 2, west 4." in given["basis"]
