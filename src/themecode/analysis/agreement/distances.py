"""How far two values are apart: levels of measurement, and sets of codes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Level = Literal["nominal", "ordinal", "interval", "ratio"]
SetDistance = Literal["jaccard", "nested"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")


def distances(level: Level, values: Sequence[object], totals: Floats) -> Floats:
    """Return the squared differences of values, values x values (Krippendorff 2004, 11.3.4 to 11.3.6).

    `totals` says how often each value was given; ordinal differences depend on it, and so they have its first axes.
    Values of interval and ratio scales are numbers.
    """
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level == "ordinal":
        ranks = np.cumsum(totals, axis=-1) - totals / 2
        return np.asarray((ranks[..., :, None] - ranks[..., None, :]) ** 2)
    numbers = np.array([float(value) for value in values])  # type: ignore[arg-type]
    apart = (numbers[:, None] - numbers[None, :]) ** 2
    if level == "interval":
        return np.asarray(apart)
    both = (numbers[:, None] + numbers[None, :]) ** 2
    return np.asarray(np.divide(apart, both, out=np.zeros_like(apart), where=both != 0))


def jaccard(one: Collection[str], other: Collection[str]) -> float:
    """Return what share of the codes of either set is not in both; two empty sets are alike (Jaccard 1912).

    >>> jaccard({"a", "b"}, {"a", "c"}), jaccard((), ())
    (0.6666666666666667, 0.0)
    """
    either = len(set(one) | set(other))
    return 1 - len(set(one) & set(other)) / either if either else 0.0


def nested(one: Collection[str], other: Collection[str]) -> float:
    """Return 0 for equal sets, 1/3 where one holds the other, 2/3 where they overlap, 1 else (Passonneau 2004).

    >>> nested({"a"}, {"a", "b"}), nested((), {"a"}), nested({"a"}, {"b"})
    (0.3333333333333333, 0.3333333333333333, 1.0)
    """
    mine, theirs = set(one), set(other)
    if mine == theirs:
        return 0.0
    if mine <= theirs or theirs <= mine:
        return 1 / 3
    return 2 / 3 if mine & theirs else 1.0


SET_DISTANCES: dict[SetDistance, Callable[[Collection[str], Collection[str]], float]] = {
    "jaccard": jaccard,
    "nested": nested,
}
