"""The same coding made in two copies apart, the tagger's above all: it counts once, with what was ruled in both.

Only in a project whose copies parted and were merged; elsewhere nothing is read for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from themecode.model import RULES, coding_id
from themecode.store import schema
from themecode.store.ordering import in_order, once, places
from themecode.store.reading import gone, standing

Ruled = tuple[int, int, Any, str, str]
"""An action with a ruling: its number, the coding's number, the ruling, the coder, when."""


def doubles(connection: Connection) -> dict[int, int]:
    """Return each coding that says again what an earlier one says, with the number of that one, which stands for both.

    Alike are codings of one coder with one code on the same words, as the text is now.
    """
    return once(connection, "doubles", _doubles) if places(connection) is not None else {}


def _doubles(connection: Connection) -> dict[int, int]:
    order, left_out = places(connection), gone(connection)
    found: dict[int, int] = {}
    first: dict[tuple[object, ...], int] = {}
    moved = {row.coding: (row.start, row.end, row.moved == "gone") for row in standing(connection, schema.anchor)}
    for number, action, document, start, end, *said in in_order(_rows(connection), order, column=1):
        if action not in left_out:
            key = (document, *moved.get(number, (start, end, False)), *said)
            stands = first.setdefault(key, number)
            if stands != number:
                found[number] = stands
    return found


def ids_of_doubles(connection: Connection) -> dict[str, str]:
    """Return the same by the ids that people see."""
    return {coding_id(number): coding_id(stands) for number, stands in doubles(connection).items()}


def alike(connection: Connection) -> Mapping[int, list[int]]:
    """Return for each coding that stands for others which these are."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, stands in doubles(connection).items():
        found[stands].append(number)
    return found


def on_those_that_stand(connection: Connection, ruled: Iterable[Ruled], order: Mapping[int, int]) -> Iterator[Ruled]:
    """Give the rulings to the codings that stand.

    One that was withdrawn before it was made again, in the other copy, is there again.
    """
    twice = doubles(connection)
    withdrawn: dict[int, bool] = {}
    for one in sorted((*_made_again(connection, twice), *ruled), key=lambda one: order[one[0]]):
        action, number, ruling, coder, when = one
        number = twice.get(number, number)
        if ruling or withdrawn.get(number):
            yield action, number, ruling or "restored", coder, when
        withdrawn[number] = ruling == "withdrawn"


def _made_again(connection: Connection, twice: Mapping[int, int]) -> Iterator[Ruled]:
    columns = schema.coding.c
    for action, number, when in connection.execute(select(columns.action, columns.number, columns.created)):
        if number in twice:
            yield action, number, "", RULES, when


def _rows(connection: Connection) -> Iterable[Any]:
    columns = schema.coding.c
    chosen = (columns.number, columns.action, columns.document, columns.start, columns.end)
    return connection.execute(select(*chosen, columns.code, columns.coder, columns.origin).order_by(columns.number))
