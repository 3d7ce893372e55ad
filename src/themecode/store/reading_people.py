"""Who coded, who read, and who codes blind, as the journal stands."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from themecode.model import RULES, Blinding, HandAct, ReadMark
from themecode.store import schema
from themecode.store.ordering import places
from themecode.store.reading import document_ids, gone, standing


def read_marks(connection: Connection) -> list[ReadMark]:
    """Return who read which turns, in the order in which it was marked."""
    names = ReadMark.__dataclass_fields__
    return [ReadMark(**{name: getattr(row, name) for name in names}) for row in standing(connection, schema.read_mark)]


def blindings(connection: Connection) -> list[Blinding]:
    """Return who codes which documents blind, starts and releases, the oldest first."""
    order = places(connection)
    return [
        Blinding(
            *(row.document, tuple(json.loads(row.coders)), row.rules, row.state, row.coder, row.created),
            row.action if order is None else order[row.action],
        )
        for row in standing(connection, schema.blinding)
    ]


def hand_acts(connection: Connection) -> list[HandAct]:
    """Return who coded or ruled in which document by which standing action; the tagger left out."""
    left_out, known, order = gone(connection), document_ids(connection), places(connection)
    coded, ruled = schema.coding.c, schema.decision.c
    by_hand = select(coded.document, coded.action, coded.action, coded.coder).where(coded.coder != RULES)
    decided = select(coded.document, coded.action, ruled.action, ruled.coder)
    decided = decided.join_from(schema.decision, schema.coding).where(ruled.coder != RULES)
    found = {
        HandAct(action if order is None else order[action], document, coder)
        for chosen in (by_hand, decided)
        for document, made_by, action, coder in connection.execute(chosen.distinct())
        if document in known and not {made_by, action} & left_out
    }
    return sorted(found)
