"""compare-coders --settle: two coders go through their differences, a key each."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from themecode.cli.app import app
from themecode.model import JOINT
from themecode.project import Project
from themecode.workflow.hand_coding import HandCoding


@pytest.fixture
def talk(tagged: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a talk of ana and ben with these keys: they differ in three places of P01."""
    monkeypatch.setenv("COLUMNS", "80")
    with Project.open(tagged) as project:
        for coder, words, code in (
            ("ana", "can you hear me okay", "leadership"), ("ben", "hear me", "pilots"),
            ("ben", "choir", "governance"), ("ana", "box room", "pilots"),
        ):  # fmt: skip
            monkeypatch.setenv("THEMECODE_CODER", coder)
            project.code(HandCoding("P01", words, code))
    monkeypatch.setenv("THEMECODE_CODER", "ana")

    def run(keys: str) -> str:
        return (
            CliRunner()
            .invoke(app, ["--project", str(tagged), "compare-coders", "ana", "ben", "--settle"], input=keys)
            .output
        )

    return run


def _joint(folder: Path) -> list[tuple[str, str]]:
    with Project.open(folder) as project:
        return [(c.code, c.text) for c in project.study.codings if c.coder == JOINT]


def test_each_key_settles_and_goes_on(tagged: Path, talk) -> None:
    """The second's, no code, a skip; the next talk has what is open still; nothing is wider than 80 columns."""
    said = talk("20s")
    assert "2 settled, 1 of 3 open. All of it is saved." in said
    assert "1 ana's  2 ben's  3 both" in said
    assert max(map(len, said.splitlines())) <= 80
    assert _joint(tagged) == [("pilots", "hear me")]
    assert "1 of 1" in talk("q")


def test_both_and_others_are_settled_on_the_words(tagged: Path, talk) -> None:
    """Both: on the words of both. Another code is asked for; a misspelt one changes nothing."""
    said = talk("3ogovernence\ngovernance, devolution\nq".replace("\ngovernance", "\nogovernance"))
    assert "Did you mean 'governance'?" in said
    assert _joint(tagged) == [
        ("leadership", "can you hear me okay"), ("pilots", "can you hear me okay"),
        ("devolution", "box room"), ("governance", "box room"),
    ]  # fmt: skip


def test_undo_goes_back_to_the_place(tagged: Path, talk) -> None:
    """What was settled last is open again; a memo is kept with the codings."""
    said = talk("u1mWe talked.\nuq")
    assert "Nothing was settled in this talk yet." in said
    assert "Taken back." in said
    assert said.count("1 of 3\n") == 2
    assert _joint(tagged) == []
    with Project.open(tagged) as project:
        assert [memo.text for memo in project.store.memos()] == ["We talked."]
