"""Sentences and turns of what was said: the units in which codes are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from themecode import tagging
from themecode.model import Coding, Document, Segment, Turn
from themecode.workflow.study import Study

Unit = Literal["sentence", "turn"]


class Units:
    """Stretches of some documents, side by side without overlap, each a unit to be coded or not."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._of: dict[str, list[Segment]] = {}
        for segment in segments:
            self._of.setdefault(segment.document, []).append(segment)
        for found in self._of.values():
            found.sort()

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    def __iter__(self) -> Iterator[Segment]:
        return (segment for found in self._of.values() for segment in found)

    def touched_by(self, segment: Segment) -> list[Segment]:
        """Return the units that share a character with a segment."""
        units = self._of.get(segment.document, [])
        position = max(bisect_right(units, segment) - 1, 0)
        found = []
        while position < len(units) and units[position].start < segment.end:
            if units[position].overlaps(segment):
                found.append(units[position])
            position += 1
        return found

    def of(self, coding: Coding) -> list[Segment]:
        """Return the units that a coding speaks of: by rule, those that hold its words; else all that it touches."""
        document = coding.segment.document
        words = [Segment(document, one.start, one.end) for one in coding.evidence] or [coding.segment]
        return sorted({unit for segment in words for unit in self.touched_by(segment)})


def units_of(study: Study, documents: Iterable[Document], unit: Unit) -> Units:
    """Return the sentences or turns of participants' speech."""
    return Units(
        segment
        for document in documents
        for turn in study.turns_of(document)
        for segment in _segments(document, turn, unit)
    )


def _segments(document: Document, turn: Turn, unit: Unit) -> list[Segment]:
    if unit == "turn":
        return [Segment(document.id, turn.start, turn.end)]
    return [Segment(document.id, *span) for span in tagging.sentences(document.text, turn.start, turn.end)]
