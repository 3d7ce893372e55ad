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
    assert "Taken back: " in said
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


def test_undo_goes_back_there_and_redo_goes_on(tagged: Path, review) -> None:
    """Confirm, reject, undo both, redo one: one decision stands, and each step is said with its coding."""
    said = review("cruuUq", "--code", "ringfencing").output
    assert [line.partition(":")[0] for line in said.splitlines() if line.startswith(("Saved", "Taken", "Done"))] == [
        "Saved", "Saved", "Taken back", "Taken back", "Done again",
    ]  # fmt: skip
    assert "1 decided" in said
    assert _statuses(tagged)[:2] == ["confirmed", "unreviewed"]
    assert "Nothing was undone in this sitting." in review("Uq", "--code", "ringfencing").output


def test_back_shows_the_one_before_with_its_decision(tagged: Path, review) -> None:
    """What was decided can be decided otherwise; forward again it is passed over."""
    said = review("cbrq", "--code", "ringfencing").output
    assert said.count("1 of ") == 2
    assert [line.split()[-1] for line in said.splitlines() if "   confirmed" in line] == ["confirmed"]
    assert _statuses(tagged)[:2] == ["rejected", "unreviewed"]


def test_all_like_this_one_are_shown_and_decided_together(tagged: Path, review) -> None:
    """Any other key leaves them; one undo takes all of them back; a backup was made."""
    assert "Nothing was changed." in review("anq", "--code", "ringfencing").output
    assert set(_statuses(tagged)) == {"unreviewed"}
    said = review("arq", "--code", "ringfencing").output
    count = _statuses(tagged).count("rejected")
    assert count > 1
    assert f"{count} codings are like this one." in said
    assert f"{count} decided, {len(_statuses(tagged)) - count} of" in said
    assert [path.name for path in (tagged / "backups").iterdir()] == ["0001-before-bulk.sqlite"]
    with Project.open(tagged) as project:
        project.undo()
    assert set(_statuses(tagged)) == {"unreviewed"}


def test_more_words_and_all_keys(review) -> None:
    """W shows whole turns, before and after; ? lists the keys; everything fits 80 columns."""
    said = review("w?q", "--code", "ringfencing").output
    assert said.count("\n    ") > 6
    assert "all like this one" in said
    assert max(map(len, said.splitlines())) <= 80


def test_the_page_and_the_terminal_share_their_keys(tagged: Path, review) -> None:
    """y, x, e, n and p are what c, r, k, s and b are."""
    review("yxneleadership\npq", "--code", "ringfencing")
    assert _statuses(tagged)[:4] == ["confirmed", "rejected", "unreviewed", "rejected"]


def test_a_review_needs_a_terminal(tagged: Path, themecode) -> None:
    """Without one it is said what scripts do instead, and nothing is decided."""
    done = themecode("review", "--code", "ringfencing", cwd=tagged)
    assert done.code == 1
    assert "there is no terminal here" in done.err
    assert set(_statuses(tagged)) == {"unreviewed"}
