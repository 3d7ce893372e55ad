"""Things with one value at a time of which different values stand in the journal."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, Table

from themecode.model import Said, memo_id
from themecode.store import schema
from themecode.store.ordering import merged
from themecode.store.reading import standing

_THINGS: tuple[tuple[str, Table, tuple[str, ...], tuple[str, ...]], ...] = (
    ("attribute", schema.case_attribute, ("case_id", "name"), ("value",)),
    ("attribute of a document", schema.document_attribute, ("document", "name"), ("value",)),
    ("role", schema.speaker, ("document", "name"), ("role", "alias")),
    ("case", schema.case_document, ("document",), ("case_id",)),
    ("case", schema.case_speaker, ("document", "speaker"), ("case_id",)),
    ("memo", schema.memo, ("number",), ("title", "text")),
    ("set", schema.named_set, ("name",), ("description", "members")),
)


def said_apart(connection: Connection) -> list[Said]:
    """Return every standing row about a thing of which two standing rows say different things; older ones first."""
    if not merged(connection):
        return []
    found: list[Said] = []
    for about, table, key, value in _THINGS:
        said: defaultdict[tuple[str, ...], list[Said]] = defaultdict(list)
        for row in standing(connection, table):
            name = _name(row, key)
            said[name].append(Said(row.action, about, name, _value(row, value)))
        found += [one for group in said.values() if len({each.value for each in group}) > 1 for one in group]
    return found


def _name(row: Row[Any], key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(memo_id(row.number) if name == "number" else str(getattr(row, name)) for name in key)


def _value(row: Row[Any], names: tuple[str, ...]) -> str:
    return ": ".join(str(part) for name in names if (part := getattr(row, name)))
