"""Places in a text, counted in code points (Python, the store) and in UTF-16 units (JavaScript)."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """One text's places, in both ways of counting.

    A character beyond U+FFFF is one code point and two units; all others are one of each.

    >>> units = Units("a\U0001f600b")
    >>> [units.from_points(place) for place in (0, 1, 2, 3)], units.to_points(3)
    ([0, 1, 3, 4], 2)
    """

    def __init__(self, text: str) -> None:
        self.points = len(text)
        self._astral = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_units = [place + number for number, place in enumerate(self._astral)]
        self.units = self.points + len(self._astral)

    def from_points(self, place: int) -> int:
        """Return a place in units. Raises ValueError beyond the text."""
        if not 0 <= place <= self.points:
            raise ValueError(f"the text has {self.points} characters, so there is no place {place}")
        return place + bisect_left(self._astral, place) if self._astral else place

    def to_points(self, unit: int) -> int:
        """Return a place in code points. Raises ValueError beyond the text, and within a character of two units."""
        if not 0 <= unit <= self.units:
            raise ValueError(f"the text has {self.units} units, so there is no place {unit}")
        if not self._astral:
            return unit
        before = bisect_left(self._astral_units, unit)
        if before and self._astral_units[before - 1] == unit - 1:
            raise ValueError(f"the place {unit} lies within a character")
        return unit - before

    def spans(self, spans: list[tuple[int, int]]) -> list[list[int]]:
        """Return ranges in units, as lists for JSON."""
        if not self._astral:
            return [[start, end] for start, end in spans]
        return [[self.from_points(start), self.from_points(end)] for start, end in spans]
