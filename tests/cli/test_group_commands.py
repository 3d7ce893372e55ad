"""Focus groups, kinds of documents and proposed aliases, as people type them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

GROUP = (
    "Moderator: What of the money?\n\nAnn Lee: The money went. Nobody told us.\n\n"
    "Tom Reed: Our staff went too.\n\nZoë B.: Staff and money.\n\nTR: And the money with them.\n\n"
    "Moderator: Whose money?\n\nAnn Lee: Our money.\n"
)
PLAN = "We will spend the money on staff.\n\nWe will report every spring.\n"
CODEBOOK = "codebook: T\ncodes:\n" + "".join(
    f"  - {{code: {code}, definition: D., rules: [{code.split('_')[0]}]}}\n"
    for code in ("money", "staff", *(f"word{number}_of_the_codebook" for number in range(14)))
)


@pytest.fixture
def study(tmp_path: Path, themecode):
    """Make an empty project beside a focus group and a plan; return what runs a command there."""
    (tmp_path / "FG1.txt").write_text(GROUP, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK)
    assert themecode("init", "study", "--codebook", "codebook.yaml").code == 0

    def run(*arguments: str, expect: int = 0) -> Any:
        done = themecode(*arguments, cwd=tmp_path / "study", COLUMNS="80")
        assert done.code == expect, done.err
        if "--json" not in arguments:
            assert max(map(len, done.out.splitlines()), default=0) <= 80
        return done

    return run


def test_a_focus_group_comes_in_with_a_case_for_each(study) -> None:
    """The import says that ids hold names, and that there are proposals; nothing is joined."""
    dry = study("import", "../FG1.txt", "--each-speaker-a-case", "--dry-run")
    assert "4 speakers would be cases" in dry.err
    came = study("import", "../FG1.txt", "--each-speaker-a-case")
    assert "4 cases" in came.out
    assert "4 speakers are cases; their ids hold the speakers' names." in came.err
    assert came.err.count("1 name looks like another of the same person; see: themecode speakers propose") == 1
    listed = json.loads(study("cases", "list", "--json").out)["rows"]
    assert [row["case"] for row in listed] == ["FG1-Ann-Lee", "FG1-TR", "FG1-Tom-Reed", "FG1-Zoë-B"]
    again = study("import", "../FG1.txt", "--each-speaker-a-case")
    assert "cases" not in again.err


def test_a_proposal_is_joined_by_its_own_commands(study) -> None:
    """What `speakers propose` prints does what it says."""
    study("import", "../FG1.txt", "--each-speaker-a-case")
    shown = study("speakers", "propose").out
    assert "“TR” = “Tom Reed” (initials)" in shown
    commands = [line.strip() for line in shown.splitlines() if line.strip().startswith("themecode ")]
    assert commands == [
        'themecode speakers alias "Tom Reed" "TR"',
        'themecode cases assign "FG1-TR" FG1 --speaker "Tom Reed"',
    ]
    study("speakers", "alias", "Tom Reed", "TR")
    study("cases", "assign", "FG1-TR", "FG1", "--speaker", "Tom Reed")
    assert study("speakers", "propose").out.startswith("Proposals: 0, unclear: 0.")
    listed = json.loads(study("cases", "list", "--json").out)["rows"]
    assert [row["case"] for row in listed] == ["FG1-Ann-Lee", "FG1-TR", "FG1-Zoë-B"]
    study("tag")
    matrix = {
        row["case"]: row["money"] for row in json.loads(study("matrix", "--count", "codings", "--json").out)["rows"]
    }
    assert matrix == {"FG1-Ann-Lee": 2, "FG1-TR": 1, "FG1-Zoë-B": 1}
    assert study("check", "--strict").out == ""


def test_a_matrix_of_long_names_is_still_a_table(study) -> None:
    """Cases with long ids beside sixteen codes: so many columns at a time as fit."""
    study("import", "../FG1.txt", "--each-speaker-a-case")
    study("tag")
    shown = study("matrix").out
    assert len([line for line in shown.splitlines() if line.startswith("FG1-Ann-Lee ")]) == 2


def test_cases_of_groups_that_came_in_as_one(study) -> None:
    """`cases each-speaker` makes them afterwards; undo takes it back."""
    study("import", "../FG1.txt")
    assert [row["case"] for row in json.loads(study("cases", "list", "--json").out)["rows"]] == ["FG1"]
    made = study("cases", "each-speaker", "FG1").out
    assert made.startswith("FG1: FG1-Ann-Lee FG1-Tom-Reed")
    study("undo")
    assert [row["case"] for row in json.loads(study("cases", "list", "--json").out)["rows"]] == ["FG1"]
    assert "There is no document 'FG2'" in study("cases", "each-speaker", "FG2", expect=1).err


def test_kinds_are_given_at_import_and_afterwards(study) -> None:
    """--kind, `documents set`, and the list; a kind is taken away by an empty value."""
    study("import", "../plan.txt", "--kind", "plan")
    assert json.loads(study("documents", "--json").out)["rows"][0]["kind"] == "plan"
    assert study("documents", "set", "plan", "kind=forward plan", "year=2023").out.splitlines() == [
        "plan: kind = forward plan",
        "plan: year = 2023",
    ]
    study("tag")
    assert json.loads(study("matrix", "--rows", "year", "--json").out)["rows"][0]["year"] == "2023"
    again = study("import", "../plan.txt", "--kind", "strategy")
    assert "keep their kind" in again.err
    study("documents", "set", "plan", "kind=")
    assert "kind" not in json.loads(study("documents", "--json").out)["rows"][0]
    assert "No document has a kind yet." in study("compare", "kind", expect=1).err
    assert study("documents", "set", "plan", "kind", expect=2).err
    assert "themecode cases assign CASE plan" in study("documents", "set", "plan", "case=A", expect=1).err
    assert "Did you mean 'plan'?" in study("documents", "set", "plam", "kind=x", expect=1).err


def test_a_table_of_cases_gives_kinds_and_speakers(study, tmp_path: Path) -> None:
    """Several documents of one case, each with its kind; and `run` without a project reads the same table."""
    (tmp_path / "cases.csv").write_text(
        "case,file,speaker,kind,size\nA,FG1.txt,Ann Lee,,large\nA,plan.txt,,plan,\nT,FG1.txt,TR,,\n"
        "T,FG1.txt,Tom Reed,,\nZ,FG1.txt,Zoë B.,,\n",
        encoding="utf-8",
    )
    study("import", "../FG1.txt", "../plan.txt")
    assert (
        study("cases", "import", "../cases.csv").out == "3 cases matched to documents; 1 attributes new or changed.\n"
    )
    rows = {row["case"]: row for row in json.loads(study("cases", "list", "--json").out)["rows"]}
    assert (rows["A"]["documents"], rows["A"]["speakers"]) == ("plan", "FG1: Ann Lee")
    assert rows["T"]["speakers"] == "FG1: TR; FG1: Tom Reed"
    study("run", "../codebook.yaml", "..", "-o", "../out")
    study("run", "../codebook.yaml", "../FG1.txt", "-o", "../group", "--each-speaker-a-case")
    rows = (tmp_path / "group" / "matrix.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in rows] == ["case", "FG1-Ann-Lee", "FG1-TR", "FG1-Tom-Reed", "FG1-Zoë-B"]
    assert (tmp_path / "out" / "matrix.csv").read_text(encoding="utf-8").splitlines()[1].startswith("A,3,1,")


def test_an_attribute_of_both_is_asked_for_by_its_owner(study, tmp_path: Path) -> None:
    """Of cases, unless it says document:NAME."""
    study("import", "../plan.txt")
    study("tag")
    study("cases", "set", "plan", "year=1999")
    study("documents", "set", "plan", "year=2023")
    for rows, value in (("year", "1999"), ("case:year", "1999"), ("document:year", "2023")):
        assert json.loads(study("matrix", "--rows", rows, "--json").out)["rows"][0]["year"] == value
    quoted = json.loads(study("quotes", "money", "--by", "document:year", "--json").out)["rows"]
    assert {row["document:year"] for row in quoted} == {"2023"}


@pytest.mark.parametrize(
    "command",
    ["compare", "memo add", "memo list", "memo edit", "memo remove", "memo export", "documents set", "cases assign"]
    + ["cases each-speaker", "speakers propose"],
)
def test_every_new_command_has_an_example(themecode, command: str) -> None:
    """Whoever asks is shown one."""
    shown = themecode(*command.split(), "--help", COLUMNS="80").out
    assert f"themecode {command}" in shown.replace("Usage: ", "", 1).split("\n", 1)[1]
    assert max(map(len, shown.splitlines())) <= 80
