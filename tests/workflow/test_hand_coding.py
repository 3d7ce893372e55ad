"""Codes given by hand: the words are found, one place is meant, and everything can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.workflow.hand_coding import HandCoding


@pytest.fixture
def small(small: Any) -> Any:
    """Return the small study with two codes and no codings."""
    small.project.use_codebook(small.write("money: cash\nloss: gone"))
    return small


def test_quoted_words_are_coded(small: Any) -> None:
    """Whatever the white space and the case, the coding has the words as they stand."""
    made = small.project.code(HandCoding("P01", "the  MONEY\nwent", "loss", memo="They lost it."))
    assert (made.text, made.code, made.origin) == ("The money went", "loss", "person")
    (kept,) = small.project.study.codings
    assert kept == made
    assert kept.segment.words_of(small.project.study.document("P01").text) == "The money went"
    (memo,) = small.project.store.memos()
    assert (memo.about, memo.target, memo.text) == ("coding", made.id, "They lost it.")
    small.project.undo()
    assert small.project.study.codings == []
    assert small.project.store.memos() == []


def test_words_that_stand_in_several_places_are_asked_about(small: Any) -> None:
    """Each place is named by its turn, and naming the turn settles it; two in one turn need more words."""
    with pytest.raises(ThemecodeError, match=r"stand in P01 2 times: turn 1, turn 4\..*--turn"):
        small.project.code(HandCoding("P01", "Money", "money"))
    assert small.project.code(HandCoding("P01", "Money is", "money")).text == "Money is"
    with pytest.raises(ThemecodeError, match=r"in turn 2 of P01 2 times.*Quote more words\."):
        small.project.code(HandCoding("P01", "The", "money", turn=2))


def test_words_that_nobody_said_are_refused_with_the_nearest(small: Any) -> None:
    """Nothing is guessed; what comes close is shown; words across two turns are none."""
    with pytest.raises(ThemecodeError, match=r"Did you mean “money went\. The”"):
        small.project.code(HandCoding("P01", "money want the", "loss"))
    with pytest.raises(ThemecodeError, match="within one turn"):
        small.project.code(HandCoding("P01", "Nobody asked. Why?", "loss"))
    with pytest.raises(ThemecodeError, match="do not stand in P01"):
        small.project.code(HandCoding("P01", "he money", "loss"))
    with pytest.raises(ThemecodeError, match="Did you mean 'money'"):
        small.project.code(HandCoding("P01", "The money went", "mony"))
    assert small.project.store.memos() == []


def test_the_same_coding_is_made_once(small: Any) -> None:
    """The same words under the same code by the same person are there already; another person may agree."""
    asked = HandCoding("P01", "The money went", "loss")
    made = small.project.code(asked)
    with pytest.raises(ThemecodeError, match=f"already: {made.id}"):
        small.project.code(asked)


def test_hand_codings_are_taken_back_and_rule_codings_are_not(small: Any) -> None:
    """Taking back is an entry in the log; what a rule found is rejected instead."""
    made = small.project.code(HandCoding("P01", "The money went", "loss"))
    small.project.tag()
    by_rule = next(coding for coding in small.project.study.codings if coding.origin == "rules")
    with pytest.raises(ThemecodeError, match=f"themecode reject {by_rule.id}"):
        small.project.uncode([made.id, by_rule.id])
    small.project.uncode([made.id])
    assert made.id not in [coding.id for coding in small.project.study.codings]
    small.project.undo()
    assert made.id in [coding.id for coding in small.project.study.codings]
