"""review: a key decides, everything is saved at once, and the next sitting goes on where this one stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from themecode.cli.app import app
from themecode.project import Project


@pytest.fixture
def review(tagged: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a sitting with these keys; lines that are typed end in a line break."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("THEMECODE_CODER", "ana")

    def run(keys: str, *options: str) -> Result:
        return CliRunner().invoke(app, ["--project", str(tagged), "review", *options], input=keys)

    return run


def _statuses(folder: Path, code: str = "ringfencing") -> list[str]:
    with Project.open(folder) as project:
        return [coding.status for coding in project.study.codings if coding.code == code and coding.origin == "rules"]


def test_keys_confirm_and_reject_and_the_queue_goes_on(tagged: Path, review) -> None:
    """Decisions are saved one by one; the next sitting begins with the first undecided coding."""
    waiting = len(_statuses(tagged))
    first = review("csrq", "--code", "ringfencing")
    assert first.exit_code == 0
    assert f"2 decided, {waiting - 2} of {waiting} left. All of it is saved." in first.output
    assert _statuses(tagged)[:3] == ["confirmed", "unreviewed", "rejected"]
    assert f"1 of {waiting - 2}" in review("q", "--code", "ringfencing").output


def test_a_coding_is_shown_with_its_words_and_reason_at_80_columns(review) -> None:
    """Place, speaker, definition, the words in their turn, the rule; nothing wider than the terminal."""
    shown = review("q", "--code", "ringfencing").output
    assert "[" in shown
    assert "by  " in shown
    assert " -> " in shown
    assert max(len(line) for line in shown.splitlines() if "of" not in line) <= 80


def test_recode_rejects_and_codes_by_hand_in_one_action(tagged: Path, review) -> None:
    """A misspelt code is asked about and changes nothing; undo takes both halves back."""
    said = review("kleadershp\nkleadership\nq", "--code", "ringfencing").output
    assert "Did you mean 'leadership'?" in said
    with Project.open(tagged) as project:
        (made,) = [coding for coding in project.study.codings if coding.origin == "person"]
        assert (made.code, made.coder) == ("leadership", "ana")
        project.undo()
        assert not [coding for coding in project.study.codings if coding.origin == "person"]
    assert set(_statuses(tagged)) == {"unreviewed"}


def test_undo_and_memo(tagged: Path, review) -> None:
    """A memo stays with the coding; u takes back what this sitting did, and says when there is nothing."""
    said = review("umShe laughed.\ncuq", "--code", "ringfencing").output
    assert "Nothing was done in this sitting yet" in said
    assert "confirmed. It comes again" in said
    assert set(_statuses(tagged)) == {"unreviewed"}
    with Project.open(tagged) as project:
        (memo,) = project.store.memos()
        assert (memo.about, memo.text) == ("coding", "She laughed.")
        assert memo.target in [coding.id for coding in project.study.codings if coding.code == "ringfencing"]


def test_filters_narrow_the_queue(tagged: Path, review) -> None:
    """Code, document and flag; a misspelt one is an error with the nearest name."""
    assert "P07" in review("q", "--document", "P07").output
    assert "negated" in review("q", "--flag", "negated").output
    with pytest.raises(Exception, match="Did you mean 'ringfencing'"):
        raise review("q", "--code", "ringfencng").exception  # type: ignore[misc]


def test_a_review_needs_a_terminal(tagged: Path, themecode) -> None:
    """Without one it is said what scripts do instead, and nothing is decided."""
    done = themecode("review", "--code", "ringfencing", cwd=tagged)
    assert done.code == 1
    assert "there is no terminal here" in done.err
    assert set(_statuses(tagged)) == {"unreviewed"}
