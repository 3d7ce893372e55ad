"""Two coders compared, and what they settle: listed with memos, settled jointly, counted once, taken back whole."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import JOINT, Coding, Segment
from themecode.project import who_and_when
from themecode.workflow import analysing
from themecode.workflow.blinding import Apart
from themecode.workflow.joining import Settlement
from themecode.workflow.side_by_side import Compared, differences_table, summary
from themecode.workflow.study import Author, Study

NOW = "2026-11-25T10:00:00+00:00"


class Two:
    """The small study and two coders who code by quoting words."""

    def __init__(self, project: Any) -> None:
        self.project = project

    def give(self, coder: str, words: str, code: str, document: str = "P01") -> str:
        """Code words by hand."""
        study = Study(self.project.store)
        start = study.document(document).text.index(words)
        made = Coding("", Segment(document, start, start + len(words)), words, code, coder, "person", NOW)
        with study.store.action("code", coder=coder, now=NOW) as action:
            return str(action.add_codings([made])[0])

    def compared(self, **limits: str) -> Compared:
        """Compare the two."""
        return self.project.compare_coders("ana", "ben", **limits)

    def told(self, **limits: str) -> list[tuple[str, str]]:
        """Return how each row differs, and its words."""
        return [(row.versus.difference, row.words) for row in self.compared(**limits).rows]

    def count(self, count: analysis.Count = "codings", basis: Any = "all") -> tuple[object, ...]:
        """Return the figures of P01: money, loss."""
        return analysing.matrix(self.project.study, analysis.Layout(count=count, basis=basis)).table.rows[0][1:]


@pytest.fixture
def two(small: Any, monkeypatch: pytest.MonkeyPatch) -> Two:
    """Return the small study with two codes and no codings."""
    monkeypatch.setenv("THEMECODE_CODER", "ana")
    small.project.use_codebook(small.write("money: coin\nloss: gone"))
    return Two(small.project)


def test_each_kind_of_difference_is_told(two: Two) -> None:
    """The same, other words, another code, and what only one of them coded; in the order of the text."""
    two.give("ana", "The money went.", "money")
    two.give("ben", "The money went.", "money")
    two.give("ana", "The cash stayed", "money")
    two.give("ben", "cash stayed.", "money")
    two.give("ana", "Nobody asked", "loss")
    two.give("ben", "asked", "money")
    two.give("ben", "Budgets", "money")
    two.give("ana", "We begged", "loss", "P02")
    assert two.told() == [
        ("same", "The money went."), ("other words", "The cash stayed."), ("other code", "Nobody asked"),
        ("only second", "Budgets"), ("only first", "We begged"),
    ]  # fmt: skip
    assert two.told(document="P02") == [("only first", "We begged")]
    assert two.told(code="loss") == [("only first", "Nobody asked"), ("only first", "We begged")]
    assert summary(two.compared()) == (
        "5 passages: 1 the same, 1 other words, 1 other code, 1 only ana, 1 only ben. "
        "0 of the differences settled, 4 open."
    )
    assert differences_table(two.compared()).column("difference") == [
        "other words", "other code", "only ben", "only ana",
    ]  # fmt: skip


def test_a_coder_holds_the_rules_codings_that_this_coder_confirmed(small: Any, two: Two) -> None:
    """Ana confirms what the rules found, ben rejects it: they differ, although the coding is one row."""
    small.use("money: budget*\nloss: gone")
    two.give("ben", "We begged", "loss", "P02")
    (found,) = [c.id for c in small.project.study.codings if c.text == "Budgets."]
    two.project.decide([found], "confirmed")
    study = two.project.study
    from themecode.workflow.reviewing import decide

    decide(study, [found], "rejected", Author("ben", NOW))
    assert two.told() == [("only first", "Budgets."), ("only second", "We begged")]
    rows = two.project.compare_coders("rules", "ana").rows  # the last word was ben's, and the rules hold it no more
    assert [row.versus.difference for row in rows if row.words == "Budgets."] == ["only second"]
    assert "1 of others that ana confirmed" in two.compared().basis


def test_settling_counts_the_passage_once_and_keeps_both_codings(two: Two) -> None:
    """The joint coding stands for theirs in every tally; what each held stays; one undo takes all back."""
    mine, theirs = two.give("ana", "The cash stayed", "money"), two.give("ben", "cash stayed.", "loss")
    assert two.count() == (1, 1)
    done = two.project.settle(Settlement((mine, theirs), ("money",), note="Cash is money."))
    assert [(c.coder, c.code, c.text) for c in done.joint] == [(JOINT, "money", "The cash stayed")]
    assert [(one.coding, one.ruling, one.coder) for one in done.rulings] == [
        (mine, "confirmed", JOINT), (theirs, "rejected", JOINT),
    ]  # fmt: skip
    assert (two.count(), two.count("words"), two.count(basis="people")) == ((1, 0), (3, 0), (1, 0))
    row = two.compared().rows[0]
    assert (row.versus.difference, row.settled, [c.code for c in row.joint]) == ("other code", True, ["money"])
    assert [memo.text for memo in row.memos] == ["Cash is money."]
    assert two.compared().open_ == []
    joint = done.joint[0]
    assert joint.why == f"ana: money -> The cash stayed ({mine}); ben: loss -> cash stayed. ({theirs})"
    assert two.project.store.actions()[-1].coder == "ana"
    assert two.project.store.actions()[-1].summary == f"{mine} {theirs} as money"
    two.project.undo()
    assert (two.count(), len(two.compared().open_), two.project.store.memos()) == ((1, 1), 1, [])


def test_no_code_may_hold_and_settling_again_gives_way(two: Two) -> None:
    """First no code, then both: the earlier joint ruling is replaced, never added to."""
    mine, theirs = two.give("ana", "The cash stayed", "money"), two.give("ben", "cash stayed.", "loss")
    two.project.settle(Settlement((mine, theirs)))
    assert (two.count(), two.compared().rows[0].settled) == ((0, 0), True)
    two.project.settle(Settlement((mine, theirs), ("money",)))
    two.project.settle(Settlement((mine, theirs), ("money", "loss"), words="cash stayed"))
    assert two.count() == (1, 1)
    assert [c.text for c in two.project.study.codings if c.coder == JOINT] == ["cash stayed"] * 2
    assert two.project.check() == []


def test_the_same_words_of_several_people_are_one_passage(small: Any, two: Two) -> None:
    """By default; the basis says how many codings the passages are. Words and presence never counted twice."""
    for coder in ("ana", "ben"):
        two.give(coder, "The cash stayed", "money")
    two.give("ben", "The money went", "money")
    found = analysing.matrix(two.project.study, analysis.Layout(count="codings"))
    assert found.table.rows[0][1:] == (2, 0)
    assert "3 codings of 2 passages" in found.table.basis
    assert "overlap, by whomever, are one" in found.table.basis
    assert (two.count("words"), two.count("presence")) == ((6, 0), (1, 0))


def test_what_cannot_be_compared_or_settled_is_refused(two: Two) -> None:
    """One coder twice, somebody unknown, a blind coder, two documents, a joint coding, nothing at all."""
    mine = two.give("ana", "The cash stayed", "money")
    other = two.give("ben", "We begged", "loss", "P02")
    with pytest.raises(ThemecodeError, match="with another one"):
        two.project.compare_coders("ana", "ana")
    with pytest.raises(ThemecodeError, match="Did you mean 'ben'"):
        two.project.compare_coders("ana", "bem")
    with pytest.raises(ThemecodeError, match="one document at a time"):
        two.project.settle(Settlement((mine, other), ("money",)))
    with pytest.raises(ThemecodeError, match="Did you mean 'money'"):
        two.project.settle(Settlement((mine,), ("mony",)))
    joint = two.project.settle(Settlement((mine,), ("loss",))).joint[0].id
    with pytest.raises(ThemecodeError, match="once more"):
        two.project.settle(Settlement((joint,), ("money",)))
    two.project.start_blind(Apart(("P01",), ("ana",)))
    with pytest.raises(ThemecodeError, match="ana codes blind in P01"):
        two.compared()
    assert two.told(document="P02") == [("only second", "We begged")]


def test_nobody_is_called_joint(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the tagger and of what was settled are nobody's."""
    for name in ("joint", "rules"):
        monkeypatch.setenv("THEMECODE_CODER", name)
        with pytest.raises(ThemecodeError, match="no name for a coder"):
            who_and_when()


