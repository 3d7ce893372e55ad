"""The journal: every user action, what it undoes, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from themecode.errors import ThemecodeError, UnknownNameError


@dataclass(frozen=True)
class Action:
    """One user action: `number` counts from 1; `verb` is the command; `summary` holds ids and counts, never text."""

    number: int
    verb: str
    summary: str
    coder: str
    created: str
    undoes: int | None = None


@dataclass(frozen=True)
class UsedCodebook:
    """One version of the codebook as it was put to use; `source` is the file's own text."""

    action: int
    created: str
    title: str
    version: str
    sha256: str
    file: str
    source: str


class Brought(NamedTuple):
    """The ids of the documents, codings and memos that one action wrote."""

    documents: frozenset[str]
    codings: frozenset[str]
    memos: frozenset[str]


class Touched(NamedTuple):
    """What actions changed: codings, each with its document, and the kinds of other records.

    `kinds` holds document, speaker, case, codebook, memo, and other; what an undo takes back or brings back counts.
    """

    codings: Mapping[str, str]
    kinds: frozenset[str]


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


def check_undo(number: int, done: Sequence[Action]) -> None:
    """Refuse to take back an action that is not there, or that is taken back already.

    >>> check_undo(1, [Action(1, "tag", "", "ana", "")])
    """
    if number not in {action.number for action in done}:
        raise UnknownNameError("action", str(number), [str(action.number) for action in done])
    if number in undone(done):
        raise ThemecodeError(
            f"Action {number} is undone already.",
            mend="To do it again, undo the action that took it back; see `themecode log`.",
        )


def reached(actions: Iterable[Action], since: int) -> frozenset[int]:
    """Return the numbers of the actions after one, and of all that these take back or do again.

    >>> one, two = Action(1, "code", "", "ana", ""), Action(2, "undo", "", "ana", "", undoes=1)
    >>> sorted(reached([one, two], since=1)), sorted(reached([one, two], since=2))
    ([1, 2], [])
    """
    undoes = {action.number: action.undoes for action in actions}
    found: set[int] = set()
    for number in (number for number in undoes if number > since):
        reaching: int | None = number
        while reaching is not None and reaching not in found:
            found.add(reaching)
            reaching = undoes.get(reaching)
    return frozenset(found)
