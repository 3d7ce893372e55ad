"""Which actions were known when another one was done: the copies of a project part, and are merged again."""

from __future__ import annotations

from collections.abc import Sequence

from themecode.model.journal import Action


class Lineage:
    """Tells whether one action was done in knowledge of another one.

    Actions are laid out in lines, each of them done after the one before it; each line keeps how far it knew the
    others. Where copies never parted there is one line, and the question is one comparison.

    >>> first, mine, hers = (Action(n, "", "", "", "", None, *named) for n, named in enumerate(
    ...     (("a", "1", ""), ("b", "2", "a"), ("c", "3", "a")), 1))
    >>> known = Lineage([first, mine, hers])
    >>> known.knew(mine, first), known.knew(hers, mine), known.apart(hers, mine)
    (True, False, True)
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        self._line: dict[int, tuple[int, int]] = {}
        self._seen: dict[int, dict[int, int]] = {}
        uids: dict[str, int] = {}
        ends: dict[int, int] = {}
        for action in actions:
            before = [uids[uid] for uid in action.after.split() if uid in uids]
            self._put(action.number, before, ends)
            uids[action.uid] = action.number

    def knew(self, later: Action, earlier: Action) -> bool:
        """Say whether `earlier` was known where and when `later` was done."""
        line, at = self._line[earlier.number]
        own, place = self._line[later.number]
        return at < place if line == own else self._seen[own].get(line, -1) >= at

    def apart(self, one: Action, other: Action) -> bool:
        """Say whether neither was known when the other was done."""
        return one.number != other.number and not self.knew(one, other) and not self.knew(other, one)

    def _put(self, number: int, before: list[int], ends: dict[int, int]) -> None:
        """Lay an action at the end of a line, or let a new line begin with it, which knows all that came before."""
        if len(before) == 1 and ends.get(self._line[before[0]][0]) == before[0]:
            line, at = self._line[before[0]]
            at += 1
        else:
            line, at = len(self._seen), 0
            self._seen[line] = {}
            for one in before:
                self._learn(line, one)
        self._line[number] = line, at
        ends[line] = number

    def _learn(self, line: int, number: int) -> None:
        other, at = self._line[number]
        seen = self._seen[line]
        for known, far in (*self._seen[other].items(), (other, at)):
            seen[known] = max(far, seen.get(known, -1))
