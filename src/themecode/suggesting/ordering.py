"""In which order suggestions are looked at so that the model learns most, and how many codings are still unfound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from themecode.suggesting.stretch import Numbers, Rows

_TAIL = 0.025
RANDOM_SHARE = 0.2
"""The share of a queue that is drawn at random, so that what is still unfound can be estimated from it."""


def by_gain(chance: Numbers, cases: Sequence[str], likeness: Numbers) -> list[int]:
    """Order candidates by what a ruling on each would teach: doubtful, unlike those before, of people heard less.

    >>> by_gain(np.array([0.99, 0.5, 0.5]), ["P01", "P01", "P02"], np.eye(3))
    [1, 2, 0]
    """
    doubt = -(chance * np.log2(np.clip(chance, 1e-9, 1)) + (1 - chance) * np.log2(np.clip(1 - chance, 1e-9, 1)))
    left, order = list(range(len(chance))), []
    nearest = np.zeros(len(chance))
    heard: dict[str, int] = {}
    while left:
        gains = [doubt[one] * (1 - nearest[one]) / (1 + heard.get(cases[one], 0)) for one in left]
        best = left.pop(int(np.argmax(gains)))
        order.append(best)
        heard[cases[best]] = heard.get(cases[best], 0) + 1
        nearest = np.maximum(nearest, np.clip(likeness[best], 0, 1))
    return order


def mixed(ranked: Sequence[int], drawn: Sequence[int]) -> list[tuple[int, bool]]:
    """Put the drawn ones among the ranked ones, one to four; say of each whether it was drawn.

    >>> mixed([1, 2, 3, 4, 5], [9])
    [(1, False), (2, False), (9, True), (3, False), (4, False), (5, False)]
    """
    every = round(1 / RANDOM_SHARE)
    rest, found = list(drawn), []
    for number, one in enumerate(ranked):
        if number % (every - 1) == every // 2 and rest:
            found.append((rest.pop(0), True))
        found.append((one, False))
    return found + [(one, True) for one in rest]


def draw(rows: Rows, many: int, seed: int) -> Rows:
    """Draw rows at random."""
    return np.random.default_rng(seed).permutation(rows)[:many]


@dataclass(frozen=True)
class Unfound:
    """How many codings are still among the stretches that nobody read: an estimate with its interval."""

    pool: int
    judged: int
    found: int
    estimate: float | None
    low: float
    high: float


def unfound(pool: int, judged: int, found: int) -> Unfound:
    """Estimate from stretches that were drawn at random and ruled on, whatever the model thought of them.

    The interval is exact for draws without replacement (two-sided 95 %): the numbers of codings in the pool that do
    not make as few, or as many, draws with the code less likely than 2.5 %. `pool` counts the judged ones, too; they
    are taken off, as they are found.

    >>> unfound(42, 20, 10).low + 10, unfound(42, 20, 10).high + 10
    (14.0, 28.0)
    """
    if not judged:
        return Unfound(pool, 0, 0, None, 0.0, float(pool))
    left = pool - judged
    low, high = found, pool - (judged - found)
    while low < high and _tail(pool, judged, low, found, upper=True) <= _TAIL:
        low += 1
    while high > low and _tail(pool, judged, high, found, upper=False) <= _TAIL:
        high -= 1
    return Unfound(pool, judged, found, left * found / judged, float(low - found), float(high - found))


def _tail(pool: int, judged: int, have: int, found: int, *, upper: bool) -> float:
    from math import comb

    ways = range(found, min(judged, have) + 1) if upper else range(found + 1)
    return sum(comb(have, k) * comb(pool - have, judged - k) for k in ways) / comb(pool, judged)
