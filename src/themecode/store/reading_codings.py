"""Codings with their evidence, and the decisions on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from themecode.model import RULES, Anchor, Coding, Decision, Evidence, Segment, Tallied, coding_id
from themecode.store import schema
from themecode.store.doubles import Ruled, doubles, on_those_that_stand
from themecode.store.ordering import in_order, place_in, places
from themecode.store.reading import document_ids, gone, standing
from themecode.store.rows import no_collecting, plain_rows


def codings(connection: Connection, document: str | None = None, numbers: Sequence[int] | None = None) -> list[Coding]:
    """Return the codings that stand, of all documents or of one, or only some, by id, with their current evidence."""
    left_out, known, twice = gone(connection), document_ids(connection), doubles(connection)
    with no_collecting():
        reasons, anchors = _evidence(connection, left_out, document, numbers), _anchors(connection)
        found = [
            Coding(
                coding_id(number), Segment(text_of, start, end), text, code, coder, origin, created,
                tuple(reasons.get(number, ())),
            )
            for number, action, text_of, start, end, text, code, coder, origin, created
            in _coding_rows(connection, document, numbers)
            if action not in left_out and text_of in known and number not in twice
        ]  # fmt: skip
    return (
        [_moved(coding, anchors[coding.id]) if coding.id in anchors else coding for coding in found]
        if anchors
        else found
    )


def tallied(connection: Connection) -> list[Tallied]:
    """Return the codings that stand, as a tally needs them, before any decision is applied to them."""
    if _anchors(connection):
        return [Tallied.of(coding) for coding in codings(connection) if coding.moved != "gone"]
    left_out, known, twice, coded = gone(connection), document_ids(connection), doubles(connection), schema.coding.c
    names = (coded.document, coded.start, coded.end, coded.code, coded.number, coded.text, coded.coder, coded.origin)
    chosen = select(*names)
    if left_out:
        chosen = chosen.where(coded.action.not_in(left_out))
    with no_collecting():
        made = map(Tallied._make, _with_status(plain_rows(connection, chosen)))
        return [one for one in made if one.document in known and one.number not in twice]


def _with_status(rows: list[Any]) -> Iterator[tuple[Any, ...]]:
    return ((*row, "unreviewed") for row in rows)


def decisions(connection: Connection, numbers: Sequence[int] | None = None) -> list[Decision]:
    """Return the rulings that stand, on all codings or on some, in the order in which they were taken."""
    left_out, order = gone(connection), places(connection)
    ruled, coded = schema.decision.c, schema.coding.c
    chosen = (
        select(ruled.action, coded.action, ruled.coding, ruled.ruling, ruled.coder, ruled.created)
        .join_from(schema.decision, schema.coding)
        .order_by(ruled.action, ruled.position)
    )
    rows = connection.execute(chosen if numbers is None else chosen.where(ruled.coding.in_(numbers)))
    found: Iterable[Ruled] = (
        (ruled_by, coding, ruling, coder, created)
        for ruled_by, coded_by, coding, ruling, coder, created in in_order(rows, order)
        if ruled_by not in left_out and coded_by not in left_out
    )
    if order is not None:
        found = on_those_that_stand(connection, found, order)
    return [Decision(coding_id(coding), ruling, coder, created) for _, coding, ruling, coder, created in found]


def last_coded(connection: Connection) -> dict[str, int]:
    """Return, for each document, the newest standing action in which a person coded it or ruled about its codings."""
    left_out, known = gone(connection), document_ids(connection)
    place = place_in(places(connection))
    coded, ruled = schema.coding.c, schema.decision.c
    by_hand = select(coded.document, coded.action, coded.action).where(coded.coder != RULES)
    decided = select(coded.document, coded.action, ruled.action).join_from(schema.decision, schema.coding)
    newest: dict[str, int] = {}
    for chosen in (by_hand, decided.where(ruled.coder != RULES)):
        for document, made_by, action in connection.execute(chosen.distinct()):
            if document in known and not {made_by, action} & left_out:
                newest[document] = max(action, newest.get(document, 0), key=place)
    return newest


def _evidence(
    connection: Connection, left_out: frozenset[int], document: str | None, numbers: Sequence[int] | None
) -> dict[int, list[Evidence]]:
    """Return each coding's evidence: what the newest standing action that wrote any wrote for it."""
    newest: dict[int, int] = {}
    found: dict[int, list[Evidence]] = {}
    rows = in_order(_evidence_rows(connection, document, numbers), places(connection))
    for action, coding, start, end, matched, rule, place, flags in rows:
        if action in left_out:
            continue
        if newest.get(coding) != action:
            newest[coding], found[coding] = action, []
        found[coding].append(Evidence(start, end, matched, rule, place, _flags(flags)))
    return found


def _anchors(connection: Connection) -> dict[str, Anchor]:
    """Return where codings of corrected documents stand now."""
    return {
        coding_id(row.coding): Anchor(
            coding_id(row.coding), Segment(row.document, row.start, row.end), row.text, row.moved
        )
        for row in standing(connection, schema.anchor)
    }


def _moved(coding: Coding, anchor: Anchor) -> Coding:
    return replace(coding, segment=anchor.segment, text=anchor.text, moved=anchor.moved)


def _coding_rows(connection: Connection, document: str | None, numbers: Sequence[int] | None) -> list[Any]:
    chosen = select(schema.coding).order_by(schema.coding.c.number)
    if numbers is not None:
        chosen = chosen.where(schema.coding.c.number.in_(numbers))
    if document is not None:
        chosen = chosen.where(schema.coding.c.document == document)
    return plain_rows(connection, chosen)


def _evidence_rows(connection: Connection, document: str | None, numbers: Sequence[int] | None) -> list[Any]:
    table = schema.evidence
    columns = [column for column in table.c if column is not table.c.position]
    chosen = select(*columns).order_by(*table.primary_key.columns)
    if numbers is not None:
        chosen = chosen.where(table.c.coding.in_(numbers))
    if document is not None:
        coded = schema.coding.c
        chosen = chosen.where(table.c.coding.in_(select(coded.number).where(coded.document == document)))
    return plain_rows(connection, chosen)


@lru_cache(maxsize=1024)
def _flags(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))
