"""The interview guide, summaries and stances, as the journal stands."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from themecode.model import GuideMatch, Pointer, Stance, Summary, UsedGuide, coding_id
from themecode.store import schema
from themecode.store.reading import actions, standing


def guides(connection: Connection) -> list[UsedGuide]:
    """Return every version of the guide that was put to use and stands, the one in use last."""
    created = {one.number: one.created for one in actions(connection)}
    return [
        UsedGuide(row.action, created[row.action], row.title, row.sha256, row.file, row.source)
        for row in standing(connection, schema.guide)
    ]


def guide_matches(connection: Connection) -> list[GuideMatch]:
    """Return what people said of turns that ask a question, the oldest first."""
    names = GuideMatch.__dataclass_fields__
    rows = standing(connection, schema.guide_match)
    return [GuideMatch(**{name: getattr(row, name) for name in names}) for row in rows]


def summaries(connection: Connection) -> list[Summary]:
    """Return the summaries as they are worded now, by case and code; those that were taken away are left out."""
    latest = {(row.case_id, row.code): row for row in standing(connection, schema.summary)}
    pointers: defaultdict[tuple[int, str, str], list[Pointer]] = defaultdict(list)
    for row in standing(connection, schema.pointer):
        pointers[row.action, row.case_id, row.code].append(Pointer(coding_id(row.coding), row.checksum))
    return [
        Summary(case, code, row.text, tuple(pointers[row.action, case, code]), row.coder, row.created)
        for (case, code), row in sorted(latest.items())
        if row.text
    ]


def stances(connection: Connection) -> list[Stance]:
    """Return how extracts stand to their codes, by coding; those that were taken back are left out."""
    latest = {row.coding: row for row in standing(connection, schema.stance)}
    return [
        Stance(coding_id(number), row.bearing, row.coder, row.created)
        for number, row in sorted(latest.items())
        if row.bearing
    ]
