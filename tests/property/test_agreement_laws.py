"""What must hold of every coefficient, whatever the coders say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.analysis.agreement import (
    Continuum,
    Ratings,
    Stretch,
    alpha,
    coefficient,
    family,
    family_sums,
    jaccard,
    nested,
    percent,
    resampled,
    set_alpha,
    specific,
    sums,
    unitised_alpha,
    unitised_sums,
)

CHANCES = ("cohen", "fleiss", "gwet", "uniform")
VALUES = st.sampled_from([0, 1, 2])
TABLES = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.one_of(VALUES, st.none()), min_size=coders, max_size=coders), min_size=1, max_size=25
    )
)


def _ratings(units: list[list[int | None]]) -> Ratings:
    return Ratings.of(list(zip(*units, strict=True)), values=(0, 1, 2))


@settings(deadline=None)
@given(TABLES)
def test_coders_are_interchangeable(units) -> None:
    """Any order of the coders gives the same figures."""
    one, other = sums(_ratings(units)).total(), sums(_ratings([unit[::-1] for unit in units])).total()
    for chance in CHANCES:
        assert np.allclose(coefficient(one, chance), coefficient(other, chance), equal_nan=True)
    for level in ("nominal", "ordinal", "interval", "ratio"):
        mine = alpha(one.coincidences, level, (0, 1, 2)).value
        assert np.allclose(mine, alpha(other.coincidences, level, (0, 1, 2)).value, equal_nan=True)


@settings(deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=25).filter(lambda said: len(set(said)) > 1), st.integers(2, 4))
def test_identical_coders_agree_in_full(said, coders) -> None:
    """Everything is 1, and so is the agreement on each value that was given."""
    total = sums(_ratings([[value] * coders for value in said])).total()
    assert [float(coefficient(total, chance)) for chance in CHANCES] == pytest.approx([1.0] * 4)
    assert float(alpha(total.coincidences).value) == 1.0
    assert float(percent(total)) == 1.0
    assert all(float(specific(total, value)) == 1.0 for value in set(said))


@settings(deadline=None)
@given(st.integers(1, 20), st.integers(2, 4))
def test_without_variation_there_is_no_coefficient(units, coders) -> None:
    """Where all say the same of everything, chance-corrected figures do not exist; percent is 1."""
    total = sums(_ratings([[1] * coders] * units)).total()
    assert all(np.isnan(coefficient(total, chance)) for chance in ("cohen", "fleiss"))
    assert np.isnan(alpha(total.coincidences).value)
    assert float(percent(total)) == 1.0
    assert np.isnan(specific(total, 0))


@settings(deadline=None)
@given(TABLES, st.lists(st.integers(0, 3), min_size=25, max_size=25), st.integers(0, 9))
def test_interviews_add_up(units, of, seed) -> None:
    """A sample of interviews has the figures of a study made of these interviews."""
    of = sorted(of[: len(units)])
    ratings = Ratings.of(list(zip(*units, strict=True)), values=(0, 1, 2), clusters=of)
    times = resampled(ratings.number_of_clusters, 1, seed)
    again = [unit for unit, at in zip(units, of, strict=True) for _ in range(int(times[0, at]))]
    drawn = sums(ratings).drawn(times)
    if not again:
        return
    plain = sums(_ratings(again)).total()
    for chance in CHANCES:
        assert np.allclose(coefficient(drawn, chance)[0], coefficient(plain, chance), equal_nan=True)
    for level in ("nominal", "ordinal"):
        assert np.allclose(
            alpha(drawn.coincidences, level).value[0], alpha(plain.coincidences, level).value, equal_nan=True
        )


def _pairs_one_by_one(units: list[list[int | None]]) -> float:
    """Return nominal alpha by counting every pair."""
    kept = [[value for value in unit if value is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    said = [value for unit in kept for value in unit]
    apart = sum(
        (a != b) / (len(unit) - 1) for unit in kept for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j
    )
    chance = sum(a != b for i, a in enumerate(said) for j, b in enumerate(said) if i != j)
    return 1 - (apart / len(said)) / (chance / (len(said) * (len(said) - 1))) if chance else float("nan")


@settings(deadline=None)
@given(TABLES)
def test_alpha_is_what_pairs_say(units) -> None:
    """Against a slow count of every pair; sets of one code under any distance are nominal values."""
    found = float(alpha(sums(_ratings(units)).total().coincidences).value)
    assert found == pytest.approx(_pairs_one_by_one(units), nan_ok=True)
    named = Ratings.of(
        [[None if v is None else frozenset("abc"[v]) for v in row] for row in zip(*units, strict=True)],
        values=[frozenset(letter) for letter in "abc"],
    )
    for distance in (jaccard, nested):
        assert float(set_alpha(named, distance).value) == pytest.approx(found, nan_ok=True)


MARKS = st.lists(st.lists(st.integers(0, 2), min_size=12, max_size=12), min_size=2, max_size=3)


def _cut(marks: list[list[int]], *, joined: bool) -> Continuum:
    """Make stretches of runs of a mark, or one of each character."""
    coders = []
    for row in marks:
        found: list[Stretch] = []
        for at, value in enumerate(row):
            if value and joined and found and found[-1].end == at and found[-1].value == value:
                found[-1] = Stretch(found[-1].start, at + 1, value)
            elif value:
                found.append(Stretch(at, at + 1, value))
        coders.append(found)
    return Continuum.of(len(marks[0]), coders)


@settings(deadline=None)
@given(MARKS)
def test_unit_length_makes_nominal_alpha(marks) -> None:
    """With stretches of one character, u-alpha is nominal alpha of the characters."""
    found = float(family(family_sums([_cut(marks, joined=False)], 2).total()).whole)
    assert found == pytest.approx(
        float(alpha(sums(Ratings.of(marks, values=(0, 1, 2))).total().coincidences).value), nan_ok=True
    )


@settings(deadline=None)
@given(MARKS)
def test_u_alpha_is_what_characters_say(marks) -> None:
    """Against a slow pairing of every character with every other that is not of its own stretch."""
    text = _cut(marks, joined=True)
    owners = []
    for coder, _ in enumerate(text.coders):
        for n, section in enumerate(text.sections(coder)):
            for at in range(section.start, section.end):
                own = (coder, n) if section.value else (coder, n, at)
                owners.append((section.value, own))
    others = len(marks) - 1
    apart = sum(a[i] != b[i] for a in marks for b in marks if a is not b for i in range(12)) / others
    pairs = sum(a[1] != b[1] for a in owners for b in owners)
    unlike = sum(a[0] != b[0] for a in owners for b in owners)
    slow = 1 - (apart / len(owners)) / (unlike / pairs) if unlike else float("nan")
    assert float(family(family_sums([text], 2).total()).whole) == pytest.approx(slow, nan_ok=True)


@settings(deadline=None)
@given(MARKS, MARKS)
def test_unitising_alphas_do_not_mind_the_order(one, other) -> None:
    """Coders in any order, texts in any order; identical coders agree in full."""
    texts = [_cut(marks, joined=True) for marks in (one, other)]
    turned = [Continuum(text.length, text.coders[::-1]) for text in texts[::-1]]
    assert np.allclose(
        family(family_sums(texts, 2).total()).each, family(family_sums(turned, 2).total()).each, equal_nan=True
    )
    mine, theirs = unitised_alpha(unitised_sums(texts)), unitised_alpha(unitised_sums(turned))
    assert np.allclose(mine.value, theirs.value, equal_nan=True)
    twins = [Continuum(text.length, (text.coders[0], text.coders[0])) for text in texts]
    whole = family(family_sums(twins, 2).total()).whole
    assert np.isnan(whole) or float(whole) == pytest.approx(1.0)
    if any(text.coders[0] for text in texts):
        assert float(unitised_alpha(unitised_sums(twins)).value) == pytest.approx(1.0)


@settings(deadline=None)
@given(MARKS, MARKS, st.integers(0, 9))
def test_texts_add_up(one, other, seed) -> None:
    """A sample of texts has the unitising alphas of a study made of these texts."""
    texts = [_cut(marks, joined=True) for marks in (one, other)]
    times = resampled(2, 1, seed)
    again = [text for text, n in zip(texts, times[0], strict=True) for _ in range(int(n))]
    assert np.allclose(
        family(family_sums(texts, 2).drawn(times)).whole[0], family(family_sums(again, 2).total()).whole, equal_nan=True
    )
    found = unitised_alpha(unitised_sums(texts), times).value[0]
    assert np.allclose(found, unitised_alpha(unitised_sums(again)).value, equal_nan=True)
