"""What counts of a few people let say about more: ranges of a finite population, differences of two groups."""

from __future__ import annotations

from collections.abc import Callable
from math import comb, exp, fsum, lgamma, sqrt

from themecode.analysis.scores import wilson

_AS_FAR = 1e-7


def finite_range(part: int, of: int, population: int, level: float = 0.95) -> tuple[int, int]:
    """Return how many of a whole population may have it, if those seen were drawn at random (exact, hypergeometric).

    All numbers that neither tail of (1 - level) / 2 rules out. 20 of 42 systems were interviewed:

    >>> [finite_range(part, 20, 42) for part in (10, 7, 3)]
    [(14, 28), (9, 22), (3, 13)]
    >>> finite_range(0, 20, 20), finite_range(20, 20, 42)
    ((0, 0), (37, 42))
    """
    if not 0 <= part <= of <= population or not of:
        raise ValueError(f"{part} of {of} seen in a population of {population} cannot be")
    tail = (1 - level) / 2
    fewest, most = part, population - (of - part)
    low = _first(fewest, most, lambda having: _at_least(part, of, having, population) > tail)
    high = most - _first(
        0, most - fewest, lambda less: _at_least(of - part, of, population - most + less, population) > tail
    )
    return low, high


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the first number from which on something holds; it does at the last."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _at_least(part: int, of: int, having: int, population: int) -> float:
    """Return the chance of seeing `part` or more among `of`, where `having` of the population have it."""
    most = min(of, having)
    return fsum(
        exp(_ways(having, k) + _ways(population - having, of - k) - _ways(population, of))
        for k in range(max(part, of - (population - having)), most + 1)
    )


def _ways(of: int, some: int) -> float:
    """Return the logarithm of how many ways there are to take some of so many."""
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)


def newcombe(part: int, of: int, other: int, of_other: int) -> tuple[float, float, float]:
    """Return the difference of two independent shares with its 95 % limits (Newcombe 1998, method 10).

    >>> [round(figure, 4) for figure in newcombe(56, 70, 48, 80)]
    [0.2, 0.0524, 0.3339]
    """
    one, two = part / of, other / of_other
    (low, high), (low_other, high_other) = wilson(part, of), wilson(other, of_other)
    down = sqrt((one - low) ** 2 + (high_other - two) ** 2)
    up = sqrt((high - one) ** 2 + (two - low_other) ** 2)
    return one - two, one - two - down, one - two + up


def fisher_exact(part: int, of: int, other: int, of_other: int) -> float:
    """Return the two-sided exact p of a fourfold table (Fisher 1935): all tables no likelier than the one seen.

    The lady tasting tea told 3 of 4 cups right, and took 1 of the other 4 for one of these:

    >>> round(fisher_exact(3, 4, 1, 4), 4)
    0.4857
    """
    having = part + other
    ways = {k: comb(of, k) * comb(of_other, having - k) for k in range(max(0, having - of_other), min(of, having) + 1)}
    return min(1.0, sum(n for n in ways.values() if n <= ways[part] * (1 + _AS_FAR)) / sum(ways.values()))


def mcnemar(only_first: int, only_second: int) -> float | None:
    """Return McNemar's chi-squared, without a correction, of pairs that differ (McNemar 1947); None where none do.

    >>> round(mcnemar(150, 86), 3), mcnemar(0, 0)
    (17.356, None)
    """
    differing = only_first + only_second
    return (only_first - only_second) ** 2 / differing if differing else None
