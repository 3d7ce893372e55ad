"""Places in a text that was made from the old one by replacements that are known: nothing has to be guessed."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from themecode.anchoring.placement import GONE, Placement


class Replacement(NamedTuple):
    """A stretch of the old text, and the words that took its place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class DeclaredChange:
    """The replacements that made the new text, in the order of the text.

    A stretch that begins or ends inside replaced words takes in the whole of what replaced them.

    >>> change = DeclaredChange.of([Replacement(4, 9, "[person]")])
    >>> change.applied("Ask Maria again."), change.place(0, 9)
    ('Ask [person] again.', Placement(kind='exact', start=0, end=12, change=''))
    """

    replacements: tuple[Replacement, ...]
    share: float = 1.0

    @classmethod
    def of(cls, replacements: Iterable[Replacement | tuple[int, int, str]]) -> DeclaredChange:
        """Put replacements in order; ValueError where two overlap."""
        ordered = tuple(sorted(Replacement(*one) for one in replacements))
        for before, after in itertools.pairwise(ordered):
            if before.end > after.start:
                raise ValueError(f"two replacements overlap at {after.start}")
        if any(not 0 <= one.start <= one.end for one in ordered):
            raise ValueError("a replacement needs 0 <= start <= end")
        return cls(ordered)

    def applied(self, text: str) -> str:
        """Return the new text."""
        parts, position = [], 0
        for one in self.replacements:
            parts += [text[position : one.start], one.words]
            position = one.end
        return "".join([*parts, text[position:]])

    def place(self, start: int, end: int) -> Placement:
        """Say where a stretch of the old text stands now: always exactly, unless nothing replaced it."""
        first, last = self._moved(start, to_end=False), self._moved(end, to_end=True)
        return Placement("exact", first, last) if first < last else GONE

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.replacements]

    @cached_property
    def _shifts(self) -> list[int]:
        """How far the text behind each replacement moved; in front of the first one, nothing."""
        shifts = [0]
        for one in self.replacements:
            shifts.append(shifts[-1] + len(one.words) - (one.end - one.start))
        return shifts

    def _moved(self, position: int, *, to_end: bool) -> int:
        """Move a position; one inside replaced words goes to their start, or to their end."""
        at = bisect_right(self._starts, position)
        if to_end and at and self._starts[at - 1] == position:  # a replacement that begins here is not part of it
            at = bisect_right(self._starts, position - 1)
        if at and position < self.replacements[at - 1].end:
            one, before = self.replacements[at - 1], self._shifts[at - 1]
            return one.start + before + (len(one.words) if to_end else 0)
        return position + self._shifts[at]
