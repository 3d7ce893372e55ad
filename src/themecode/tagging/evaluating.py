"""What rules find, given where their phrases stand: whole columns of stretches, and all rules at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from themecode.errors import ThemecodeError
from themecode.tagging.canon import Canon
from themecode.tagging.characters import Places, Truths
from themecode.tagging.forest import Forest, Joints
from themecode.tagging.stretches import Numbered, ends_of, in_ranges, merged, ordered, starts_of, stretch

_MOST_STRETCHES = 5_000_000
_BITS = 32


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


def evaluated(forest: Forest, found: Numbered, canon: Canon, scopes: Scopes) -> Numbered:
    """Return the stretches that each rule of a forest finds. `found` holds those of all that is looked for.

    OR gives what any part finds; AND what both find where both find something; NOT what its left side finds where its
    right side finds nothing; NEAR and THEN the stretch from one to the other. Operators find nothing outside scopes.
    """
    known = ordered(forest.leaves.beyond(found.numbers), found.column[forest.leaves.again(found.numbers)])
    within = Scoped(canon, scopes)
    for joints in forest.joints:
        made = within.joined(joints, known)
        known = Numbered(np.append(known.numbers, joints.nodes[made.numbers]), np.append(known.column, made.column))
    return known.of(forest.roots)


@dataclass(frozen=True)
class Scoped:
    """Works operators out within the sentences or turns of a text."""

    canon: Canon
    scopes: Scopes

    def joined(self, joints: Joints, known: Numbered) -> Numbered:
        """Return what operators of one kind find, each under its place among them."""
        left, right = known.of(joints.left), known.of(joints.right)
        if joints.kind == "or":
            return _both(left, right)
        left, here = self._inside(left)
        right, there = self._inside(right)
        if joints.kind == "not":
            return left.where(~_among(here, there))
        left, right = left.where(_among(here, there)), right.where(_among(there, here))
        if joints.kind == "and":
            return _both(left, right)
        found = self._followed(left, right, joints.most)
        return found if joints.kind == "then" else _both(found, self._followed(right, left, joints.most))

    def _inside(self, side: Numbered) -> tuple[Numbered, Places]:
        """Return what lies in scopes, and a number for the operator and scope of each."""
        scopes = self.scopes.of(starts_of(side.column))
        kept = scopes >= 0
        return side.where(kept), (side.numbers << _BITS | scopes)[kept]

    def _followed(self, before: Numbered, after: Numbered, most: Places) -> Numbered:
        """Return the stretches from each of `before` to each of `after` that begins at most so many words later."""
        operator = before.numbers << _BITS
        begins, ends = starts_of(after.column), ends_of(before.column)
        scopes = self.scopes.of(starts_of(before.column))
        inside = merged(scopes)
        words = self.canon.word_begins(self.scopes.starts[inside], self.scopes.ends[inside])
        places = after.numbers << _BITS | begins
        counted = after.numbers << _BITS | np.searchsorted(words, begins)
        first = np.searchsorted(places, operator | ends, "left")
        last = np.searchsorted(counted, operator + np.searchsorted(words, ends) + most[before.numbers], "right")
        last = np.minimum(last, np.searchsorted(places, operator | self.scopes.ends[scopes], "left"))
        return _pairs(before, after, first, np.maximum(last - first, 0))


def _pairs(before: Numbered, after: Numbered, first: Places, many: Places) -> Numbered:
    """Return the stretches from each of `before` to so many of `after`."""
    totals = np.bincount(before.numbers, weights=many).astype(np.int64)
    if (totals > _MOST_STRETCHES).any():
        raise TooWideError
    made = []
    for part in _parts(totals, before.numbers):
        chosen = after.column[in_ranges(first[part], many[part])]
        starts = np.repeat(starts_of(before.column[part]), many[part])
        made.append(ordered(np.repeat(before.numbers[part], many[part]), stretch(starts, ends_of(chosen))))
    return Numbered(*(np.concatenate([part[side] for part in made]) for side in (0, 1))) if made else before


def _parts(totals: Places, numbers: Places) -> list[slice]:
    """Cut operators into parts that find a bounded number of stretches together."""
    first = np.unique(np.cumsum(totals) // _MOST_STRETCHES, return_index=True)[1]
    edges = np.searchsorted(numbers, [*first, len(totals)]).tolist()
    return [slice(*edge) for edge in pairwise(edges)]


def _both(left: Numbered, right: Numbered) -> Numbered:
    return ordered(np.append(left.numbers, right.numbers), np.append(left.column, right.column))


def _among(here: Places, there: Places) -> Truths:
    """Say which of the one are among the others; both are in order."""
    if not len(there):
        return np.zeros(len(here), dtype=bool)
    found: Truths = there[np.minimum(np.searchsorted(there, here), len(there) - 1)] == here
    return found
