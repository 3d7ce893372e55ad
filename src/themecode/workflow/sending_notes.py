"""Memos as notes; to cases and themes, which have none in REFI-QDA, they are linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from themecode.model import Memo
from themecode.refi_qda import QdaLink, QdaNote

if TYPE_CHECKING:
    from themecode.workflow.sending import Sending

_LINKED = ("case", "theme")
_Place = tuple[str, int, int]


@dataclass
class NotesSent:
    """The notes, and the GUIDs of those on each thing; `guids` are those of memos by their id."""

    notes: tuple[QdaNote, ...] = ()
    links: tuple[QdaLink, ...] = ()
    guids: dict[str, str] = field(default_factory=dict)
    of_project: tuple[str, ...] = ()
    of_codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_codings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_places: dict[_Place, tuple[str, ...]] = field(default_factory=dict)


def send_notes(sending: Sending) -> NotesSent:
    """Return a study's memos as notes, and what each is about; memos on what is not exported are left out."""
    sent = NotesSent()
    notes: dict[str, QdaNote] = {}
    links: list[QdaLink] = []
    gathered: dict[str, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    things = _things(sending)
    for memo in sending.study.store.memos():
        kind, thing = _about(memo)
        if thing not in things[kind]:
            sending.losses["memos on what is not exported (left out)"] += 1
            continue
        guid = sending.guid("memo", kind, thing, memo.title, memo.text, memo.coder, memo.created)
        named = memo.title or f"Memo {memo.id}"
        notes.setdefault(guid, QdaNote(guid, named, memo.text, sending.guid("user", memo.coder), memo.created))
        sent.guids[memo.id] = guid
        if kind in _LINKED:
            target = sending.guid(kind, memo.target)
            links.append(QdaLink(sending.guid("link", guid, target), guid, target))
        else:
            gathered[kind][thing].append(guid)
    sent.notes, sent.links = tuple(notes.values()), tuple(links)
    sent.of_project = tuple(gathered["project"].get("", ()))
    sent.of_codes, sent.of_documents, sent.of_codings, sent.of_places = (
        _frozen(gathered[kind]) for kind in ("code", "document", "coding", "segment")
    )
    return sent


def _about(memo: Memo) -> tuple[str, object]:
    """Return what a memo is about; one whose words are gone is about the document."""
    place = memo.segment
    if memo.about != "segment" or place is None:
        return memo.about, memo.target
    if memo.moved == "gone":
        return "document", place.document
    return "segment", (place.document, place.start, place.end)


class _Places:
    """All stretches of documents that are exported."""

    def __init__(self, documents: Container[str]) -> None:
        self._documents = documents

    def __contains__(self, place: object) -> bool:
        return isinstance(place, tuple) and place[0] in self._documents


def _things(sending: Sending) -> dict[str, Container[object]]:
    study = sending.study
    documents = {document.id for document in study.documents}
    return {
        "project": {""},
        "document": documents,
        "segment": _Places(documents),
        "coding": {coding.id for coding in sending.codings},
        "code": set(sending.codebook.ids),
        "theme": {theme.id for theme in sending.codebook.themes},
        "case": {case.id for case in study.cases},
    }


def _frozen(found: Mapping[object, list[str]]) -> dict[Any, tuple[str, ...]]:
    return {thing: tuple(dict.fromkeys(guids)) for thing, guids in found.items()}
