"""Which actions wrote texts and places in them, and where codings stood before they were moved."""

from __future__ import annotations

from sqlalchemy import Connection, select

from themecode.model import Anchor, Segment, coding_id
from themecode.store import schema
from themecode.store.ordering import in_order, places
from themecode.store.reading import gone, standing


def texts(connection: Connection) -> list[tuple[int, str]]:
    """Return (action, document) for every version of a text, those that do not stand too, the oldest first."""
    columns = schema.document.c
    rows = connection.execute(select(columns.action, columns.id).order_by(columns.action, columns.id))
    return [(action, document) for action, document in in_order(rows, places(connection))]


def footings(connection: Connection) -> frozenset[tuple[int, str]]:
    """Return (action, document) for every action, standing or not, that wrote places in a document."""
    coding, evidence, anchor = schema.coding.c, schema.evidence.c, schema.anchor.c
    memo, attribute = schema.memo.c, schema.case_attribute.c
    chosen = (
        select(coding.action, coding.document),
        select(evidence.action, coding.document).join_from(schema.evidence, schema.coding),
        select(anchor.action, anchor.document),
        select(memo.action, memo.document).where(memo.document.is_not(None)),
        select(attribute.action, attribute.evidence_document).where(attribute.evidence_document.is_not(None)),
    )
    return frozenset((action, document) for one in chosen for action, document in connection.execute(one.distinct()))


def earlier_places(connection: Connection) -> dict[str, list[Anchor]]:
    """Return for each moved coding the places that it had before its present one, the first one first."""
    left_out, moved = gone(connection), list(standing(connection, schema.anchor))
    coded = schema.coding.c
    columns = (coded.number, coded.action, coded.document, coded.start, coded.end, coded.text)
    chosen = select(*columns).where(coded.number.in_(select(schema.anchor.c.coding)))
    found = {
        number: [Anchor(coding_id(number), Segment(document, start, end), text)]
        for number, action, document, start, end, text in connection.execute(chosen)
        if action not in left_out
    }
    for row in moved:
        if row.coding in found:
            place = Segment(row.document, row.start, row.end)
            found[row.coding].append(Anchor(coding_id(row.coding), place, row.text, row.moved))
    return {coding_id(number): places[:-1] for number, places in sorted(found.items()) if len(places) > 1}
