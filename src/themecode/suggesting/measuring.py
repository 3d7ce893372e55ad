"""How good a ranking and its answers are, with intervals over interviewees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from themecode.suggesting.stretch import Marks, Numbers, Rows

DRAWS = 200


@dataclass(frozen=True)
class Estimate:
    """A figure with the interval that redrawing the interviewees gives; None where it is not known."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Measured:
    """The figures of one code's answers and ranking."""

    precision: Estimate
    recall: Estimate
    f1: Estimate
    average_precision: Estimate


def redrawn(case: Rows, seed: int = 0, draws: int = DRAWS) -> Numbers:
    """Return how often each row counts when interviewees are drawn anew with replacement; the first row is as it is.

    What one person says hangs together, so that people are drawn, not sentences.
    """
    count = int(case.max()) + 1 if len(case) else 0
    generator = np.random.default_rng(seed)
    times = np.stack([np.bincount(generator.integers(0, count, count), minlength=count) for _ in range(draws)])
    return np.vstack([np.ones(count), times])[:, case].astype(float)


def measured(there: Marks, said: Marks, scores: Numbers, times: Numbers) -> Measured:
    """Measure one code; each row of `times` is one weighing of the stretches, the first the one that is told."""
    right, given, have = (times @ marks.astype(float) for marks in (there & said, said, there))
    with np.errstate(invalid="ignore", divide="ignore"):
        precision, recall, f1 = right / given, right / have, 2 * right / (given + have)
    ranked = average_precisions(there, scores, times)
    return Measured(*(_estimate(values) for values in (precision, recall, f1, ranked)))


def average_precisions(there: Marks, scores: Numbers, times: Numbers) -> Numbers:
    """Return the average precision of a ranking for each weighing of its rows; ties count as drawn together.

    >>> there, scores = np.array([True, False, True]), np.array([0.9, 0.8, 0.7])
    >>> average_precisions(there, scores, np.ones((1, 3))).round(3).tolist()
    [0.833]
    """
    order = np.argsort(-scores, kind="stable")
    weighed, sorted_scores = times[:, order], scores[order]
    last = np.r_[np.flatnonzero(np.diff(sorted_scores)), len(order) - 1]
    found = np.cumsum(weighed * there[order], axis=1)[:, last]
    seen = np.cumsum(weighed, axis=1)[:, last]
    new = np.diff(found, axis=1, prepend=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(seen > 0, found / seen, 0)
        return (shares * new).sum(axis=1) / found[:, -1]  # type: ignore[no-any-return]


def _estimate(values: Numbers) -> Estimate:
    drawn = values[1:][~np.isnan(values[1:])]
    if np.isnan(values[0]) or not len(drawn):
        return Estimate(None if np.isnan(values[0]) else float(values[0]))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Estimate(float(values[0]), float(low), float(high))


def top_precision(there: Marks, scores: Numbers, top: int) -> float | None:
    """Return the share of right ones among the first so many: what a person would really look at.

    >>> top_precision(np.array([True, False, True]), np.array([0.9, 0.8, 0.7]), 2)
    0.5
    """
    first = np.argsort(-scores, kind="stable")[:top]
    return float(there[first].mean()) if len(first) else None


def calibration_error(there: Marks, chance: Numbers, weight: Numbers, bins: int = 10) -> float:
    """Return the mean gap between what was promised and what came, over ten equal stretches of chances.

    >>> there, chance = np.array([True, False, True, False]), np.array([0.5, 0.5, 0.5, 0.5])
    >>> calibration_error(there, chance, np.ones(4))
    0.0
    """
    place = np.minimum((chance * bins).astype(int), bins - 1)
    promised, came = (np.bincount(place, weight * values, bins) for values in (chance, there.astype(float)))
    return float(np.abs(promised - came).sum() / weight.sum())


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of what is known.

    >>> mean([1.0, None, 2.0])
    1.5
    """
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
