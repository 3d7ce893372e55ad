"""Numbers of another copy's actions, codings and memos, as this copy counts: what is taken here gets a number here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Owned = Mapping[str, Sequence[int]]
"""For each action, by uid, the numbers of the codings (or memos) that it made, rising."""


@dataclass(frozen=True)
class Numbers:
    """From the other copy's numbers to mine."""

    actions: dict[int, int]
    codings: dict[int, int]
    memos: dict[int, int]


def renumbered(mine: Owned, theirs: Owned, new: Iterable[str]) -> dict[int, int]:
    """Return mine for theirs: the same where both have it; `new` are the uids of the actions that I lack, in order.

    All that an action made keeps its numbers, or none of it, so that its first coding stays the first. No number
    between 1 and the last is left out.

    >>> renumbered({"a": [1], "b": [2, 3]}, {"a": [1], "c": [2], "d": [3, 4], "e": [5]}, "cde")
    {1: 1, 2: 4, 3: 6, 4: 7, 5: 5}
    """
    both = mine.keys() & theirs.keys()
    found = {there: here for uid in both for here, there in zip(mine[uid], theirs[uid], strict=True)}
    groups = {uid: theirs[uid] for uid in new if uid in theirs}
    taken = {number for numbers in mine.values() for number in numbers}
    last = max(taken, default=0) + sum(map(len, groups.values()))
    kept = {uid for uid, group in groups.items() if all(one <= last and one not in taken for one in group)}
    taken.update(number for uid in kept for number in groups[uid])
    free = (number for number in range(1, last + 1) if number not in taken)
    for uid, group in groups.items():
        found.update((number, number if uid in kept else next(free)) for number in group)
    return dict(sorted(found.items()))
