"""What one user action writes. It is gathered first and written in one go, just before COMMIT."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import astuple
from itertools import count
from typing import Any

from sqlalchemy import Connection, Table, func, select

from themecode.model import (
    Attribute,
    Codebook,
    Coding,
    Decision,
    Document,
    Evidence,
    Speaker,
    check_undo,
    coding_id,
    coding_number,
)
from themecode.store import reading, schema

Written = tuple[Any, ...]
"""One row: the values of a table's columns, in the order of schema.py."""


class OpenAction:
    """One user action, still open: all that it writes is saved together, or nothing is.

    Attributes:
        number: the action's number, free again when the action writes nothing.
        summary: ids and counts for the log, never words of a text; may be set inside the action.
        saved: true once COMMIT has returned; false for an action that wrote nothing.

    """

    def __init__(self, connection: Connection, verb: str, summary: str, *, coder: str, now: str) -> None:
        self._connection = connection
        self._verb, self._coder, self._now = verb, coder, now
        self._undoes: int | None = None
        self._rows: dict[Table, dict[Hashable, list[Written]]] = {table: {} for table in schema.WRITTEN}
        self._positions = count()
        self._closed = False
        self._last_coding = _highest(connection, schema.coding)
        self.number = _highest(connection, schema.action) + 1
        self.summary = summary
        self.saved = False

    def add_document(self, document: Document, case_id: str | None = None) -> None:
        """Keep a document and its turns; a document with a known id takes the older one's place."""
        losses = json.dumps([astuple(loss) for loss in document.losses], ensure_ascii=False)
        self._put(
            schema.document,
            document.id,
            [
                (
                    self.number, document.id, document.file, document.format, document.text,
                    document.sha256, document.file_sha256, document.encoding, losses,
                )
            ],
        )  # fmt: skip
        self._put_turns(document)
        if case_id is not None:
            self.set_case_document(case_id, document.id)

    def set_speaker(self, speaker: Speaker) -> None:
        """Say who speaks in a document, and in which role."""
        row = (self.number, speaker.document, speaker.name, speaker.role, speaker.found, speaker.alias)
        self._put(schema.speaker, (speaker.document, speaker.name), [row])

    def set_case_document(self, case_id: str, document_id: str) -> None:
        """Say to which case a document belongs; "" takes it out of its case."""
        self._put(schema.case_document, document_id, [(self.number, document_id, case_id)])

    def set_attribute(self, case_id: str, attribute: Attribute) -> None:
        """Give a case a property; an empty value takes it away."""
        shown = attribute.evidence
        place = (shown.document, shown.start, shown.end) if shown else (None, None, None)
        row = (self.number, next(self._positions), case_id, attribute.name, attribute.value, *place)
        self._put(schema.case_attribute, (case_id, attribute.name), [row])

    def use_codebook(self, codebook: Codebook, file: str) -> None:
        """Put a version of the codebook to use, and keep its file's own text."""
        row = (self.number, codebook.title, codebook.version, codebook.sha256, file, codebook.source)
        self._put(schema.codebook, "in use", [row])

    def add_codings(self, codings: Iterable[Coding]) -> list[str]:
        """Keep new codings with their evidence; return their ids in the same order."""
        return [self._add_coding(coding) for coding in codings]

    def set_evidence(self, coding: str, evidence: Sequence[Evidence]) -> None:
        """Give a coding the evidence that holds from now on."""
        if not evidence:
            raise ValueError("a coding keeps its evidence; withdraw the coding instead")
        self._put_evidence(coding_number(coding, self._last_coding), evidence)

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Keep what was ruled about codings, in this order."""
        for decision in decisions:
            position, number = next(self._positions), coding_number(decision.coding, self._last_coding)
            row = (self.number, position, number, decision.ruling, decision.coder, decision.created)
            self._put(schema.decision, position, [row])

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
        record = (self.number, self._verb, self.summary, self._coder, self._now, self._undoes)
        for table, rows in {schema.action: [record], **gathered}.items():
            _insert(self._connection, table, rows)
        return True

    def close(self) -> None:
        """Take no more: what comes after the end of the action would be lost without a word."""
        self._closed = True

    def _put(self, table: Table, key: Hashable, rows: list[Written]) -> None:
        """Gather rows; the same key again within the action takes the place of the first."""
        if self._closed:
            raise ValueError("this action is closed")
        self._rows[table][key] = rows

    def _add_coding(self, coding: Coding) -> str:
        if coding.id:
            raise ValueError(f"{coding.id} has an id already; a new coding has none")
        number = self._last_coding + 1
        segment = coding.segment
        row = (
            number, self.number, segment.document, segment.start, segment.end,
            coding.text, coding.code, coding.coder, coding.origin, coding.created,
        )  # fmt: skip
        self._put(schema.coding, number, [row])
        self._last_coding = number
        if coding.evidence:
            self._put_evidence(number, coding.evidence)
        return coding_id(number)

    def _put_evidence(self, number: int, evidence: Sequence[Evidence]) -> None:
        action = self.number
        rows: list[Written] = [
            (action, number, position, one.start, one.end, one.matched, one.rule, one.place, _flags(one.flags))
            for position, one in enumerate(evidence)
        ]
        self._put(schema.evidence, number, rows)

    def _put_turns(self, document: Document) -> None:
        rows: list[Written] = [
            (self.number, document.id, one.number, one.speaker, one.start, one.end, one.start_ms, one.end_ms)
            for one in document.turns
        ]
        self._put(schema.turn, document.id, rows)


def _highest(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.max(table.c.number))) or 0


def _insert(connection: Connection, table: Table, rows: list[Written]) -> None:
    """Write many rows by the driver's own executemany: four times as fast as handing SQLAlchemy dictionaries."""
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in table.columns)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(table.columns))
    connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _flat(rows: dict[Hashable, list[Written]]) -> list[Written]:
    return [row for group in rows.values() for row in group]


def _flags(flags: tuple[str, ...]) -> str:
    return json.dumps(flags, ensure_ascii=False) if flags else "[]"
