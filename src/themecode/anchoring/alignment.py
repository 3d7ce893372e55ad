"""Two versions of a document side by side, and where stretches of the older one stand in the newer one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from themecode.anchoring.matching import Matching, runs
from themecode.anchoring.parts import parts
from themecode.anchoring.placement import GONE, Change, Placement, squeezed
from themecode.anchoring.tokens import Tokens
from themecode.anchoring.whole import Stretch, whole
from themecode.model import Document

_TOGETHER = 3


def change_between(was: str, now: str) -> Change:
    """Say what a person should look at where some words took the place of others.

    >>> change_between("We did, yes.", "we did yes"), change_between("icy bee", "ICB"), change_between("Yes.", "Yes.")
    ('signs', 'words', 'place')
    """
    if squeezed(was) == squeezed(now):
        return "place"
    return "signs" if Tokens.of(was).keys == Tokens.of(now).keys else "words"


def align(old: Document, new: Document) -> Alignment:
    """Align a document with its corrected version."""
    return Alignment(Matching.of(old, new))


@dataclass(frozen=True)
class Alignment:
    """What is known of each word of the old text; `place` answers for any stretch."""

    matching: Matching

    @property
    def share(self) -> float:
        """How many of the old words stand in the new text beside the same words, from 0 to 1.

        Any two interviews have a quarter of their words in common order; rows of three are another matter.
        """
        together = sum(len(run) for run in runs(sorted(self.matching.best.items())) if len(run) >= _TOGETHER)
        return together / len(self.matching.old) if len(self.matching.old) else 1.0

    def place(self, start: int, end: int) -> Placement:
        """Say where a stretch stands now: on the same words, on words that a person should look at, or nowhere."""
        old = self.matching.old
        first, last = bisect_right(old.ends, start), bisect_left(old.starts, end) - 1
        if first > last:
            return self._signs(start, end, last, first)
        stretch = Stretch(start, end, first, last)
        return whole(self.matching, stretch) or parts(self.matching, stretch)

    def _signs(self, start: int, end: int, before: int, behind: int) -> Placement:
        """Place a stretch without a word, a dash or a question mark, between the words around it."""
        sure, new = self.matching.sure, self.matching.new
        begin = 0 if before < 0 else sure.get(before)
        stop = len(new) if behind >= len(self.matching.old) else sure.get(behind)
        if begin is None or stop is None or stop - begin > 1:
            return GONE
        left = new.ends[begin] if before >= 0 else 0
        right = new.starts[stop] if stop < len(new) else len(new.text)
        wanted, room = squeezed(self.matching.old.text[start:end]), new.text[left:right]
        if not wanted or room.count(wanted) != 1:
            return GONE
        at = left + room.index(wanted)
        return Placement("exact", at, at + len(wanted))
