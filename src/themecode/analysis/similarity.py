"""Rows of counts that are alike, beside each other; and which are nearest to which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from themecode.model import Cell

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def similarities(rows: Sequence[Sequence[Cell]]) -> npt.NDArray[np.float64]:
    """Return the Jaccard similarity of every two rows: columns that both have, of those that either has.

    Two rows without anything are not alike: 0.

    >>> similarities([[1, 1, 0], [3, 0, 0], [0, 0, 0]]).round(2).tolist()
    [[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 0.0]]
    """
    import numpy as np

    has = np.array([[isinstance(cell, (int, float)) and cell > 0 for cell in row] for row in rows], dtype=np.float64)
    if not has.size:
        return np.zeros((len(rows), len(rows)))
    both = has @ has.T
    sizes = has.sum(axis=1)
    either = sizes[:, None] + sizes[None, :] - both
    found: npt.NDArray[np.float64] = np.divide(both, either, out=np.zeros_like(both), where=either > 0)
    return found


def alike(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return an order of rows in which each stands beside one like it.

    It begins with the row that has most; the next is always the one most like the last, the first of several.

    >>> alike([[0, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 0]])
    [1, 3, 2, 0]
    """
    if not rows:
        return []
    near = similarities(rows)
    sizes = [sum(isinstance(cell, (int, float)) and cell > 0 for cell in row) for row in rows]
    order = [max(range(len(rows)), key=lambda n: (sizes[n], -n))]
    left = [n for n in range(len(rows)) if n != order[0]]
    while left:
        order.append(max(left, key=lambda n: (near[order[-1]][n], -n)))
        left.remove(order[-1])
    return order


def nearest(names: Sequence[str], rows: Sequence[Sequence[Cell]], most: int = 3) -> list[list[tuple[str, float]]]:
    """Return for each row the rows most like it, best first; those that share nothing are left out.

    >>> nearest(["a", "b", "c"], [[1, 1], [1, 0], [0, 0]])
    [[('b', 0.5)], [('a', 0.5)], []]
    """
    near = similarities(rows)
    found = []
    for n in range(len(names)):
        others = sorted((k for k in range(len(names)) if k != n), key=lambda k: (-near[n][k], k))
        found.append([(names[k], float(near[n][k])) for k in others[:most] if near[n][k] > 0])
    return found
