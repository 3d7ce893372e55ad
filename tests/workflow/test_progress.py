"""Reading progress: what each coder read, what coding adds to it, and what a correction takes away."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.workflow.analysing import documents_table
from themecode.workflow.correcting import changed_turns
from themecode.workflow.importing import ImportOptions
from themecode.workflow.progress import Readers, mark, readers_table, states
from themecode.workflow.study import Author

NOW = "2026-11-25T10:00:00+00:00"


@pytest.fixture(autouse=True)
def _ana(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THEMECODE_CODER", "ana")


def _states(small: Any, coder: str = "ana", name: str = "P01") -> list[str]:
    study = small.project.study
    return list(states(study, study.document(name), coder).values())


def test_turns_are_unread_read_or_coded_for_each_coder(small: Any) -> None:
    """Marks are one's own; a coding counts as coded, marked or not; unread takes a mark back and no coding."""
    small.use("money: budget*")
    assert _states(small) == ["unread"] * 4
    done = small.project.mark_read("P01", "1-3")
    assert (done.stretches, done.changed) == (((1, 3),), 3)
    assert _states(small) == ["read", "read", "read", "unread"]
    small.code("P01", "The cash stayed", "money")
    assert _states(small) == ["read", "coded", "read", "unread"]
    assert _states(small, "ben") == ["unread"] * 4
    small.project.mark_read("P01", "2,3", "unread")
    assert _states(small) == ["read", "coded", "unread", "unread"]


def test_a_rules_coding_counts_as_coded_once_it_is_confirmed(small: Any) -> None:
    """What the rules found is nobody's; whoever confirms it has coded the turn, whoever rejects it has not."""
    small.use("money: budget*")
    assert _states(small)[3] == "unread"
    small.rule("confirm", "Budgets.")
    assert _states(small)[3] == "coded"
    small.rule("reject", "Budgets.")
    assert _states(small)[3] == "unread"


def test_marking_what_is_marked_writes_nothing(small: Any) -> None:
    """The log keeps what changed; one undo takes one mark back."""
    small.project.mark_read("P01", "2-3")
    before = len(small.project.store.actions())
    assert small.project.mark_read("P01", "3").changed == 0
    assert len(small.project.store.actions()) == before
    assert small.project.store.actions()[-1].summary == "P01 turns 2-3"
    small.project.undo()
    assert _states(small) == ["unread"] * 4


@pytest.mark.parametrize("turns", ["0-2", "3-9", "4-2", "two", "1-", "1,,2"])
def test_turns_that_are_none_are_refused(small: Any, turns: str) -> None:
    """Nobody marks as read what cannot have been read."""
    with pytest.raises(ThemecodeError, match="names no turns of P01, which has 4"):
        small.project.mark_read("P01", turns)
    assert small.project.store.read_marks() == []


def test_tables_count_participants_turns(small: Any) -> None:
    """Interviewers' turns are in no figure: P01 says two turns, P02 one."""
    small.use("money: budget*")
    small.project.mark_read("P01")
    study = small.project.study
    table = readers_table(study)
    assert (table.header, table.rows) == (("document", "turns", "ana"), (("P01", 2, 2), ("P02", 1, 0)))
    assert "of 3 in 2 documents: ana 2." in table.basis
    assert documents_table(study).column("progress") == ["2/2", "0/1"]
    assert Readers(study).counts(study.document("P01"), "ana") == {"read": 2}


def _revise(small: Any, words: str) -> Any:
    file = small.project.folder.parent / "P01.txt"
    file.write_text(words)
    (done,) = small.project.revise_files([file], ImportOptions(), document="P01")
    assert done.outcome == "revised", done.reason
    return done.revision


def test_turns_that_a_correction_changed_are_unread_again(small: Any) -> None:
    """The others stay read under their new numbers; the command says which are unread; undo brings the marks back."""
    small.use("money: budget*")
    small.project.mark_read("P01")
    done = _revise(
        small,
        "Interviewer: Hello.\n\nInterviewer: Money?\n\nP01: The money went. The cash strayed. Nobody asked.\n\n"
        "Interviewer: Why?\n\nP01: Budgets. Money is money.\n",
    )
    numbers = {turn.number: done.newer.text[turn.start : turn.end] for turn in done.newer.turns}
    changed = [number for number, words in numbers.items() if "strayed" in words or "Hello" in words]
    assert [number for number, state in enumerate(_states(small), 1) if state == "unread"] == changed
    assert any(line.startswith("Unread again by ana, for they changed: turns ") for line in changed_turns(done))
    small.project.undo()
    assert _states(small) == ["read"] * 4


def test_another_speaker_or_joined_turns(small: Any) -> None:
    """A turn of somebody else is another turn; two read turns that became one are read."""
    small.use("money: budget*")
    small.project.mark_read("P01")
    _revise(
        small,
        "Interviewer: Money?\n\nP01: The money went. The cash stayed. Nobody asked. Why?\n\n"
        "Interviewer: Budgets. Money is money.\n",
    )
    assert _states(small) == ["read", "unread", "unread"]


def test_random_marks_against_a_slow_count(small: Any) -> None:
    """200 random marks, undos and redos of two coders give what a walk over the marks by hand gives."""
    chance = random.Random(5)
    small.use("money: budget*")
    history: dict[int, tuple[str, int, int, str]] = {}
    undone: dict[int, int] = {}
    for _ in range(200):
        if history and chance.random() < 0.3:
            number = chance.choice(sorted(history))
            small.project.undo(undone.pop(number) if number in undone else number)
            if number in undone or (last := small.project.store.actions()[-1]).undoes == number:
                undone[number] = last.number
        else:
            coder, first, state = chance.choice(["ana", "ben"]), chance.randint(1, 4), chance.choice(["read", "unread"])
            stretch = (first, chance.randint(first, 4))
            if mark(small.project.study, "P01", [stretch], state, Author(coder, NOW)).changed:  # type: ignore[arg-type]
                history[small.project.store.actions()[-1].number] = (coder, *stretch, state)
        for who in ("ana", "ben"):
            wanted = ["unread"] * 4
            for number, (coder, first, end, state) in sorted(history.items()):
                if coder == who and number not in undone:
                    wanted[first - 1 : end] = [state] * (end - first + 1)
            assert _states(small, who) == wanted


def test_read_in_the_terminal(tagged: Path, themecode) -> None:
    """Read marks, read alone shows who read how much, documents and status say it, too."""
    done = themecode("read", "P01", "--turns", "2-5", cwd=tagged)
    assert done.out == "P01: turns 2-5 read; 4 of them changed.\n"
    assert "ana" in themecode("read", cwd=tagged).out
    assert "progress" in themecode("documents", cwd=tagged).out
    assert "read or coded by ana" in " ".join(themecode("status", cwd=tagged).out.split())
    wrong = themecode("read", "P01", "--turns", "900", cwd=tagged)
    assert wrong.code == 1
    assert "names no turns of P01" in wrong.err
