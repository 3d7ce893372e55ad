"""What changed since an action, so that whoever keeps the records in memory reads only that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from sqlalchemy import Connection, literal, select, union_all

from themecode.model import Action, Coding, Decision, Touched, coding_id, reached
from themecode.store import reading_codings, schema
from themecode.store.gathering import highest

Read = TypeVar("Read")
_KINDS = {
    schema.document: "document",
    schema.turn: "document",
    schema.document_attribute: "document",
    schema.speaker: "speaker",
    schema.case_document: "case",
    schema.case_speaker: "case",
    schema.case_attribute: "case",
    schema.codebook: "codebook",
    schema.memo: "memo",
    schema.read_mark: "read",
    schema.blinding: "blinding",
}
_OF_CODINGS = (schema.evidence, schema.decision, schema.anchor)
_AT_ONCE = 500
"""Ids in one query: SQLite takes so many of them, whatever its age."""


class Following:
    """The part of a journal that says what is new."""

    def _read(self, read: Callable[[Connection], Read]) -> Read:
        raise NotImplementedError

    def newest(self) -> int:
        """Return the number of the newest action, 0 where there is none."""
        return self._read(lambda connection: highest(connection, schema.action))

    def actions_since(self, number: int) -> list[Action]:
        """Return the actions after one, in the order in which they were done."""
        return self._read(lambda connection: _actions_since(connection, number))

    def touched(self, since: int) -> Touched:
        """Return what the actions after one wrote, took back or brought back."""
        return self._read(lambda connection: _touched(connection, since))

    def codings_named(self, names: Collection[str]) -> list[Coding]:
        """Return some codings, by id, before any decision is applied to them; those that stand."""
        parts = _numbers(names)
        return [one for part in parts for one in self._read(_reader(reading_codings.codings, part))]

    def decisions_on(self, names: Collection[str]) -> list[Decision]:
        """Return the rulings on some codings; those on one coding in the order in which they were taken."""
        parts = _numbers(names)
        return [one for part in parts for one in self._read(_reader(reading_codings.decisions, part))]


def _reader(read: Callable[..., list[Read]], numbers: Sequence[int]) -> Callable[[Connection], list[Read]]:
    return lambda connection: read(connection, numbers=numbers)


def _numbers(names: Collection[str]) -> list[list[int]]:
    numbers = sorted(int(name.removeprefix("c")) for name in names)
    return [numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE)]


def _actions_since(connection: Connection, number: int) -> list[Action]:
    columns = schema.action.c
    rows = connection.execute(select(schema.action).where(columns.number > number).order_by(columns.number))
    return [Action(*row) for row in rows]


def _touched(connection: Connection, since: int) -> Touched:
    columns = schema.action.c
    undoing = connection.execute(select(columns.number, columns.undoes).where(columns.undoes.is_not(None)))
    older = [Action(number, "undo", "", "", "", undoes) for number, undoes in undoing]
    numbers = sorted(reached([*older, *_actions_since(connection, since)], since))
    parts = [numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE)]
    kinds = {kind for part in parts for kind in _kinds_of(connection, part)}
    return Touched(dict(pair for part in parts for pair in _codings_of(connection, part)), frozenset(kinds))


def _kinds_of(connection: Connection, actions: Sequence[int]) -> list[str]:
    """Return the kinds of records, codings aside, of which some actions wrote any: one question for all tables."""
    tables = [table for table in schema.WRITTEN if table is not schema.coding and table not in _OF_CODINGS]
    asked = [
        select(literal(_KINDS.get(table, "other"))).where(select(1).where(table.c.action.in_(actions)).exists())
        for table in tables
    ]
    return list(connection.scalars(union_all(*asked)))


def _codings_of(connection: Connection, actions: Sequence[int]) -> list[tuple[str, str]]:
    """Return (coding, document) for what some actions wrote about codings."""
    coded = schema.coding.c
    chosen = [select(coded.number, coded.document).where(coded.action.in_(actions))]
    for table in _OF_CODINGS:
        written = select(table.c.coding).where(table.c.action.in_(actions)).distinct()
        chosen.append(select(coded.number, coded.document).where(coded.number.in_(written)))
    return [(coding_id(number), document) for one in chosen for number, document in connection.execute(one)]
