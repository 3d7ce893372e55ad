"""One text as several coders cut it up: stretches with a value, and the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
GAP = 0
"""The number of what no coder marked; values are numbered from 1."""


@dataclass(frozen=True, order=True)
class Stretch:
    """A half-open stretch of a text with the number of its value."""

    start: int
    end: int
    value: int = 1


@dataclass(frozen=True)
class Continuum:
    """A text's length, and the stretches of each coder who judged it, in order and without overlap."""

    length: int
    coders: tuple[tuple[Stretch, ...], ...]

    @classmethod
    def of(cls, length: int, coders: Iterable[Iterable[Stretch]]) -> Continuum:
        """Sort each coder's stretches. Raises ValueError where two of them overlap, or reach beyond the text."""
        ordered = tuple(tuple(sorted(stretches)) for stretches in coders)
        for stretches in ordered:
            edges = [edge for stretch in stretches for edge in (stretch.start, stretch.end)]
            if edges != sorted(edges) or (edges and (edges[0] < 0 or edges[-1] > length)):
                raise ValueError("stretches of one coder must lie in the text and not overlap")
        return cls(length, ordered)

    @classmethod
    def of_one_value(cls, length: int, coders: Iterable[Iterable[tuple[int, int]]]) -> Continuum:
        """Return where coders marked one value; what of one coder's overlaps becomes one stretch, what touches stays.

        >>> Continuum.of_one_value(9, [[(0, 3), (2, 5), (5, 6)], []]).coders[0]
        (Stretch(start=0, end=5, value=1), Stretch(start=5, end=6, value=1))
        """
        return cls(length, tuple(tuple(merged(ranges)) for ranges in coders))

    def sections(self, coder: int) -> list[Stretch]:
        """Return a coder's whole text, stretches and gaps, from end to end."""
        found, reached = [], 0
        for stretch in self.coders[coder]:
            if stretch.start > reached:
                found.append(Stretch(reached, stretch.start, GAP))
            found.append(stretch)
            reached = stretch.end
        if reached < self.length:
            found.append(Stretch(reached, self.length, GAP))
        return found

    def pieces(self) -> tuple[Numbers, Numbers, Numbers]:
        """Cut the text wherever any coder does: lengths of the pieces, and each coder's values and sections there."""
        cut = [self.sections(coder) for coder in range(len(self.coders))]
        edges = np.unique([0, self.length, *(section.start for sections in cut for section in sections)])
        starts = edges[:-1]
        values, places = [], []
        for sections in cut:
            of = np.searchsorted([section.start for section in sections], starts, side="right") - 1
            values.append(np.array([section.value for section in sections], dtype=np.int64)[of])
            places.append(of)
        return np.diff(edges), np.array(values), np.array(places)


def merged(ranges: Iterable[tuple[int, int]], value: int = 1) -> list[Stretch]:
    """Make one stretch of ranges that overlap; ranges that touch stay two.

    >>> merged([(4, 6), (0, 3), (2, 4)], value=7)
    [Stretch(start=0, end=4, value=7), Stretch(start=4, end=6, value=7)]
    """
    found: list[Stretch] = []
    for start, end in sorted(ranges):
        if found and start < found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, end), value)
        else:
            found.append(Stretch(start, end, value))
    return found
