"""What the model is made of: what is not known, sampling, reasons, order, estimates, the doctor."""

from __future__ import annotations

import numpy as np

from themecode.suggesting import (
    Judged,
    Model,
    Stretch,
    by_gain,
    lesson,
    not_told_apart,
    reason,
    same_stretches,
    slips,
    unfound,
)
from themecode.suggesting import training as training_room


def test_what_nobody_judged_is_not_a_no(bakery) -> None:
    """Stretches of unknown code are left out exactly: whatever stands there as a target, the model is the same."""
    known, there = bakery.judged.known.copy(), bakery.judged.there.copy()
    known[:40, 0] = False
    models = []
    for value in (False, True):
        there[:40, 0] = value
        models.append(
            Model.fit(bakery.stretches, lesson(bakery.stretches, Judged(known, there)), bakery.model().vectors.codes)
        )
    blocks = models[0].blocks
    assert np.allclose(models[0].scores(blocks), models[1].scores(blocks))
    assert np.allclose(models[0].held_out[:, 0][40:], models[1].held_out[:, 0][40:])


def test_a_drawn_part_stands_for_the_rest(bakery, monkeypatch) -> None:
    """Of more stretches than are learnt from at once, all coded ones stay and the drawn ones weigh for the others."""
    monkeypatch.setattr(training_room, "LEARNT", 160)
    taught = lesson(bakery.stretches, bakery.judged)
    coded = np.flatnonzero(bakery.judged.there.any(axis=1))
    assert set(coded) <= set(taught.rows.tolist())
    assert len(taught.rows) == 160
    assert round(taught.weight.sum()) == len(bakery.stretches)


def test_the_words_that_weighed_are_the_code_s(bakery) -> None:
    """The reason names where its words stand, and three coded stretches that are like it."""
    model = bakery.model()
    said = Stretch("The weather, and then flour on the stairs", "new")
    why = reason(model, said, model.vectors.of([said]), 0, np.zeros(0, dtype=np.int64))
    assert why.words[0].text == "flour"
    assert said.text[why.words[0].start : why.words[0].end] == "flour"
    assert len(why.alike) == 3
    assert all(bakery.judged.there[model.lesson.rows[row], 0] for row, _ in why.alike)


def test_scores_by_words_are_those_by_likeness(bakery) -> None:
    """A weight for each word, and likeness to each stretch, are one model said in two ways."""
    model = bakery.model()
    blocks = model.blocks.rows(np.arange(5))
    assert np.allclose(model.scores(blocks), (blocks.likeness(model.blocks) + 1) @ model.dual, atol=1e-4)


def test_what_stands_around_is_learnt() -> None:
    """Where only the stretch before tells the code, the model finds it; without that part it cannot."""
    generator = np.random.default_rng(3)
    fillers = [
        a + b
        for a in ("ap", "la", "cho", "ri", "clu", "pe", "sto", "shu")
        for b in ("ple", "mp", "ver", "ck", "dine", "lon")
    ]
    stretches, there = [], []
    for person in range(8):
        for number in range(100):
            cue = number % 40 == 20
            words = " ".join(generator.choice(fillers, 5)) + (" harbour" if cue else "")
            stretches.append(Stretch(words, f"P{person}", follows=number > 0))
            there.append(bool(there and number and "harbour" in stretches[-2].text))
    marks = np.array(there)[:, None]
    codes = (training_room.Named("sea", "sea"),)
    taught = lesson(stretches, Judged(np.ones_like(marks), marks))
    from themecode.suggesting.measuring import average_precisions

    def worth(parts) -> float:
        model = Model.fit(stretches, taught, codes, parts)
        rows = taught.rows
        return float(average_precisions(marks[rows, 0], model.held_out[:, 0], np.ones((1, len(rows))))[0])

    assert worth(("words", "letters", "around")) > 3 * worth(("words", "letters"))


def test_gain_asks_for_doubt_and_for_others() -> None:
    """A certain one comes last, and a near copy of the first after one that is unlike it."""
    likeness = np.eye(4)
    likeness[0, 1] = likeness[1, 0] = 0.95
    assert by_gain(np.array([0.5, 0.5, 0.45, 0.99]), ["a", "b", "c", "d"], likeness) == [0, 2, 3, 1]


def test_what_is_unfound_has_an_exact_interval() -> None:
    """Nothing drawn: nothing known. Ten of twenty, of forty-two: 14 to 28 in all, as published for this design."""
    assert (unfound(50, 0, 0).low, unfound(50, 0, 0).high) == (0, 50)
    found = unfound(42, 20, 10)
    assert (found.low + 10, found.estimate, found.high + 10) == (14, 11, 28)
    assert unfound(100, 60, 0).high < 6


def test_the_interval_holds_what_it_promises() -> None:
    """In a thousand drawn samples the true number lies inside at least as often as promised."""
    generator = np.random.default_rng(0)
    inside = 0
    for _ in range(300):
        found = int(generator.hypergeometric(12, 188, 50))
        told = unfound(200, 50, found)
        inside += told.low <= 12 - found <= told.high
    assert inside / 300 >= 0.94


def test_the_doctor_sees_one_code_twice() -> None:
    """Two codes on the same stretches are told; two on different ones are not."""
    there = np.zeros((40, 3), dtype=bool)
    there[:10, 0] = there[:9, 1] = there[20:30, 2] = True
    assert [(pair.first, pair.second) for pair in same_stretches(there)] == [(0, 1)]


def test_the_doctor_sees_codes_that_cannot_be_told_apart() -> None:
    """Scores that go with the codes tell them apart; random ones do not."""
    generator = np.random.default_rng(0)
    there = np.zeros((60, 2), dtype=bool)
    there[:30, 0] = there[30:, 1] = True
    assert not not_told_apart(there.astype(float), there)
    assert len(not_told_apart(generator.random((60, 2)), there)) == 1


def test_the_doctor_finds_planted_slips(bakery) -> None:
    """Of ten slips among 240 stretches, most are in the first twelve of its list; by chance it would be one."""
    there = bakery.judged.there.copy()
    generator = np.random.default_rng(5)
    wrong = generator.choice(np.flatnonzero(~there.any(axis=1)), 5, replace=False)
    missed = generator.choice(np.flatnonzero(there[:, 0]), 5, replace=False)
    there[wrong, 0], there[missed, 0] = True, False
    from themecode.suggesting.record import held

    model = Model.fit(
        bakery.stretches, lesson(bakery.stretches, Judged(bakery.judged.known, there)), bakery.model().vectors.codes
    )
    found = held(model)
    first = {int(model.lesson.rows[one.row]) for one in slips(found.chance, found.there, found.known, [0])[:12]}
    assert len(first & {*wrong.tolist(), *missed.tolist()}) >= 6
