"""How warm a cell of the report is: seven steps from one to the highest count."""

from __future__ import annotations

from math import ceil, sqrt

from themecode.exports.cells import is_number
from themecode.model import Cell

STEPS = 7


def step(cell: Cell, highest: float) -> int:
    """Return 0 for nothing, else 1 to 7; by the square root, so that one large count does not pale all others.

    >>> [step(count, 16) for count in (0, 1, 4, 16)]
    [0, 2, 4, 7]
    """
    if not is_number(cell) or cell <= 0:
        return 0
    return min(STEPS, ceil(STEPS * sqrt(cell / highest) - 1e-9))


def legend(highest: float) -> list[tuple[int, str]]:
    """Return each step that occurs with the counts that it stands for.

    >>> legend(4)
    [(4, '1'), (5, '2'), (7, '3-4')]
    """
    counts: dict[int, list[int]] = {}
    for count in range(1, int(highest) + 1):
        counts.setdefault(step(count, highest), []).append(count)
    return [(warmth, _span(found)) for warmth, found in counts.items()]


def _span(counts: list[int]) -> str:
    return f"{counts[0]:,}" if len(counts) == 1 else f"{counts[0]:,}-{counts[-1]:,}"
