"""What rules find, given where their phrases stand: whole columns of stretches at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from themecode.errors import ThemecodeError
from themecode.tagging.canon import Canon, Places
from themecode.tagging.numbering import Branch, Leaves, Numbered
from themecode.tagging.stretches import NOTHING, ends_of, merged, starts_of, stretch
from themecode.tagging.syntax import AnyOf, Close, Without

_MOST_STRETCHES = 5_000_000
_FEW = 20
"""Bytes to a word begin from which on most of the text is not looked at."""


class TooWideError(ThemecodeError):
    """A rule that finds millions of stretches in one text."""

    def __init__(self) -> None:
        super().__init__(
            "One rule finds more than five million stretches in one text.",
            safe="Nothing was changed.",
            mend="Give its NEAR or THEN a smaller number.",
        )


@dataclass(frozen=True)
class Scopes:
    """Sentences or turns of a text, in order: no stretch that a rule finds goes beyond one."""

    starts: Places
    ends: Places

    def of(self, places: Places) -> Places:
        """Return the number of the scope that each place lies in; -1 where it lies in none of them."""
        numbers = np.searchsorted(self.starts, places, "right") - 1
        if not len(self.starts):
            return numbers
        return np.where(places < self.ends[numbers], numbers, -1)


@dataclass(frozen=True)
class Evaluation:
    """Evaluates rules in one text and one scope. `found` holds the stretches of each phrase, by its number.

    Where it is `partial`, `scopes` leave out what none of the rules with operators can find anything in.
    """

    canon: Canon
    scopes: Scopes
    found: Mapping[int, Places]
    partial: bool = False
    _leaves: dict[frozenset[int], Places] = field(default_factory=dict)

    def of(self, tree: Numbered) -> Places:
        """Return the stretches that a rule finds.

        OR gives what any part finds; AND what both find where both find something; NOT what its left side finds
        where its right side finds nothing; NEAR and THEN the stretch from the one to the other.
        """
        if isinstance(tree, Leaves):
            return self._any_of(tree.numbers)
        if isinstance(tree.kind, AnyOf):
            return merged(*(self.of(part) for part in tree.parts))
        return self._joined(tree)

    def _joined(self, tree: Branch) -> Places:
        left = self._inside(self.of(tree.parts[0]))
        right = self._inside(self.of(tree.parts[1])) if len(left) else left
        if isinstance(tree.kind, Without):
            return left[~np.isin(self._scope(left), self._scope(right))]
        if isinstance(tree.kind, Close):
            return self._close(tree.kind, left, right)
        both = np.intersect1d(self._scope(left), self._scope(right))
        return merged(*(side[np.isin(self._scope(side), both)] for side in (left, right)))

    def _any_of(self, numbers: frozenset[int]) -> Places:
        known = self._leaves.get(numbers)
        if known is None:
            columns = [self.found[number] for number in numbers if number in self.found]
            known = columns[0] if len(columns) == 1 else merged(*columns, NOTHING)
            self._leaves[numbers] = known
        return known

    def _words_before(self, places: Places) -> Places:
        if self._word_counts is None:
            return np.searchsorted(self._word_begins, places)
        return self._word_counts[places]

    @cached_property
    def _word_begins(self) -> Places:
        return self.canon.word_begins(self.scopes.starts, self.scopes.ends)

    @cached_property
    def _word_counts(self) -> Places | None:
        """For each byte how many words begin before it; None where so few are looked at that it does not pay."""
        size = len(self.canon.data)
        if len(self._word_begins) * _FEW < size:
            return None
        return np.append(0, np.cumsum(np.bincount(self._word_begins, minlength=size)))

    def _inside(self, column: Places) -> Places:
        return column[self._scope(column) >= 0] if self.partial else column

    def _scope(self, column: Places) -> Places:
        return self.scopes.of(starts_of(column))

    def _close(self, kind: Close, left: Places, right: Places) -> Places:
        pairs = self._followed(left, right, kind.most)
        return pairs if kind.ordered else merged(pairs, self._followed(right, left, kind.most))

    def _followed(self, before: Places, after: Places, most: int) -> Places:
        """Return the stretches from each of `before` to each of `after` that begins at most so many words later."""
        ends, begins = ends_of(before), starts_of(after)
        first = np.searchsorted(begins, ends, "left")
        last = np.searchsorted(self._words_before(begins), self._words_before(ends) + most, "right")
        last = np.minimum(last, np.searchsorted(begins, self.scopes.ends[self._scope(before)], "left"))
        many = np.maximum(last - first, 0)
        total = int(many.sum())
        if total > _MOST_STRETCHES:
            raise TooWideError
        rank = np.arange(total) - np.repeat(np.cumsum(many) - many, many)
        chosen = after[np.repeat(first, many) + rank]
        return merged(stretch(np.repeat(starts_of(before), many), ends_of(chosen)))
