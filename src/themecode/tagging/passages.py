"""Texts that are searched together: the turns of interviews, or the answers of a survey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from themecode.tagging.canon import Canon
from themecode.tagging.characters import Characters, Places
from themecode.tagging.evaluating import Scopes
from themecode.tagging.sentence_columns import sentences_between

APART = "\x01 "
"""Stands between two texts: a break, so that nothing is found across, and a space before the next first word."""


@dataclass(frozen=True)
class Passages:
    """Texts joined to one, in UTF-8: where each begins in it, and how long it is; `canon` is how it is searched."""

    data: bytes
    begins: Places
    lengths: Places
    canon: Canon

    @classmethod
    def of(cls, texts: Iterable[str], elisions: tuple[str, ...] = ()) -> Passages:
        """Join and fold texts."""
        texts = texts if isinstance(texts, Sequence) else tuple(texts)
        apart = APART.encode()
        try:
            joined = apart.join([b"", *map(str.encode, texts), b""])
        except UnicodeEncodeError:  # half an emoji
            joined = APART.join(["", *texts, ""]).encode("utf-8", "surrogatepass")
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        return cls.joined(joined, lengths, elisions)

    @classmethod
    def joined(cls, data: bytes, lengths: Places, elisions: tuple[str, ...] = ()) -> Passages:
        """Fold texts that stand in one already, in UTF-8, with APART before, between and behind them."""
        begins = len(APART) + np.cumsum(lengths + len(APART)) - lengths - len(APART)
        return cls(data, begins, lengths, Canon.of(data, elisions))

    @cached_property
    def characters(self) -> Characters:
        """The way between characters and bytes of the joined text."""
        return Characters(self.data)

    def text(self, number: int) -> str:
        """Return one of the texts."""
        begin, end = self.characters.bytes_at(self.begins[number] + np.array([0, self.lengths[number]])).tolist()
        return self.data[begin:end].decode("utf-8", "surrogatepass")

    def words(self, turns: Places, starts: Places, ends: Places) -> list[str]:
        """Return what stands in stretches of texts."""
        begins = self.begins[turns]
        cuts = zip(*(self.characters.bytes_at(begins + side).tolist() for side in (starts, ends)), strict=True)
        return [self.data[start:end].decode("utf-8", "surrogatepass") for start, end in cuts]

    @cached_property
    def turns(self) -> Scopes:
        """The texts themselves, in bytes of the canon."""
        return Scopes(self._bytes(self.begins), self._bytes(self.begins + self.lengths))

    def sentences(self, turns: Places) -> Scopes:
        """Return the sentences of some of the texts, in bytes of the canon."""
        first, last = (self.canon.in_folded(side[turns]) for side in (self.turns.starts, self.turns.ends))
        starts, ends = sentences_between(self.canon.folded, first, last)
        return Scopes(self.canon.from_folded(starts), self.canon.from_folded(ends))

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
