"""Words to be read before a figure is believed: where they stand, and why they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from themecode.model import Coding, Document, Evidence, Segment


@dataclass(frozen=True)
class Passage:
    """One stretch of text that a code is about; `why` names the rules with the words that they matched."""

    code: str
    place: str
    text: str
    why: str
    document: str
    start: int
    end: int


def passage(code: str, segment: Segment, document: Document, why: str) -> Passage:
    """Give a segment its words and its turn."""
    place = f"{document.id}, turn {document.turn_at(segment.start).number}"
    return Passage(code, place, segment.words_of(document.text), why, document.id, segment.start, segment.end)


def passages(codings: Iterable[Coding], documents: Mapping[str, Document]) -> tuple[Passage, ...]:
    """Give codings their words to read, in the order of code and text."""
    found = (
        passage(coding.code, coding.segment, documents[coding.segment.document], reasons(coding.evidence))
        for coding in codings
    )
    return tuple(sorted(found, key=lambda one: (one.code, one.document, one.start, one.end)))


def reasons(evidence: Iterable[Evidence]) -> str:
    """Say which rules matched which words, each rule once."""
    matched: dict[str, dict[str, None]] = {}
    for one in evidence:
        matched.setdefault(one.rule, {})[one.matched] = None
    return "; ".join(f"{rule} -> {', '.join(words)}" for rule, words in matched.items())
