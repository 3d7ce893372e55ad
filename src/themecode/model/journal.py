"""The journal: every user action, what it undoes, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One user action: `number` counts from 1; `verb` is the command; `summary` holds ids and counts, never text."""

    number: int
    verb: str
    summary: str
    coder: str
    created: str
    undoes: int | None = None


def undone(actions: Iterable[Action]) -> frozenset[int]:
    """Return the numbers of the actions that do not stand, because a standing later action undoes them.

    >>> one, two = Action(1, "tag", "", "ana", ""), Action(2, "undo", "", "ana", "", undoes=1)
    >>> sorted(undone([one, two]))
    [1]
    >>> sorted(undone([one, two, Action(3, "undo", "", "ana", "", undoes=2)]))
    [2]
    """
    gone: set[int] = set()
    for action in sorted(actions, key=lambda action: -action.number):
        if action.undoes is not None and action.number not in gone:
            gone.add(action.undoes)
    return frozenset(gone)
