"""Stretches whose words all stand together in the new text."""

from __future__ import annotations

from typing import NamedTuple

from themecode.anchoring.edges import beginning, ending
from themecode.anchoring.matching import Matching
from themecode.anchoring.placement import Placement, squeezed
from themecode.anchoring.subsequence import Pairs

_SUPPORT = 3
"""Words in a row, those around a stretch included, that must stand together for its place to be certain."""
_AROUND = 30
"""Words looked at on either side: an edit nearer than that leaves doubt about words that are said more than once."""


class Stretch(NamedTuple):
    """A stretch of the old text, and the first and last word that it has a part of."""

    start: int
    end: int
    first: int
    last: int

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


def whole(matching: Matching, stretch: Stretch) -> Placement | None:
    """Place a stretch whose words follow one another where the alignment has them; None where they do not.

    Where several places are equally good the stretch is proposed at one of them.
    """
    certain = any(number in matching.sure for number in stretch.words)
    shift = _shift(matching, stretch, matching.sure if certain else matching.guessed)
    if shift is None:
        return None
    begin = beginning(matching, stretch.first, stretch.first + shift, stretch.start)
    stop = ending(matching, stretch.last, stretch.last + shift, stretch.end)
    if not same_signs(matching, stretch, begin, stop):
        return Placement("proposed", begin, stop, "signs")
    if certain and _supported(matching, stretch, shift):
        return Placement("exact", begin, stop)
    return Placement("proposed", begin, stop, "place")


def same_signs(matching: Matching, stretch: Stretch, begin: int, stop: int) -> bool:
    """Say whether a new place has the words of a stretch, sign by sign, white space aside."""
    return squeezed(matching.old.text[stretch.start : stretch.end]) == squeezed(matching.new.text[begin:stop])


def _shift(matching: Matching, stretch: Stretch, pairs: Pairs) -> int | None:
    """Return by how many words the stretch moved as a whole; None where it did not stay whole."""
    shifts = {pairs[number] - number for number in stretch.words if number in pairs}
    if len(shifts) != 1:
        return None
    shift = shifts.pop()
    return shift if all(matching.same(number, number + shift) for number in stretch.words) else None


def _supported(matching: Matching, stretch: Stretch, shift: int) -> bool:
    """Say whether the words around a stretch stand together with it, enough of them, and only there.

    Beside an edit a phrase that is said again elsewhere may be the other one, unless what stands on either side of it
    tells it apart.
    """
    first, last = stretch.first, stretch.last
    while first > stretch.first - _AROUND and matching.sure.get(first - 1) == first - 1 + shift:
        first -= 1
    while last < stretch.last + _AROUND and matching.sure.get(last + 1) == last + 1 + shift:
        last += 1
    if last - first + 1 < min(_SUPPORT, len(matching.old), len(matching.new)):
        return False
    at_start = first == first + shift == 0
    at_end = last == len(matching.old) - 1 and last + shift == len(matching.new) - 1
    left = at_start or first == stretch.first - _AROUND or _once(matching, first, stretch.last)
    return left and (at_end or last == stretch.last + _AROUND or _once(matching, stretch.first, last))


def _once(matching: Matching, first: int, last: int) -> bool:
    return matching.old.once(matching.old.keys[first : last + 1], matching.new)
