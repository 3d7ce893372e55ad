"""Texts that are searched together: the turns of interviews, or the answers of a survey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from themecode.tagging.canon import Canon, Places
from themecode.tagging.evaluating import Scopes
from themecode.tagging.sentences import sentences

_APART = "\x01 "
"""Stands between two texts: a break, so that nothing is found across, and a space before the next first word."""


@dataclass(frozen=True)
class Passages:
    """Texts read as one. `begins` is where each stands in the joined text; `canon` is how that is searched."""

    texts: tuple[str, ...]
    begins: Places
    canon: Canon

    @classmethod
    def of(cls, texts: Iterable[str], elisions: tuple[str, ...] = ()) -> Passages:
        """Join and fold texts."""
        texts = tuple(texts)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + len(_APART)
        canon = Canon.of(_APART + _APART.join(texts) + _APART, elisions)
        return cls(texts, len(_APART) + np.cumsum(lengths) - lengths, canon)

    @cached_property
    def turns(self) -> Scopes:
        """The texts themselves, in bytes of the canon."""
        lengths = np.fromiter(map(len, self.texts), np.int64, len(self.texts))
        return Scopes(self._bytes(self.begins), self._bytes(self.begins + lengths))

    def sentences(self, turns: Iterable[int]) -> Scopes:
        """Return the sentences of some of the texts, in bytes of the canon."""
        plain = self.canon.folded.plain
        firsts, lasts = (self.canon.in_folded(side).tolist() for side in (self.turns.starts, self.turns.ends))
        found = [sentence for turn in turns for sentence in sentences(plain, firsts[turn], lasts[turn])]
        bounds = np.array(found, dtype=np.int64).reshape(-1, 2)
        return Scopes(self.canon.from_folded(bounds[:, 0]), self.canon.from_folded(bounds[:, 1]))

    def places(self, starts: Places, ends: Places) -> tuple[Places, Places, Places]:
        """Return, for stretches of the canon, the number of the text and start and end in it."""
        starts, ends = self.canon.in_text(starts, ends)
        turns = np.searchsorted(self.begins, starts, "right") - 1
        return turns, starts - self.begins[turns], ends - self.begins[turns]

    def _bytes(self, places: Places) -> Places:
        return self.canon.from_folded(self.canon.folded.from_text(places))


def pieces(lengths: Sequence[int], most: int) -> Iterable[tuple[int, int]]:
    """Cut a row of texts into stretches of at most so many characters, at least one text each."""
    begin, size = 0, 0
    for number, length in enumerate(lengths):
        if size and size + length > most:
            yield begin, number
            begin, size = number, 0
        size += length
    if begin < len(lengths):
        yield begin, len(lengths)
