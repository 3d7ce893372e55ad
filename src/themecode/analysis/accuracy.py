"""How accurate a transcript is: what a spot check allows to say, and the word error rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb

_HALVINGS = 60


def upper_limit(errors: int, turns: int, level: float = 0.95) -> float:
    """Return the exact one-sided upper limit of the share of turns with errors (Clopper and Pearson 1934).

    With that confidence, no larger share of all turns has an error, if those checked were drawn at random.

    >>> [round(100 * upper_limit(0, turns), 2) for turns in (60, 100, 300)]
    [4.87, 2.95, 0.99]
    >>> round(upper_limit(2, 60), 4), upper_limit(5, 5)
    (0.1012, 1.0)
    """
    if not 0 <= errors <= turns or turns < 1:
        raise ValueError(f"a spot check has 0 <= errors <= turns, not {errors} of {turns}")
    if errors == turns:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        seen = sum(comb(turns, k) * middle**k * (1 - middle) ** (turns - k) for k in range(errors + 1))
        low, high = (middle, high) if seen > 1 - level else (low, middle)
    return high


def rule_of_three(turns: int) -> float:
    """Return the usual short cut for no errors at all: 3 in the number of turns (Hanley and Lippman-Hand 1983).

    >>> [round(100 * rule_of_three(turns), 2) for turns in (60, 100, 300)]
    [5.0, 3.0, 1.0]
    """
    return min(1.0, 3 / turns)


def word_error_rate(reference: Sequence[str], heard: Sequence[str]) -> float:
    """Return (substitutions + deletions + insertions) / words of the reference; it may pass 1.

    >>> said = "the ring fence held in year two only".split()
    >>> word_error_rate(said, "the wring fans held year two really only".split())
    0.5
    """
    if not reference:
        raise ValueError("a word error rate needs a reference")
    row = list(range(len(heard) + 1))
    for i, word in enumerate(reference, 1):
        before, row = row, [i]
        for j, other in enumerate(heard, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (word != other)))
    return row[-1] / len(reference)


def covered(stretches: Iterable[tuple[int, int]]) -> int:
    """Return how much half-open stretches cover together; what two of them share counts once.

    >>> covered([(0, 10), (5, 20), (30, 40)])
    30
    """
    total, reached = 0, None
    for start, end in sorted(stretches):
        begin = start if reached is None else max(start, reached)
        total += max(0, end - begin)
        reached = end if reached is None else max(reached, end)
    return total
