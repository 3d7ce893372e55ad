"""The order of actions that all copies of a project share; their numbers say it until a copy was merged."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, delete, func, insert, select

from themecode.store import schema
from themecode.store.rows import plain_rows

Row = TypeVar("Row", bound=Any)
Kept = TypeVar("Kept")
_KEPT: WeakKeyDictionary[Engine, dict[str, tuple[object, Any]]] = WeakKeyDictionary()
PARTED, BROUGHT = "merged", "brought"
"""The names under which `meta` keeps which actions came from other copies: once copies parted, and at all."""


def merged(connection: Connection, name: str = PARTED) -> list[tuple[int, int]]:
    """Return the first and the last number of the actions of each merge; nothing where copies never parted."""
    kept = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == name))
    return [(first, last) for first, last in json.loads(kept)] if kept else []


def keep_brought(connection: Connection, numbers: tuple[int, int], *, parted: bool) -> None:
    """Write down which actions a merge brought.

    Where copies parted, actions are ordered by their moments from now on, no longer by their numbers.
    """
    for name in (BROUGHT, PARTED)[: 1 + parted]:
        ranges = json.dumps([*merged(connection, name), numbers])
        connection.execute(delete(schema.meta).where(schema.meta.c.name == name))
        connection.execute(insert(schema.meta).values(name=name, value=ranges))


def places(connection: Connection) -> dict[int, int] | None:
    """Return each action's place in the shared order; None where its number is its place."""
    return once(connection, "places", _places) if merged(connection) else None


def once(connection: Connection, what: str, make: Callable[[Connection], Kept]) -> Kept:
    """Return what is derived from the whole journal, made once for each state of it: it only ever grows at its end."""
    columns = schema.action.c
    last = connection.execute(select(columns.number, columns.uid).order_by(columns.number.desc()).limit(1)).first()
    state = (tuple(last or ()), tuple(merged(connection)))
    kept = _KEPT.setdefault(connection.engine, {})
    if what not in kept or kept[what][0] != state:
        kept[what] = state, make(connection)
    made: Kept = kept[what][1]
    return made


def _places(connection: Connection) -> dict[int, int]:
    columns = schema.action.c
    rows = plain_rows(connection, select(columns.moment, columns.uid, columns.number))
    return {number: place for place, (_, _, number) in enumerate(sorted(map(tuple, rows)))}


def in_order(rows: Iterable[Row], order: dict[int, int] | None, column: int = 0) -> Iterable[Row]:
    """Put rows that are sorted by their actions' numbers into the shared order; `column` holds the action."""
    if order is None:
        return rows
    action = itemgetter(column)
    return sorted(rows, key=lambda row: order[action(row)])


def place_in(order: dict[int, int] | None) -> Callable[[int], int]:
    """Return what tells an action's place; before all others stands 0, which is none."""
    return (lambda action: action) if order is None else (lambda action: order.get(action, -1))


def newest(connection: Connection) -> list[str]:
    """Return the actions that no other one came after: one, or several where a merge was the last that happened."""
    columns = schema.action.c
    last = connection.execute(select(columns.number, columns.uid).order_by(columns.number.desc()).limit(1)).first()
    if last is None:
        return []
    if all(last.number > end for _, end in merged(connection)):
        return [last.uid]
    rows = connection.execute(select(columns.uid, columns.after)).all()
    before = {uid for _, after in rows for uid in after.split()}
    return sorted(uid for uid, _ in rows if uid not in before)


def newest_moment(connection: Connection) -> str:
    """Return the newest moment that the journal knows, "" where it is empty."""
    return connection.scalar(select(func.max(schema.action.c.moment))) or ""
