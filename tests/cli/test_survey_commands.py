"""tag-table and tally as people and scripts use them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ANSWERS = (
    "respondent;region;answer\nr1;North;The money was ring-fenced.\nr2;South;No idea\nr3;North;Half of it got raided\n"
)
CODEBOOK = "codebook: C\nlanguage: en\ncodes:\n  - {code: money, definition: M., rules: [ring-fence, raid]}\n"
TAG = ("--text", "answer", "--id", "respondent", "-c", "codebook.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a small survey and a codebook."""
    (tmp_path / "answers.csv").write_text(ANSWERS)
    (tmp_path / "codebook.yaml").write_text(CODEBOOK)
    return tmp_path


@pytest.mark.parametrize("out", ["tags.csv", "tags.parquet"])
def test_from_answers_to_a_tally(folder: Path, themecode, out: str) -> None:
    """What was asked for goes to stdout, talk to stderr; no bar and no answer where nobody looks."""
    done = themecode("tag-table", "answers.csv", *TAG, "-o", out)
    assert (done.code, done.out) == (0, f"{out}\n")
    assert done.err == "2 of 3 answers have at least one code; 2 rows, one per answer and code.\n"
    table = json.loads(themecode("tally", out, "--by", "region", "--json").out)
    assert table["rows"] == [
        {"region": "North", "answers": 2, "coded": 2, "money": 2},
        {"region": "South", "answers": 1, "coded": 0, "money": 0},
    ]
    drawn = themecode("tally", out, "--by", "region", COLUMNS="80")
    assert max(map(len, drawn.out.splitlines())) <= 80
    assert drawn.out.splitlines()[0].split() == ["region", "North", "South"]
    assert "3 answers in all, 2 with at least one code." in " ".join(drawn.out.split())
    assert themecode("tally", out, "--by", "region", "-o", "by.csv").code == 0
    assert (folder / "by.csv").read_text() == "region,answers,coded,money\nNorth,2,2,2\nSouth,1,0,0\n"


def test_the_flags_of_the_first_place_are_told_unless_nobody_wants_them(folder: Path, themecode) -> None:
    """What the words around do to it, read in the sentence of the answer that it stands in."""
    (folder / "said.csv").write_text("answer\nIt came. We never ring-fenced it.\nThey raid it.\n")
    asked = ("tag-table", "said.csv", "--text", "answer", "-c", "codebook.yaml")
    assert themecode(*asked, "-o", "tags.csv").code == 0
    assert [row.split(",")[-1] for row in (folder / "tags.csv").read_text().splitlines()] == ["flags", "negated", ""]
    assert themecode(*asked, "-o", "bare.csv", "--no-flags").code == 0
    assert [row.split(",")[-1] for row in (folder / "bare.csv").read_text().splitlines()] == ["flags", "", ""]


def test_the_codebook_of_the_project_is_used_where_none_is_named(folder: Path, themecode, study_folder: Path) -> None:
    """As everywhere; outside a project it is asked for."""
    lone = ("tag-table", folder / "answers.csv", "--text", "answer", "-o", folder / "tags.csv")
    refused = themecode(*lone, cwd=folder)
    assert refused.code == 1
    done = themecode(*lone, cwd=study_folder)
    assert done.code == 0
    assert json.loads((folder / "tags.csv.json").read_text())["codebook"] == "Health-inequalities funding"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing.csv", *TAG, "-o", "t.csv"), "There is no file nothing.csv"),
        (("answers.csv", "--text", "anwser", "-c", "codebook.yaml", "-o", "t.csv"), "Did you mean 'answer'?"),
        (("answers.csv", "--text", "answer", "--id", "region", "-c", "codebook.yaml", "-o", "t.csv"), "first: 'North'"),
        (("answers.csv", *TAG, "-o", "t.xlsx"), "The endings are .csv and .parquet"),
        (("answers.csv", *TAG, "-o", "no/where/t.csv"), "There is no folder"),
    ],
)
def test_what_the_user_can_mend_is_told_in_one_line(folder: Path, themecode, arguments, says: str) -> None:
    """Exit code 1, and nothing is left behind."""
    before = sorted(path.name for path in folder.iterdir())
    done = themecode("tag-table", *arguments)
    assert done.code == 1
    assert says in done.err
    assert sorted(path.name for path in folder.iterdir()) == before


def test_without_pyarrow_csv_works_and_parquet_names_the_command(folder: Path) -> None:
    """Parquet is an extra."""
    program = "import sys; sys.modules['pyarrow'] = None\nfrom themecode.cli import main\nmain()\n"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-c", program, *arguments]
        return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)

    assert run("tag-table", "answers.csv", *TAG, "-o", "tags.csv").returncode == 0
    assert run("tally", "tags.csv", "--by", "region").returncode == 0
    refused = run("tag-table", "answers.csv", *TAG, "-o", "tags.parquet")
    assert refused.returncode == 1
    assert 'pip install "themecode[parquet]"' in refused.stderr
    (folder / "answers.parquet").write_bytes(b"PAR1")
    refused = run("tag-table", "answers.parquet", *TAG, "-o", "tags.csv")
    assert refused.returncode == 1
    assert 'pip install "themecode[parquet]"' in refused.stderr
