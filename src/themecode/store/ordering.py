"""The order of actions that all copies of a project share; their numbers say it until a copy was merged."""

from __future__ import annotations

import json
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, select

from themecode.store import schema

Row = TypeVar("Row", bound=Any)
MERGED = "merged"
"""The name under which `meta` keeps which actions came from other copies."""


def merged(connection: Connection) -> list[tuple[int, int]]:
    """Return the first and the last number of the actions of each merge; nothing where copies never parted."""
    kept = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == MERGED))
    return [(first, last) for first, last in json.loads(kept)] if kept else []


def keep_merged(connection: Connection, ranges: Iterable[tuple[int, int]]) -> None:
    """Write down which actions came from other copies: from now on their moments are asked, not their numbers."""
    connection.execute(delete(schema.meta).where(schema.meta.c.name == MERGED))
    connection.execute(insert(schema.meta).values(name=MERGED, value=json.dumps(list(ranges))))


def places(connection: Connection) -> dict[int, int] | None:
    """Return each action's place in the shared order; None where its number is its place."""
    if not merged(connection):
        return None
    columns = schema.action.c
    rows = connection.execute(select(columns.moment, columns.uid, columns.number))
    return {number: place for place, (_, _, number) in enumerate(sorted(map(tuple, rows)))}


def in_order(rows: Iterable[Row], order: dict[int, int] | None, column: int = 0) -> Iterable[Row]:
    """Put rows that are sorted by their actions' numbers into the shared order; `column` holds the action."""
    if order is None:
        return rows
    action = itemgetter(column)
    return sorted(rows, key=lambda row: order[action(row)])


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
