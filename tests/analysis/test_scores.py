"""Precision, recall, F1, their means and intervals against figures worked out by hand or published."""

from __future__ import annotations

import pytest

from themecode.analysis import Score, Share, means, wilson


@pytest.mark.parametrize(
    ("part", "of", "low", "high"),
    [(10, 20, 0.2993, 0.7007), (7, 20, 0.1812, 0.5671), (3, 20, 0.0524, 0.3604), (20, 20, 0.8389, 1)],
)
def test_wilson_gives_the_known_limits(part: int, of: int, low: float, high: float) -> None:
    """To four places."""
    assert wilson(part, of) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_f1_is_twice_the_right_over_all_that_was_said_or_there() -> None:
    """3 right, 1 false, 3 missed: 6 / (6 + 1 + 3)."""
    assert Score("a", Share(3, 4), Share(3, 6)).f1 == pytest.approx(6 / 10)


def test_what_is_not_known_has_no_figure() -> None:
    """No recall, no F1; rules that find nothing of what is there have 0, and no precision."""
    unknown = Score("a", Share(3, 4), Share(0, 0))
    assert (unknown.recall.value, unknown.recall.interval, unknown.f1) == (None, None, None)
    silent = Score("a", Share(0, 0), Share(0, 5))
    assert (silent.precision.value, silent.f1) == (None, 0.0)
    assert Score("a", Share(0, 3), Share(0, 5)).f1 == 0.0


def test_macro_weighs_codes_and_micro_weighs_texts() -> None:
    """Worked out by hand for codes a, b and c; c finds none of the 2 that are there, and has no precision."""
    found = means([Score("a", Share(8, 10), Share(8, 16)), Score("b", Share(1, 1), Share(1, 4))])
    assert found.macro_precision == pytest.approx((0.8 + 1) / 2)
    assert found.macro_recall == pytest.approx((0.5 + 0.25) / 2)
    assert found.macro_f1 == pytest.approx((16 / 26 + 2 / 5) / 2)
    assert (found.micro.precision, found.micro.recall) == (Share(9, 11), Share(9, 20))
    assert found.micro.f1 == pytest.approx(18 / 31)
    with_silent = means([Score("b", Share(1, 1), Share(1, 4)), Score("c", Share(0, 0), Share(0, 2))])
    assert (with_silent.macro_precision, with_silent.macro_recall) == (1.0, 0.125)
    assert with_silent.macro_f1 == pytest.approx(0.2)
    assert with_silent.record()["micro"]["recall"] == pytest.approx(1 / 6)
