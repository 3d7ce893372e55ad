"""Documents as sources, with their codings on the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from themecode.model import Coding, Document, Segment
from themecode.refi_qda import (
    Layout,
    QdaCoding,
    QdaSelection,
    QdaSource,
    SourceOrigin,
    describe_evidence,
    describe_source,
    read_evidence,
)
from themecode.workflow.sending_notes import NotesSent
from themecode.workflow.sending_values import Values

if TYPE_CHECKING:
    from themecode.workflow.sending import Sending

_NAME_LENGTH = 100


def send_texts(
    sending: Sending, layouts: Mapping[str, Layout], notes: NotesSent, values: Values
) -> tuple[QdaSource, ...]:
    """Return the documents as sources."""
    codings: dict[str, list[Coding]] = {}
    for coding in sending.codings:
        codings.setdefault(coding.segment.document, []).append(coding)
    return tuple(
        _source(sending, document, layouts[document.id], codings.get(document.id, []), notes, values)
        for document in sending.study.documents
    )


def _source(
    sending: Sending,
    document: Document,
    layout: Layout,
    codings: Sequence[Coding],
    notes: NotesSent,
    values: Values,
) -> QdaSource:
    return QdaSource(
        sending.guid("document", document.id),
        document.id,
        layout.text,
        tuple(_selections(sending, document, layout, codings, notes)),
        notes.of_documents.get(document.id, ()),
        values.of_document(document),
        description=describe_source(SourceOrigin(document.format, document.file, layout.labelled)),
    )


def _selections(
    sending: Sending, document: Document, layout: Layout, codings: Sequence[Coding], notes: NotesSent
) -> Iterator[QdaSelection]:
    """Yield a selection for each stretch that people coded or wrote about, and one for each coding by rule."""
    by_place: dict[tuple[int, int], list[Coding]] = {}
    for coding in codings:
        if coding.origin == "rules":
            yield _by_rule(sending, document, layout, coding, notes)
        else:
            by_place.setdefault((coding.segment.start, coding.segment.end), []).append(coding)
    written = {(start, end): found for (name, start, end), found in notes.of_places.items() if name == document.id}
    for place in sorted(by_place.keys() | written.keys()):
        made = tuple(_coding(sending, coding, notes) for coding in by_place.get(place, []))
        yield _selection(sending, document, layout, place, made, written.get(place, ()))


def _by_rule(sending: Sending, document: Document, layout: Layout, coding: Coding, notes: NotesSent) -> QdaSelection:
    start, end = coding.segment.start, coding.segment.end
    said = describe_evidence(coding.evidence, start)
    if read_evidence(said, start, document.text) != coding.evidence:
        sending.losses["reasons of rules that do not come back as they were"] += 1
    shown = layout.shown(start, end)
    guid = sending.guid("selection", document.id, start, end, coding.code)
    name = _name(layout.text, shown)
    return QdaSelection(guid, *shown, name, said, (_coding(sending, coding, notes),))


def _selection(
    sending: Sending,
    document: Document,
    layout: Layout,
    place: tuple[int, int],
    codings: tuple[QdaCoding, ...],
    notes: tuple[str, ...],
) -> QdaSelection:
    shown = layout.shown(*place)
    guid = sending.guid("selection", document.id, *place)
    return QdaSelection(guid, *shown, _name(layout.text, shown), codings=codings, notes=notes)


def _coding(sending: Sending, coding: Coding, notes: NotesSent) -> QdaCoding:
    place: Segment = coding.segment
    guid = sending.guid("coding", place.document, place.start, place.end, coding.code, coding.coder)
    user, code = sending.guid("user", coding.coder), sending.guid("code", coding.code)
    return QdaCoding(guid, code, user, coding.created, notes.of_codings.get(coding.id, ()))


def _name(text: str, shown: tuple[int, int]) -> str:
    words = " ".join(text[shown[0] : shown[1]].split())
    return words if len(words) <= _NAME_LENGTH else words[: _NAME_LENGTH - 1].rstrip() + "\u2026"
