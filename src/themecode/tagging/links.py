"""Which numbers belong to which, in two columns: so that a whole column is led on at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from themecode.tagging.characters import Places
from themecode.tagging.stretches import in_ranges


@dataclass(frozen=True)
class Links:
    """Leads from each number to others: `many[n]` of `targets`, from `firsts[n]` on.

    >>> links = Links.of([[7], [], [8, 9]])
    >>> links.beyond(np.array([2, 0, 1])).tolist(), links.again(np.array([2, 0, 1])).tolist()
    ([8, 9, 7], [0, 0, 1])
    """

    firsts: Places
    many: Places
    targets: Places

    @classmethod
    def of(cls, rows: Sequence[Collection[int]]) -> Self:
        """Write down the targets of the numbers from 0 on."""
        many = np.array([len(row) for row in rows], dtype=np.int64)
        targets = np.array([target for row in rows for target in row], dtype=np.int64)
        return cls(np.cumsum(many) - many, many, targets)

    @classmethod
    def back(cls, sources: int, sets: Sequence[Collection[int]]) -> Self:
        """Lead from so many numbers to the sets that each is in, by their places."""
        rows: list[list[int]] = [[] for _ in range(sources)]
        for place, members in enumerate(sets):
            for member in members:
                rows[member].append(place)
        return cls.of(rows)

    def beyond(self, numbers: Places) -> Places:
        """Return the targets of all numbers, one after the other."""
        return self.targets[in_ranges(self.firsts[numbers], self.many[numbers])]

    def again(self, numbers: Places) -> Places:
        """Return, for each of these targets, the place in `numbers` that led to it."""
        return np.repeat(np.arange(len(numbers)), self.many[numbers])
