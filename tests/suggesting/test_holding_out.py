"""Nobody is learnt from and tested on at once, by any way."""

from __future__ import annotations

from dataclasses import replace
from importlib import util
from pathlib import Path

import numpy as np
import pytest

from themecode.suggesting import Judged, Model, Stretch, evaluate, first_of_each, lesson

spec = util.spec_from_file_location("bakery", Path(__file__).with_name("conftest.py"))
assert spec is not None
assert spec.loader is not None
bakery_talk = util.module_from_spec(spec)
import sys  # noqa: E402

sys.modules["bakery"] = bakery_talk
spec.loader.exec_module(bakery_talk)
talk, CODES = bakery_talk.talk, bakery_talk.CODES


def nothing(model: Model) -> np.ndarray:
    """Return hits of nobody."""
    return np.zeros(model.lesson.judged.known.shape, dtype=bool)


def test_holding_out_equals_fitting_anew_without_the_interviewee(bakery) -> None:
    """The exact short cut gives what a second fit without the person's stretches gives."""
    whole = bakery.model()
    rows = np.array([row for row, one in enumerate(bakery.stretches) if one.case != "P03"])
    from themecode.suggesting.ridge import Ridge

    keep = np.r_[rows, np.arange(len(bakery.stretches), len(whole.targets))]
    anew = Ridge.fit(whole.likeness[np.ix_(keep, keep)], whole.targets[keep], whole.weight[keep])
    mine = np.array([row for row, one in enumerate(bakery.stretches) if one.case == "P03"])
    expected = (whole.likeness[np.ix_(mine, keep)] + 1) @ anew.dual
    assert np.allclose(whole.held_out[mine], expected)


def test_codings_of_the_test_interviewee_change_nothing(bakery) -> None:
    """Planted leak: whatever is coded in an interview, its own scores, chances and answers stay as they were."""
    mine = np.array([one.case == "P03" for one in bakery.stretches])
    there = bakery.judged.there.copy()
    there[mine] = ~there[mine]
    other = bakery_talk.Talk(bakery.stretches, Judged(bakery.judged.known, there))
    first, second = (
        evaluate(one.model(), hits, hits).held for one in (bakery, other) for hits in (nothing(one.model()),)
    )
    assert np.allclose(first.scores[mine], second.scores[mine])
    assert np.allclose(first.chance[mine], second.chance[mine], atol=1e-6)
    assert (first.said[mine] == second.said[mine]).all()
    assert not np.allclose(first.scores[~mine], second.scores[~mine])


def test_the_same_interview_twice_is_learnt_from_once() -> None:
    """Planted leak: a copy under another name neither trains nor tests anything."""
    once = talk(6, shuffled=True)
    copies = [replace(one, case="copy of " + one.case, text=one.text.upper() + "!") for one in once.stretches]
    both = Judged(*(np.vstack([marks, marks]) for marks in (once.judged.known, once.judged.there)))
    assert lesson([*once.stretches, *copies], both).rows.tolist() == lesson(once.stretches, once.judged).rows.tolist()


def test_a_copy_that_stays_in_would_have_been_a_leak() -> None:
    """The trap is real: with the copies left in, labels that mean nothing look learnt."""
    once = talk(6, shuffled=True)
    copies = [replace(one, case="copy of " + one.case, text=f"{one.text} so") for one in once.stretches]
    both = Judged(*(np.vstack([marks, marks]) for marks in (once.judged.known, once.judged.there)))
    leaking = bakery_talk.Talk([*once.stretches, *copies], both).model()
    assert evaluate(leaking, nothing(leaking), nothing(leaking)).mean_of("average_precision") > 0.6
    honest = once.model()
    assert evaluate(honest, nothing(honest), nothing(honest)).mean_of("average_precision") < 0.4


def test_shuffled_codings_give_chance_and_it_says_so() -> None:
    """Where nothing in the words goes with the codings, every code abstains and names chance."""
    model = talk(8, shuffled=True).model()
    record = evaluate(model, nothing(model), nothing(model))
    for one in record.codes:
        assert "no better than chance" in one.abstains
        assert one.model.average_precision.low < one.share < one.model.average_precision.high


def test_codings_that_follow_the_words_are_learnt(bakery) -> None:
    """The same record on real labels is near perfect: the test above could fail."""
    model = bakery.model()
    record = evaluate(model, nothing(model), nothing(model))
    assert [one.abstains for one in record.codes] == ["", ""]
    assert record.mean_of("average_precision") > 0.9
    assert record.calibration is not None
    assert record.calibration < 0.05


def test_many_respondents_are_held_out_in_forty_folds() -> None:
    """A survey of hundreds has forty folds, and nobody is in two of them."""
    from themecode.suggesting.holding_out import folds

    cases = [f"r{number % 300}" for number in range(900)]
    numbers = folds(cases)
    assert len(set(numbers.tolist())) == 40
    assert len({(case, number) for case, number in zip(cases, numbers.tolist(), strict=True)}) == 300


def test_short_answers_repeat_and_stay() -> None:
    """Yes is said by everybody and is no copy of an interview."""
    said = [Stretch("Yes, exactly.", person) for person in ("P01", "P02")]
    assert first_of_each(said, np.arange(2)).tolist() == [0, 1]


@pytest.mark.parametrize(("coded", "says"), [(4, "too few examples"), (60, "")])
def test_a_code_with_few_codings_abstains(bakery, coded: int, says: str) -> None:
    """Below the floor it says how many there are; the floor can be set."""
    there = bakery.judged.there.copy()
    have = np.flatnonzero(there[:, 0])
    there[have[coded:], 0] = False
    model = bakery_talk.Talk(bakery.stretches, Judged(bakery.judged.known, there)).model()
    record = evaluate(model, nothing(model), nothing(model))
    assert record.codes[0].abstains.startswith(says)
    assert record.codes[1].abstains == ""


def test_rulings_alone_teach_no_no(bakery) -> None:
    """Where nobody read whole turns, every code that has enough codings asks for marks of reading."""
    known = bakery.judged.there | (np.arange(len(bakery.stretches)) % 7 == 0)[:, None]
    known[:, 1] &= ~known[:, 0] | bakery.judged.there[:, 1]
    known[known.all(axis=1), 1] = False
    there = bakery.judged.there & known
    model = bakery_talk.Talk(bakery.stretches, Judged(known, there)).model()
    record = evaluate(model, nothing(model), nothing(model))
    assert all("themecode read DOC" in one.abstains for one in record.codes)


def test_it_abstains_where_the_rules_do_as_well(bakery) -> None:
    """Rules that find exactly what people coded leave nothing to suggest."""
    model = bakery.model()
    record = evaluate(model, nothing(model), bakery.judged.there)
    assert all("does not beat the codebook's rules" in one.abstains for one in record.codes)
