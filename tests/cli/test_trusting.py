"""codebook check, diff and score, and dry runs: what is shown before rules are trusted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from themecode.project import Project
from themecode.workflow.importing import ImportOptions

FOLDER = Path(__file__).parents[1] / "golden" / "codebooks"
TALK = (
    "Interviewer: And the canteen?\n\nC01: The price went up. It is dear now. The queue is long.\n\n"
    "Interviewer: And else?\n\nC01: A bargain it is not. The cook waves. They price the soup too high.\n"
)


@pytest.fixture
def canteen(tmp_path: Path) -> Path:
    """Make a project with one short interview, tagged with the older codebook."""
    talk = tmp_path / "C01.txt"
    talk.write_text(TALK)
    with Project.create(tmp_path / "canteen") as project:
        project.import_files([talk], ImportOptions())
        project.use_codebook(FOLDER / "older.yaml", copy=True)
        project.tag()
    return tmp_path / "canteen"


def test_score_of_a_table_looks_as_it_was_looked_at(root: Path, themecode, golden: Callable[[str, str], None]) -> None:
    """Outside a project, in 80 columns, with every missed and false text."""
    book = root / "codebooks" / "clinic_experience.yaml"
    arguments = ("codebook", "score", book, "--gold", FOLDER / "clinic.gold.csv", "--show", "all")
    done = themecode(*arguments, COLUMNS="80")
    assert (done.code, done.err) == (0, "")
    golden("score.expected.txt", done.out)


def test_diff_of_two_files_looks_as_it_was_looked_at(
    canteen: Path, themecode, golden: Callable[[str, str], None]
) -> None:
    """In a project: codes, then codings by code, then the sentences to read."""
    done = themecode("codebook", "diff", FOLDER / "older.yaml", FOLDER / "newer.yaml", cwd=canteen, COLUMNS="80")
    assert (done.code, done.err) == (0, "")
    golden("diff.expected.txt", done.out)


def test_check_in_a_project_looks_as_it_was_looked_at(
    canteen: Path, themecode, golden: Callable[[str, str], None]
) -> None:
    """Every kind of warning once; warnings leave the exit code 0."""
    file = canteen / "older.yaml"
    codes = "  - code: cost\n    definition: Costs.\n    rules:\n      - price OR dear\n      - price OR dear OR soup\n"
    codes += "  - code: tastes\n    definition: Tastes.\n    rules:\n      - flavour\n"
    file.write_text(file.read_text() + codes)
    done = themecode("codebook", "check", cwd=canteen, COLUMNS="80")
    assert (done.code, done.err) == (0, "")
    golden("check.expected.txt", done.out)


def test_check_gives_the_same_as_json(canteen: Path, themecode) -> None:
    """For machines: mistakes and warnings apart."""
    found = json.loads(themecode("codebook", "check", "--json", cwd=canteen).out)
    assert (found["codes"], found["rules"], found["mistakes"], found["lookalikes"]) == (3, 4, [], [])
    assert found["in_this_project"]["finds_nothing"] == [
        {"code": "taste", "rule": "taste", "place": "older.yaml:18:9", "segments": 0}
    ]


def test_many_warnings_are_counted_by_code_and_listed_on_demand(tagged: Path, themecode) -> None:
    """749 rules in twenty short interviews: most wait for the next one."""
    short = themecode("codebook", "check", cwd=tagged).out
    assert re.search(r"find nothing in these documents: \d{3} of 749\n  leadership: \d+ of 59\n  governance", short)
    assert "--all lists them" in short
    whole = themecode("codebook", "check", "--all", cwd=tagged).out
    assert "--all lists them" not in whole
    assert len(re.findall(r"^    line \d+: ", whole, re.MULTILINE)) > 400


def test_check_outside_a_project_says_in_one_line_what_was_not_tried(themecode, tmp_path: Path) -> None:
    """And without a file it says what is missing; a mistake is exit 1, as JSON too."""
    done = themecode("codebook", "check", FOLDER / "older.yaml")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "No documents here: how the rules do in a project was not tried."
    assert "Name the codebook's file" in themecode("codebook", "check").err
    (tmp_path / "wrong.yaml").write_text((FOLDER / "older.yaml").read_text().replace("- queue", "- queue NEAR till"))
    wrong = themecode("codebook", "check", "wrong.yaml", "--json")
    assert wrong.code == 1
    assert len(json.loads(wrong.out)["mistakes"]) == 1


def test_diff_of_one_file_is_against_the_version_in_use(canteen: Path, themecode) -> None:
    """Named, or the edited file itself; one code alone; nothing is written."""
    same = themecode("codebook", "diff", cwd=canteen)
    assert "No code differs" in same.out
    assert "No coding comes or goes" in same.out
    named = json.loads(themecode("codebook", "diff", FOLDER / "newer.yaml", "--json", cwd=canteen).out)
    assert (named["added"], named["retired"]) == (["line", "staff"], ["queue", "taste"])
    assert named["renamed"] == [["queue", "line"]]
    assert [(row["code"], row["appear"], row["go"]) for row in named["codings"]["codes"]] == [
        ("line", 1, 0),
        ("price", 1, 0),
        ("queue", 0, 1),
        ("staff", 1, 0),
    ]
    (canteen / "older.yaml").write_text((FOLDER / "newer.yaml").read_text())
    edited = themecode("codebook", "diff", "--code", "staff", cwd=canteen)
    assert "C01, turn 4: “The cook waves.”" in edited.out
    assert "bargain" not in edited.out
    assert len(json.loads(themecode("log", "--json", cwd=canteen).out)["rows"]) == 3


def test_a_dry_run_shows_what_would_come_and_go(canteen: Path, themecode) -> None:
    """By code, with sentences; a real run gives its counts as JSON."""
    (canteen / "older.yaml").write_text((FOLDER / "newer.yaml").read_text())
    tried = themecode("tag", "--dry-run", cwd=canteen)
    assert "appears: C01, turn 4: “A bargain it is not.”" in tried.out
    assert "goes: C01, turn 2: “The queue is long.”" in tried.out
    assert "Nothing was kept" in tried.err
    record = json.loads(themecode("tag", "--dry-run", "--json", cwd=canteen).out)
    assert (record["added"], record["withdrawn"]) == (3, 1)
    assert [one["text"] for one in record["changes"]["go"]] == ["The queue is long."]
    done = json.loads(themecode("tag", "--json", cwd=canteen).out)
    assert (done["added"], done["withdrawn"], done["changes"]) == (3, 1, None)


def test_the_limit_is_for_each_code_and_kind(canteen: Path, themecode) -> None:
    """What is left out is said; --all leaves nothing out."""
    (canteen / "older.yaml").write_text((FOLDER / "older.yaml").read_text().replace("- price\n", "- soup\n"))
    short = themecode("codebook", "diff", "--limit", "1", cwd=canteen).out
    assert "  goes: C01, turn 2: “The price went up.”" in short
    whole = themecode("codebook", "diff", "--unit", "match", "--all", cwd=canteen).out
    assert "more; --all" not in whole
    assert (
        "  goes: 1 more; --all shows them"
        in themecode("codebook", "diff", "--unit", "match", "--limit", "1", cwd=canteen).out
    )


def test_score_in_a_project_says_what_cannot_be_known(canteen: Path, themecode) -> None:
    """Nothing decided: exit 1. Reviewed: precision, and a dash for recall. Written to a file, too."""
    refused = themecode("codebook", "score", cwd=canteen)
    assert refused.code == 1
    assert "nothing to score the rules against" in refused.err
    quoted = json.loads(themecode("quotes", "price", "--json", cwd=canteen).out)["rows"]
    themecode("confirm", quoted[0]["id"], cwd=canteen)
    themecode("reject", quoted[1]["id"], cwd=canteen)
    shown = themecode("codebook", "score", "--show", "false", cwd=canteen, COLUMNS="80").out
    assert shown.splitlines()[1].split() == ["price", "1", "1", "0", ".50", "(.09-.91)", "-", "-"]
    assert "Recall is not known" in " ".join(shown.split())
    assert "false: C01, turn 2: “It is dear now.”" in shown
    row = json.loads(themecode("codebook", "score", "--json", cwd=canteen).out)["codes"][0]
    assert (row["precision"], row["recall"], row["f1"]) == (0.5, None, None)
    assert themecode("codebook", "score", "-o", "score.csv", cwd=canteen).code == 0
    assert (canteen / "score.csv").read_text("utf-8-sig").startswith("code,right,false,precision")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("score", "--code", "prise"), 1, "There is no code 'prise'. Nothing was changed. Did you mean 'price'?"),
        (("score", "--gold", "nowhere.csv"), 1, "The table nowhere.csv cannot be read"),
        (("score", "--coded-fully", "C1"), 1, "Did you mean 'C01'?"),
        (("score", "--gold", "g.csv", "--unit", "turn"), 2, "--unit are for a project"),
        (("diff", "--code", "pric"), 1, "Did you mean 'price'?"),
        (("diff", "nowhere.yaml"), 1, "The codebook nowhere.yaml cannot be read"),
        (("check", "nowhere.yaml"), 1, "The codebook nowhere.yaml cannot be read"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_misspelt_is_told(canteen: Path, themecode, arguments: tuple[str, ...], code: int, says: str) -> None:
    """Exit code and message."""
    done = themecode("codebook", *arguments, cwd=canteen)
    assert done.code == code
    assert says in " ".join(done.err.split())


def test_outside_a_project_one_file_is_too_few(themecode) -> None:
    """Diff needs two files there, score a table and a codebook."""
    assert "Name two files" in themecode("codebook", "diff", FOLDER / "older.yaml").err
    assert "Name the codebook's file" in themecode("codebook", "score", "--gold", FOLDER / "clinic.gold.csv").err
    two = themecode("codebook", "diff", FOLDER / "older.yaml", FOLDER / "newer.yaml")
    assert two.out.splitlines()[-1] == "No documents here: which codings come and go was not tried."


def test_each_has_help_with_an_example(themecode) -> None:
    """What it does, an example, and what comes of it."""
    for name in ("check", "diff", "score"):
        shown = themecode("codebook", name, "--help").out
        assert f"Example:  themecode codebook {name} codebook.yaml" in shown
        assert "Result:" in shown


def test_a_document_coded_before_a_redefinition_is_told(canteen: Path, themecode) -> None:
    """A person confirmed, then the definition changed: check names the code and the document."""
    quoted = json.loads(themecode("quotes", "price", "--json", cwd=canteen).out)["rows"]
    themecode("confirm", quoted[0]["id"], cwd=canteen)
    assert themecode("check", cwd=canteen).out == ""
    themecode("codebook", "use", FOLDER / "newer.yaml", cwd=canteen)
    told = themecode("check", cwd=canteen)
    assert told.code == 0
    assert "price: 1 document was last coded by a person before this code was redefined: C01." in told.out
    assert "staff: 1 document was last coded by a person before this code existed: C01." in told.out
    assert themecode("check", "--strict", cwd=canteen).code == 1
