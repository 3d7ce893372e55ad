"""Memos, sets, and checks of transcripts: what stands of them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row

from themecode.model import Memo, NamedSet, Segment, TranscriptCheck, memo_id
from themecode.store import schema
from themecode.store.doubles import ids_of_doubles
from themecode.store.reading import standing


def memos(connection: Connection) -> list[Memo]:
    """Return the memos, by id, each as it was worded last; those that were taken away are left out."""
    latest = {row.number: row for row in standing(connection, schema.memo)}
    twice = ids_of_doubles(connection)
    return [
        Memo(
            memo_id(number),
            row.about,
            twice.get(row.target, row.target) if row.about == "coding" else row.target,
            row.text,
            row.coder,
            row.created,
            row.title,
            _segment(row),
            row.moved,
        )
        for number, row in sorted(latest.items())
        if row.text
    ]


def named_sets(connection: Connection) -> list[NamedSet]:
    """Return the sets that have members, by name."""
    latest = {row.name: row for row in standing(connection, schema.named_set)}
    sets = (
        NamedSet(name, tuple((kind, member) for kind, member in json.loads(row.members)), row.description)
        for name, row in sorted(latest.items())
    )
    return [named for named in sets if named.members]


def transcript_checks(connection: Connection) -> list[TranscriptCheck]:
    """Return who compared which transcript with its recording, in the order in which it was written down."""
    names = TranscriptCheck.__dataclass_fields__
    return [
        TranscriptCheck(**{name: getattr(row, name) for name in names})
        for row in standing(connection, schema.transcript_check)
    ]


def _segment(row: Row[Any]) -> Segment | None:
    return None if row.document is None else Segment(row.document, row.start, row.end)
