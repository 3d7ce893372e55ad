"""Stretches of a text as one column of numbers: start and end in one, so that sets of them are quickly made."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from themecode.tagging.characters import Places, Truths

_BITS = 32
_SMALL = 1 << 16
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
    """Return the stretches of all columns, sorted, each once. Numpy's `unique` is slow on numbers made of two."""
    column = np.sort(np.concatenate(columns), kind="stable")  # quick on parts that are sorted already
    new = np.ones(len(column), dtype=bool)
    np.not_equal(column[1:], column[:-1], out=new[1:])
    return column[new]


class Numbered(NamedTuple):
    """The stretches of many things in one column: sorted by the number of the thing, then by place."""

    numbers: Places
    column: Places

    def of(self, wanted: Places) -> Numbered:
        """Return the stretches of some things, under their places among those wanted."""
        first = np.searchsorted(self.numbers, wanted, "left")
        many = np.searchsorted(self.numbers, wanted, "right") - first
        return Numbered(np.repeat(np.arange(len(wanted)), many), self.column[in_ranges(first, many)])

    def where(self, kept: Truths) -> Numbered:
        """Return some of the stretches."""
        return Numbered(self.numbers[kept], self.column[kept])


def ordered(numbers: Places, column: Places) -> Numbered:
    """Sort stretches by number and place, each once."""
    order = np.argsort(column, kind="stable")  # quick on what is nearly in order
    small = numbers[order].astype(np.uint16 if len(numbers) and numbers.max() < _SMALL else np.int64)
    order = order[np.argsort(small, kind="stable")]  # quick on small numbers
    numbers, column = numbers[order], column[order]
    new = np.ones(len(numbers), dtype=bool)
    new[1:] = (numbers[1:] != numbers[:-1]) | (column[1:] != column[:-1])
    return Numbered(numbers[new], column[new])


def in_ranges(firsts: Places, many: Places) -> Places:
    """Return the numbers of ranges, one after the other: `many` from each of `firsts` on.

    >>> in_ranges(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    ends = np.cumsum(many)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - ends + many, many)