def test_random_settlements_leave_what_each_held(two: Two) -> None:
    """80 random codings, settlements and undos: what two coders hold is what they coded, whatever was settled."""
    chance = random.Random(3)
    words = ["The money went", "The cash stayed", "cash", "Nobody asked", "Budgets", "Money is money"]
    held: set[tuple[str, str, str]] = set()
    for _ in range(80):
        rows = two.compared().rows if {coder for coder, _, _ in held} == {"ana", "ben"} else ()
        if rows and chance.random() < 0.4:
            ids = tuple(coding.id for coding in chance.choice(rows).versus.codings)
            two.project.settle(Settlement(ids, tuple(chance.sample(["money", "loss"], chance.randint(0, 2)))))
            if chance.random() < 0.3:
                two.project.undo()
        else:
            made = chance.choice(["ana", "ben"]), chance.choice(words), chance.choice(["money", "loss"])
            if made not in held:
                two.give(*made)
                held.add(made)
    found = two.compared().rows
    assert {(c.coder, c.text, c.code) for row in found for c in row.versus.codings} == held
    ruled = {one.coding for one in two.project.study.decisions if one.coder == JOINT}
    assert [row.settled for row in found] == [all(c.id in ruled for c in row.versus.codings) for row in found]


def test_in_the_terminal(tagged: Path, themecode) -> None:
    """Two people code, compare, note and settle, all at 80 columns."""
    mine = themecode("code", "P01", "can you hear me okay", "leadership", cwd=tagged).out.split()[0]
    words = "hear me okay"
    theirs = themecode(*("code", "P01", words, "ringfencing"), cwd=tagged, THEMECODE_CODER="ben").out.split()[0]
    themecode("memo", "add", mine, "She could not hear.", cwd=tagged)
    shown = themecode("compare-coders", "ana", "ben", cwd=tagged, COLUMNS="80")
    assert f"other code   {mine} {theirs}" in shown.out
    assert "She could not hear." in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    settled = themecode("joint", mine, theirs, "--code", "ringfencing", "--words", words, cwd=tagged)
    assert f"{mine} gives way\n{theirs} the same" in settled.out
    assert "0 open" in themecode("compare-coders", "ana", "ben", cwd=tagged).out
    assert "settled: ringfencing" in themecode("compare-coders", "ana", "ben", "--all", cwd=tagged).out
    assert themecode("joint", mine, cwd=tagged).code == 2
    assert themecode("joint", mine, "--none", "--code", "x", cwd=tagged).code == 2
