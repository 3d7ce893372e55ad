"""Stretches of a text as one column of numbers: start and end in one, so that sets of them are quickly made."""

from __future__ import annotations

import numpy as np

from themecode.tagging.canon import Places

_BITS = 32
NOTHING: Places = np.empty(0, dtype=np.int64)


def stretch(starts: Places, ends: Places) -> Places:
    """Write starts and ends as one column."""
    return starts << _BITS | ends


def starts_of(column: Places) -> Places:
    """Return the starts of a column of stretches."""
    return column >> _BITS


def ends_of(column: Places) -> Places:
    """Return the ends of a column of stretches."""
    return column & ((1 << _BITS) - 1)


def merged(*columns: Places) -> Places:
    """Return the stretches of all columns, sorted, each once."""
    column = np.sort(np.concatenate(columns), kind="stable")  # quick on parts that are sorted already
    new = np.ones(len(column), dtype=bool)
    np.not_equal(column[1:], column[:-1], out=new[1:])
    return column[new]
