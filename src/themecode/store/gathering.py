"""One user action while it is open: what it writes is gathered, and written in one go just before COMMIT."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count
from typing import Any

from sqlalchemy import Connection, Table, func, select

from themecode.errors import AlreadyDoneError
from themecode.model import Action, check_undo, moment_after
from themecode.store import ordering, reading, schema

Written = tuple[Any, ...]
"""One row: the values of a table's columns, in the order of schema.py."""


class Gathering:
    """Rows of one action, table by table; all of them are saved together, or none is.

    Attributes:
        number: the action's number, free again when the action writes nothing.
        uid: the action's name in every copy of the project.
        summary: ids and counts for the log, never words of a text; may be set inside the action.
        saved: true once COMMIT has returned; false for an action that wrote nothing.

    """

    def __init__(self, connection: Connection, record: Action) -> None:
        self._connection = connection
        self._record = record
        self._undoes: int | None = None
        self._rows: dict[Table, dict[Hashable, list[Written]]] = {table: {} for table in schema.WRITTEN}
        self._positions = count()
        self._closed = False
        self._last_coding = highest(connection, schema.coding)
        self.number = highest(connection, schema.action) + 1
        self.uid = record.uid
        self.summary = record.summary
        self.saved = False

    def undo(self, number: int) -> None:
        """Take back an action, or, where that one is an undo, do again what it took back."""
        if self._undoes is not None or self._closed:
            raise ValueError("one open action undoes one action")
        check_undo(number, reading.actions(self._connection))
        self._undoes = number

    def write(self) -> bool:
        """Write all that was gathered; say whether there was anything."""
        self._closed = True
        gathered = {table: flat for table, rows in self._rows.items() if (flat := _flat(rows))}
        if not gathered and self._undoes is None:
            return False
        for table, rows in {schema.action: [self._row()], **gathered}.items():
            insert_rows(self._connection, table, rows)
        return True

    def _row(self) -> Written:
        done = self._record
        moment = moment_after(ordering.newest_moment(self._connection), done.created)
        named = (self.uid, moment, " ".join(ordering.newest(self._connection)))
        return self.number, done.verb, self.summary, done.coder, done.created, self._undoes, *named

    def close(self) -> None:
        """Take no more: what comes after the end of the action would be lost without a word."""
        self._closed = True

    def _put(self, table: Table, key: Hashable, rows: list[Written]) -> None:
        """Gather rows; the same key again within the action takes the place of the first."""
        if self._closed:
            raise ValueError("this action is closed")
        self._rows[table][key] = rows


def highest(connection: Connection, table: Table) -> int:
    """Return the highest number that a table holds, 0 where it is empty."""
    return connection.scalar(select(func.max(table.c.number))) or 0


def refuse_done(connection: Connection, uid: str) -> None:
    """Raise AlreadyDoneError where an action of this name is in the journal."""
    number = connection.scalar(select(schema.action.c.number).where(schema.action.c.uid == uid))
    if number is not None:
        raise AlreadyDoneError(number)


def insert_rows(connection: Connection, table: Table, rows: list[Written]) -> None:
    """Write many rows by the driver's own executemany: four times as fast as handing SQLAlchemy dictionaries."""
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in table.columns)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(table.columns))
    connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _flat(rows: dict[Hashable, list[Written]]) -> list[Written]:
    return [row for group in rows.values() for row in group]
