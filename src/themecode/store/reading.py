"""Rows into records: what stands, and nothing else. One query a table, whatever the size of the study."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from themecode.model import (
    Action,
    Attribute,
    Brought,
    Case,
    Document,
    Loss,
    Segment,
    Speaker,
    Turn,
    UsedCodebook,
    coding_id,
    memo_id,
    undone,
)
from themecode.store import schema
from themecode.store.ordering import in_order, places
from themecode.store.rows import no_collecting, plain_rows


def actions(connection: Connection) -> list[Action]:
    """Return every action, the undone ones too, in the order that all copies share."""
    rows = connection.execute(select(schema.action).order_by(schema.action.c.number))
    return [Action(*row) for row in in_order(rows, places(connection))]


def last_action(connection: Connection) -> int:
    """Return the highest number of an action, 0 where there is none."""
    return connection.scalar(select(func.max(schema.action.c.number))) or 0


def gone(connection: Connection) -> frozenset[int]:
    """Return the numbers of the actions that do not stand."""
    columns = schema.action.c
    undoing = select(columns.number, columns.undoes).where(columns.undoes.is_not(None))
    rows = connection.execute(undoing)
    return undone(Action(number, "undo", "", "", "", undoes) for number, undoes in rows)


def documents(connection: Connection, *, with_text: bool = True) -> list[Document]:
    """Return the documents that stand, by id; without text where only their names are wanted."""
    left_out = () if with_text else ("text",)
    latest = {row.id: row for row in standing(connection, schema.document, without=left_out)}
    turns = _turns(connection, {(row.action, row.id) for row in latest.values()})
    attributes = _document_attributes(connection)
    return [_document(row, turns[row.id], attributes.get(row.id, {})) for _, row in sorted(latest.items())]


def document_ids(connection: Connection) -> frozenset[str]:
    """Return the ids of the documents that stand."""
    return frozenset(_latest_texts(connection))


def brought_in(connection: Connection, action: int) -> Brought:
    """Return what an action wrote."""
    documents, codings, memos = schema.document.c, schema.coding.c, schema.memo.c
    texts = connection.scalars(select(documents.id).where(documents.action == action))
    numbers = connection.scalars(select(codings.number).where(codings.action == action))
    notes = connection.scalars(select(memos.number).where(memos.action == action))
    return Brought(frozenset(texts), frozenset(map(coding_id, numbers)), frozenset(map(memo_id, notes)))


def speakers(connection: Connection) -> list[Speaker]:
    """Return who speaks in which document as its text is now, with the role that was given last."""
    heard = _heard(connection)
    latest = {(row.document, row.name): row for row in standing(connection, schema.speaker)}
    return [
        Speaker(row.document, row.name, row.role, row.found, row.alias)
        for name, row in sorted(latest.items())
        if name in heard
    ]


def cases(connection: Connection) -> list[Case]:
    """Return the cases that have a document, a speaker or an attribute, by id."""
    texts, attributes, people = _case_documents(connection), _attributes(connection), _case_speakers(connection)
    return [
        Case(case_id, tuple(sorted(texts[case_id])), tuple(attributes[case_id]), tuple(sorted(people[case_id])))
        for case_id in sorted(texts.keys() | attributes.keys() | people.keys())
    ]


def codebooks(connection: Connection) -> list[UsedCodebook]:
    """Return every version that was put to use and stands, the one in use last."""
    created = {one.number: one.created for one in actions(connection)}
    return [
        UsedCodebook(row.action, created[row.action], row.title, row.version, row.sha256, row.file, row.source)
        for row in standing(connection, schema.codebook)
    ]


def meta(connection: Connection) -> dict[str, str]:
    """Return what was written down when the project was made."""
    rows = connection.execute(select(schema.meta)).all()
    return {row.name: row.value for row in rows}


def standing(connection: Connection, table: Table, *, without: Collection[str] = ()) -> Iterator[Row[Any]]:
    """Yield the rows of the actions that stand, older ones first, so that the latest one wins in a dict."""
    columns = [column for column in table.c if column.name not in without]
    left_out = gone(connection)
    rows = connection.execute(select(*columns).order_by(*table.primary_key.columns))
    return (row for row in in_order(rows, places(connection)) if row.action not in left_out)


def _latest_texts(connection: Connection) -> dict[str, int]:
    """Return the documents that stand, each with the action that wrote its present text."""
    without = [column.name for column in schema.document.c if column.name not in ("action", "id")]
    return {row.id: row.action for row in standing(connection, schema.document, without=without)}


def _heard(connection: Connection) -> frozenset[tuple[str, str]]:
    """Return (document, speaker) for everybody who has a turn in a document as it is now."""
    latest, turn = _latest_texts(connection), schema.turn.c
    rows = connection.execute(select(turn.action, turn.document, turn.speaker).distinct())
    return frozenset((document, speaker) for action, document, speaker in rows if latest.get(document) == action)


def _document_attributes(connection: Connection) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in standing(connection, schema.document_attribute):
        found.setdefault(row.document, {})[row.name] = row.value
    return found


def _document(row: Row[Any], turns: list[Turn], attributes: dict[str, str]) -> Document:
    losses = tuple(Loss(*loss) for loss in json.loads(row.losses))
    return Document(
        row.id,
        row.file,
        row.format,
        getattr(row, "text", ""),
        tuple(turns),
        row.sha256,
        row.file_sha256,
        row.encoding,
        losses,
        tuple((name, value) for name, value in sorted(attributes.items()) if value),
    )


def _turns(connection: Connection, standing: set[tuple[int, str]]) -> defaultdict[str, list[Turn]]:
    turns: defaultdict[str, list[Turn]] = defaultdict(list)
    chosen = select(schema.turn).order_by(*schema.turn.primary_key.columns)
    with no_collecting():
        for action, document, *rest in plain_rows(connection, chosen):
            if (action, document) in standing:
                turns[document].append(Turn(document, *rest))
    return turns


def _case_documents(connection: Connection) -> defaultdict[str, list[str]]:
    known = document_ids(connection)
    latest = {row.document: row.case_id for row in standing(connection, schema.case_document)}
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for document, case_id in latest.items():
        if case_id and document in known:
            texts[case_id].append(document)
    return texts


def _case_speakers(connection: Connection) -> defaultdict[str, list[tuple[str, str]]]:
    known = document_ids(connection)
    latest = {(row.document, row.speaker): row.case_id for row in standing(connection, schema.case_speaker)}
    people: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for (document, speaker), case_id in latest.items():
        if case_id and document in known:
            people[case_id].append((document, speaker))
    return people


def _attributes(connection: Connection) -> defaultdict[str, list[Attribute]]:
    """Return each case's attributes in the order in which they were first given: the columns of the file."""
    latest = {(row.case_id, row.name): row for row in standing(connection, schema.case_attribute)}
    attributes: defaultdict[str, list[Attribute]] = defaultdict(list)
    for (case_id, name), row in latest.items():
        if row.value:
            attributes[case_id].append(Attribute(name, row.value, _segment(row)))
    return attributes


def _segment(row: Row[Any]) -> Segment | None:
    if row.evidence_document is None:
        return None
    return Segment(row.evidence_document, row.evidence_start, row.evidence_end)
