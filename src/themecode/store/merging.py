"""Two copies of a project brought together: the union of their actions, in one transaction."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Table, select

from themecode.model import Action, coding_id, memo_id
from themecode.store import ordering, reading, schema
from themecode.store.gathering import Written, insert_rows
from themecode.store.parting import refuse_unsafe
from themecode.store.renumbering import Numbers, renumbered
from themecode.store.rows import no_collecting, plain_rows

_NAMING = re.compile(r"confirm|reject|recode|uncode|memo|settle|place|accept|discuss|joint|stance")
_UNDOING = re.compile(r"(\d+)( .*|$)", re.DOTALL)


@dataclass(frozen=True)
class Merged:
    """What the other copy brought: its actions that were lacking here, as they are numbered here.

    `codings` and `memos`: ids in the other copy whose number was taken here, with those that they have here. `known`:
    how many actions both had; `ahead`: how many the other one lacks.
    """

    added: tuple[Action, ...]
    codings: dict[str, str]
    memos: dict[str, str]
    known: int
    ahead: int


def merge(mine: Connection, theirs: Connection) -> Merged:
    """Append what the other copy has and this one lacks. Raises MergeRefusedError, and then nothing was written."""
    here, there = reading.actions(mine), reading.actions(theirs)
    known = {action.uid: action.number for action in here}
    new = [action for action in there if action.uid not in known]
    result = Merged((), {}, {}, len(there) - len(new), len(here) - (len(there) - len(new)))
    if not new:
        return result
    refuse_unsafe(mine, theirs, {action.uid for action in there} & known.keys())
    numbers = _numbers(mine, theirs, here, there)
    first = max(known.values(), default=0) + 1
    changed, notes = _changed(numbers)
    added = tuple(_numbered(action, numbers, {**changed, **notes}) for action in new)
    insert_rows(mine, schema.action, list(map(_row, added)))
    with no_collecting():
        for table in schema.WRITTEN:
            _carry(table, mine, theirs, numbers, first)
    ordering.keep_brought(mine, (first, first + len(new) - 1), parted=not _one_line([*here, *added]))
    return replace(result, added=added, codings=changed, memos=notes)


def _one_line(actions: list[Action]) -> bool:
    """Say whether each action was done after all before it: then no copy ever did anything without the others."""
    ordered = sorted(actions, key=lambda action: (action.moment, action.uid))
    return all(later.after == earlier.uid for earlier, later in pairwise(ordered))


def _numbers(mine: Connection, theirs: Connection, here: list[Action], there: list[Action]) -> Numbers:
    known = {action.uid: action.number for action in here}
    new = [action for action in there if action.uid not in known]
    first = max(known.values(), default=0) + 1
    actions = {action.number: known[action.uid] for action in there if action.uid in known}
    actions |= {action.number: number for number, action in enumerate(new, first)}
    lacking = [action.uid for action in new]
    codings, memos = (
        renumbered(_makers(mine, table, here), _makers(theirs, table, there), lacking)
        for table in (schema.coding, schema.memo)
    )
    return Numbers(actions, codings, memos)


def _makers(connection: Connection, table: Table, done: list[Action]) -> dict[str, list[int]]:
    """Return for each action, by uid, the numbers that it was the first to write."""
    place = {action.number: (at, action.uid) for at, action in enumerate(done)}
    first: dict[int, tuple[int, str]] = {}
    for number, action in connection.execute(select(table.c.number, table.c.action)):
        first[number] = min(place[action], first.get(number, place[action]))
    makers: defaultdict[str, list[int]] = defaultdict(list)
    for number, (_, uid) in sorted(first.items()):
        makers[uid].append(number)
    return makers


def _carry(table: Table, mine: Connection, theirs: Connection, numbers: Numbers, first: int) -> None:
    """Write the other copy's rows of the actions that are new here."""
    names = [column.name for column in table.columns]
    place = names.index("action")
    change = _changes(table.name, names, numbers)
    rows = (row for row in plain_rows(theirs, select(table)) if numbers.actions[row[place]] >= first)
    carried = sorted((change(row) for row in rows), key=lambda row: row[place])
    if carried:
        insert_rows(mine, table, carried)


def _changes(table: str, names: list[str], numbers: Numbers) -> Callable[[Written], Written]:
    """Return what puts my numbers into a row of the other copy."""
    maps: dict[int, Mapping[Any, Any]] = {names.index("action"): numbers.actions}
    if table in ("coding", "memo"):
        maps[names.index("number")] = numbers.codings if table == "coding" else numbers.memos
    if "coding" in names:
        maps[names.index("coding")] = numbers.codings
    codings, memos = _changed(numbers)

    def change(row: Written) -> Written:
        changed = [maps[at][cell] if at in maps else cell for at, cell in enumerate(row)]
        if table == "memo" and row[names.index("about")] == "coding":
            target = names.index("target")
            changed[target] = codings.get(row[target], row[target])
        if table == "evidence":  # a joint coding says which codings it settles
            at = names.index("place")
            changed[at] = codings.get(row[at], row[at])
        if table == "named_set":
            at = names.index("members")
            told = [(kind, memos.get(one, one) if kind == "memo" else one) for kind, one in json.loads(row[at])]
            changed[at] = json.dumps(told, ensure_ascii=False)
        return tuple(changed)

    return change


def _changed(numbers: Numbers) -> tuple[dict[str, str], dict[str, str]]:
    """Return the ids of codings and of memos that are others here than in the other copy."""
    codings = {coding_id(there): coding_id(here) for there, here in numbers.codings.items() if there != here}
    memos = {memo_id(there): memo_id(here) for there, here in numbers.memos.items() if there != here}
    return codings, memos


def _numbered(action: Action, numbers: Numbers, ids: Mapping[str, str]) -> Action:
    """Return an action under my numbers, and so what its summary says of codings, memos and other actions."""
    undoes = numbers.actions[action.undoes] if action.undoes is not None else None
    return replace(action, number=numbers.actions[action.number], undoes=undoes, summary=_said(action, undoes, ids))


def _said(action: Action, undoes: int | None, ids: Mapping[str, str]) -> str:
    if undoes is not None and (found := _UNDOING.fullmatch(action.summary)):
        return f"{undoes}{found[2]}"
    if not _NAMING.match(action.verb):
        return action.summary
    return " ".join(ids.get(word, word) for word in action.summary.split(" "))


def _row(action: Action) -> Written:
    done = (action.number, action.verb, action.summary, action.coder, action.created, action.undoes)
    return *done, action.uid, action.moment, action.after
