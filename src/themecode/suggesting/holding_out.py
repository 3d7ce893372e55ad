"""Who is held out together: whole interviewees, never single sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from themecode.suggesting.ridge import Ridge, alike
from themecode.suggesting.stretch import Marks, Numbers, Rows

FOLDS = 40
"""Where there are more interviewees (a survey), several are held out at a time."""


def folds(cases: Sequence[str]) -> Rows:
    """Give each interviewee a number; where there are very many, several have one.

    >>> folds(["P01", "P02", "P01"]).tolist()
    [0, 1, 0]
    """
    sizes = Counter(cases)
    if len(sizes) <= FOLDS:
        order = {case: number for number, case in enumerate(sorted(sizes))}
    else:
        order = {
            case: number % FOLDS for number, (case, _) in enumerate(sorted(sizes.items(), key=lambda x: (-x[1], x[0])))
        }
    return np.array([order[case] for case in cases], dtype=np.int64)


def held_out(ridge: Ridge, fold: Rows, known: Marks) -> Numbers:
    """Return what the models say of each row when fitted without its interviewee."""
    scores = np.zeros(known.shape)
    for unknown, codes in alike(known):
        for number in np.unique(fold):
            mine = np.flatnonzero(fold == number)
            out = np.union1d(mine, unknown)
            scores[np.ix_(mine, codes)] = ridge.predicted(out, codes)[np.isin(out, mine)]
    return scores


def held_out_twice(ridge: Ridge, fold: Rows, known: Marks) -> Numbers:
    """Return for each held-out interviewee what the models say of the others, each fitted without these two.

    The first axis is the interviewee held out; thresholds and chances for that one are taken from its row alone.
    """
    numbers = np.unique(fold)
    scores = np.full((len(numbers), *known.shape), np.nan, dtype=np.float32)
    for unknown, codes in alike(known):
        for first in range(len(numbers)):
            for second in range(first + 1, len(numbers)):
                one, other = np.flatnonzero(fold == numbers[first]), np.flatnonzero(fold == numbers[second])
                out = np.union1d(np.union1d(one, other), unknown)
                said = ridge.predicted(out, codes)
                scores[first][np.ix_(other, codes)] = said[np.isin(out, other)]
                scores[second][np.ix_(one, codes)] = said[np.isin(out, one)]
    return scores
