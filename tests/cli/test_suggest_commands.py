"""suggest, and how its proposals are ruled on; no tally knows of them before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from themecode.cli.app import app
from themecode.model import counted
from themecode.project import Project

COUNTING = (
    ("matrix",), ("matrix", "--count", "words", "--basis", "people"), ("matrix", "--basis", "confirmed"),
    ("matrix", "--rows", "size", "--count", "cases"), ("quotes", "governance"), ("documents",), ("status",),
    ("show", "P09"), ("compare", "size"), ("cases", "list"), ("read",), ("check",), ("codebook", "score"),
    ("log",), ("confirm", "--code", "governance", "--dry-run"),
)  # fmt: skip
"""Every command that counts codings."""


@pytest.fixture
def say(coded: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a command on the coded study as ana."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("THEMECODE_CODER", "ana")

    def run(*arguments: str, keys: str = "") -> Result:
        return CliRunner().invoke(app, ["--project", str(coded), *arguments], input=keys)

    return run


def counts(say, *, without_log: bool = False) -> dict[tuple[str, ...], str]:
    """Run every command that counts."""
    wanted = [line for line in COUNTING if not (without_log and line in (("log",), ("status",), ("read",)))]
    return {line: say(*line).output for line in wanted}


def test_no_tally_moves_by_suggesting_or_rejecting(say) -> None:
    """Every command that counts says the same before and after; once one is accepted, they say something else."""
    before = counts(say)
    assert all(output for line, output in before.items() if line not in (("check",), ("quotes", "none")))
    found = json.loads(say("suggest", "--limit", "2", "--json").stdout)["rows"]
    assert say("suggest", "evaluate").exit_code == 0
    assert say("suggest", "doctor").exit_code == 0
    assert say("suggest", "unfound").exit_code == 0
    assert counts(say) == before
    first, second = (row["id"] for row in found if row["code"] == "governance")
    assert say("reject", first).exit_code == 0
    quiet = {line: output for line, output in before.items() if line not in (("log",), ("status",), ("read",))}
    assert counts(say, without_log=True) == quiet
    accepted = say("confirm", second)
    assert accepted.exit_code == 0
    assert f"{second} accepted: c" in accepted.stdout
    after = counts(say, without_log=True)
    assert after[("matrix",)] != quiet[("matrix",)]
    assert after[("quotes", "governance")] != quiet[("quotes", "governance")]


def test_written_tables_hold_no_suggestion(say, coded: Path, tmp_path: Path) -> None:
    """The export of codings, for one: the same bytes before and after, with no row of origin suggestion."""
    files = []
    for name in ("before.csv", "after.csv"):
        say("suggest", "--limit", "3")
        assert say("export", str(tmp_path / name)).exit_code == 0
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]
    assert b"suggestion" not in files[0]
    with Project.open(coded) as project:
        assert all(coding.origin == "person" for coding in counted(project.study.codings))


def test_the_list_says_why_and_abstains_in_sentences(say) -> None:
    """Chance, place, words, likeness; below it the codes without suggestions and the basis."""
    said = say("suggest", "--limit", "1").output
    assert "chance 0." in said
    assert "by    " in said
    assert "like  " in said
    assert "Nothing is suggested for" in said
    assert "counted nowhere until you accept them" in said
    assert max(map(len, said.splitlines())) <= 110


def test_the_record_shows_three_baselines_and_intervals(say, tmp_path: Path) -> None:
    """On screen and as a table with stable columns."""
    said = " ".join(say("suggest", "evaluate").output.split())
    assert "P / R" in said
    assert "macro F1" in said
    assert "Calibration error" in said
    assert "extrapolated" in said
    assert "an estimate" in said
    say("suggest", "evaluate", "-o", str(tmp_path / "record.csv"))
    header = (tmp_path / "record.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    for column in ("average_precision_low", "majority_f1", "keyword_f1", "rules_f1", "top_10", "abstains"):
        assert column in header


def test_a_misspelt_code_is_asked_about(say) -> None:
    """Exit 1 and a proposal, as everywhere."""
    result = say("suggest", "--code", "governence")
    assert result.exit_code == 1
    assert "governance" in str(result.exception)


def test_review_of_suggestions_by_keys(say, coded: Path) -> None:
    """C accepts, r rejects, u takes back; what was decided does not come again."""
    said = say("review", "--origin", "suggestions", "--code", "governance", "--limit", "4", keys="crurq").output
    assert "Taken back" in said
    assert "2 decided, 2 of 4 left. All of it is saved." in said
    with Project.open(coded) as project:
        ruled = [coding.status for coding in project.study.codings if coding.origin == "suggestion"]
    assert sorted(ruled) == ["confirmed", "rejected"]


def test_recode_rejects_and_codes_by_hand(say, coded: Path) -> None:
    """K takes another code, in one action."""
    say("review", "--origin", "suggestions", "--code", "governance", "--limit", "1", keys="kleadership\nq")
    with Project.open(coded) as project:
        made = project.study.codings
        newest = max(made, key=lambda coding: coding.id)
        assert (newest.code, newest.origin, newest.coder) == ("leadership", "person", "ana")
        assert [c.code for c in made if c.origin == "suggestion" and c.status == "rejected"] == ["governance"]


def test_a_reflexive_project_refuses_until_a_reason_is_given(themecode, coded: Path) -> None:
    """Exit 1, what is safe and what to do; with the reason it works, and the log has it."""
    settings = coded / "themecode.toml"
    settings.write_text(settings.read_text().replace('"codebook"', '"reflexive"'))
    refused = themecode("--project", coded, "suggest")
    assert refused.code == 1
    assert "suggest --reason" in refused.err
    assert themecode("--project", coded, "suggest", "--limit", "1", "--reason", "second look").code == 0
    assert "reason: second look" in themecode("--project", coded, "log").out


def test_only_suggestions_load_scikit_learn(tmp_path: Path, root: Path) -> None:
    """--help of suggest, and a run, do without it."""
    import subprocess
    import sys

    for line in (
        ["suggest", "--help"],
        [
            "run",
            str(root / "codebooks/health_inequalities.yaml"),
            str(root / "transcripts_sample/P01.vtt"),
            "-o",
            str(tmp_path / "out"),
        ],
    ):
        program = f"import sys; from themecode.cli import main; sys.argv = ['themecode', *{line!r}]\n"
        program += "try: main()\nexcept SystemExit: pass\nprint(sorted({'sklearn', 'scipy'} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"
