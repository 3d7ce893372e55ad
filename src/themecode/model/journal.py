"""The journal: every user action, what it undoes, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from themecode.errors import ThemecodeError, UnknownNameError


@dataclass(frozen=True)
class Action:
    """One user action: `verb` is the command; `summary` holds ids and counts, never text.

    `number` counts from 1 in this copy of the project; `uid` names the action in every copy. `moment` and then `uid`
    put actions in an order that all copies share, whichever of them was merged into which. `after` names the newest
    actions that were known when it was done: one, or several just after a merge.
    """

    number: int
    verb: str
    summary: str
    coder: str
    created: str
    undoes: int | None = None
    uid: str = ""
    moment: str = ""
    after: str = ""


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

    `kinds` holds document, speaker, case, codebook, memo, read, blinding, and other. What an undo takes back or brings
    back counts.
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


def canonical(action: Action) -> tuple[str, str, int]:
    """Return what actions are sorted by, the same in every copy of a project.

    >>> early, late = Action(9, "tag", "", "ana", "", None, "b", "1#000000"), Action(2, "tag", "", "ben", "")
    >>> canonical(late) < canonical(early)
    True
    """
    return action.moment, action.uid, action.number


def moment_after(newest: str, now: str) -> str:
    """Return the moment of an action that is done at `now`, where the newest moment known so far is `newest`.

    A clock that runs behind, mine or a colleague's, puts no action before one that was known when it was done.

    >>> moment_after("", "2026-11-22T10:00:00+00:00")
    '2026-11-22T10:00:00+00:00#000000'
    >>> moment_after("2026-11-22T10:00:00+00:00#000041", "2026-11-22T09:59:00+00:00")
    '2026-11-22T10:00:00+00:00#000042'
    """
    time, counted, count = newest.rpartition("#")
    if not counted or now > time:
        return f"{now}#{0:06d}"
    return f"{time}#{int(count) + 1:06d}"


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
