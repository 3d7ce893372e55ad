"""Records as the component reads them: plain dictionaries, places in UTF-16 units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from themecode.model import Code, Coding, Document, Evidence, Memo, Turn
from themecode.viewer.units import Units

Payload = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """What of a document does not change with every coding: who speaks as whom, in which role, and its sentences."""

    document: Document
    units: Units
    shown: Mapping[str, str]
    roles: Mapping[str, str]
    sentences: Sequence[tuple[int, int]]


def document_payload(page: Page, states: Mapping[int, str]) -> Payload:
    """Return a document's text with its turns and sentences; `states` says of turns how far they were read."""
    document = page.document
    return {
        "id": document.id,
        "file": document.file,
        "text": document.text,
        "turns": [turn_payload(turn, page, states.get(turn.number, "unread")) for turn in document.turns],
        "sentences": page.units.spans(list(page.sentences)),
    }


def turn_payload(turn: Turn, page: Page, state: str) -> Payload:
    """Return a turn; `ms` is there where the transcript has times."""
    made: Payload = {
        "n": turn.number,
        "speaker": page.shown.get(turn.speaker, turn.speaker),
        "role": page.roles.get(turn.speaker, "participant"),
        "start": page.units.from_points(turn.start),
        "end": page.units.from_points(turn.end),
        "state": state,
    }
    if turn.start_ms is not None:
        made["ms"] = [turn.start_ms, turn.start_ms if turn.end_ms is None else turn.end_ms]
    return made


def coding_payload(coding: Coding, place: Callable[[int], int], memos: int = 0) -> Payload:
    """Return a coding; `place` turns a place of its document into units, `memos` says how many memos it has."""
    return {
        "id": coding.id,
        "document": coding.segment.document,
        "start": place(coding.segment.start),
        "end": place(coding.segment.end),
        "text": coding.text,
        "code": coding.code,
        "coder": coding.coder,
        "origin": coding.origin,
        "status": coding.status,
        "why": [_reason(evidence, place) for evidence in coding.evidence],
        "memos": memos,
        "moved": coding.moved,
        "created": coding.created,
    }


def _reason(evidence: Evidence, place: Callable[[int], int]) -> Payload:
    return {
        "rule": evidence.rule,
        "matched": evidence.matched,
        "place": evidence.place,
        "flags": list(evidence.flags),
        "start": _place(place, evidence.start),
        "end": _place(place, evidence.end),
    }


def _place(place: Callable[[int], int], point: int) -> int | None:
    """Return where the matched words stand; None where a correction made the text shorter than that."""
    try:
        return place(point)
    except ValueError:
        return None


def code_payload(code: Code, colour: str, *, whole: bool = False) -> Payload:
    """Return a code as one picks it; the `whole` one has all that the codebook says of it."""
    made: Payload = {
        "id": code.id,
        "name": code.name,
        "definition": code.definition,
        "colour": colour,
        "parent": code.parent,
        "group": code.group,
    }
    if not whole:
        return made
    return made | {
        "include": code.use_when,
        "exclude": code.not_when,
        "examples": _written(code.examples),
        "nonExamples": _written(code.non_examples),
        "rules": _written(code.rules),
        "unless": _written(code.unless),
        "ownColour": bool(code.colour),
        "place": code.place,
    }


def _written(lines: Iterable[Any]) -> list[str]:
    return [line.written for line in lines]


def memo_payload(memo: Memo, units: Units | None = None) -> Payload:
    """Return a memo; `units` are those of the document that its place is in."""
    made: Payload = {
        "id": memo.id,
        "about": memo.about,
        "target": memo.target,
        "text": memo.text,
        "title": memo.title,
        "coder": memo.coder,
        "created": memo.created,
        "moved": memo.moved,
    }
    if memo.segment is not None and units is not None and memo.segment.end <= units.points:
        made |= {"start": units.from_points(memo.segment.start), "end": units.from_points(memo.segment.end)}
    return made
