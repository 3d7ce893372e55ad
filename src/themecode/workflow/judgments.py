"""What coders said of the same words, laid side by side: unit by unit, and character by character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from themecode.model import Coding, Document, Segment, Turn, counted
from themecode.workflow.study import Study
from themecode.workflow.units import Unit, Units, units_of

Pairs = Collection[tuple[str, str]]
"""(document, coder): whose codings of which documents are held against each other."""
Grain = Literal["turn", "sentence", "character"]


@dataclass(frozen=True)
class Judged:
    """Documents that at least two of the coders judged, who judged each, and their codings of participants' words."""

    coders: tuple[str, ...]
    documents: tuple[Document, ...]
    judges: dict[str, tuple[str, ...]]
    codings: tuple[Coding, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that any of them gave."""
        return tuple(dict.fromkeys(coding.code for coding in self.codings))


@dataclass(frozen=True)
class Side:
    """Units in order, the document of each, and which units each coder gave which codes."""

    units: tuple[Segment, ...]
    given: dict[tuple[str, str], frozenset[Segment]]
    """(code, coder) to the units."""

    def gave(self, code: str, coder: str) -> frozenset[Segment]:
        """Return the units to which a coder gave a code."""
        return self.given.get((code, coder), frozenset())


def judged(study: Study, coders: Sequence[str], pairs: Pairs, documents: Iterable[Document]) -> Judged:
    """Gather people's codings, rejected ones left out, of documents that two of the coders judged or more."""
    judges = {
        document.id: found
        for document in documents
        if len(found := tuple(coder for coder in coders if (document.id, coder) in pairs)) > 1
    }
    kept = tuple(document for document in study.documents if document.id in judges)
    codings = tuple(
        coding for coding in counted(study.codings, "people") if coding.coder in judges.get(coding.segment.document, ())
    )
    there = {coder for found in judges.values() for coder in found}
    return Judged(tuple(coder for coder in coders if coder in there), kept, judges, codings)


def side_by_side(study: Study, found: Judged, unit: Unit, words: int) -> Side:
    """Cut participants' speech into units of so many words or more, and say who gave which code to which.

    A coding speaks of every unit that it shares a character with.
    """
    units = units_of(study, found.documents, unit)
    texts = {document.id: document.text for document in found.documents}
    long = [one for one in units if len(one.words_of(texts[one.document]).split()) >= words]
    kept = Units(long)
    given: dict[tuple[str, str], set[Segment]] = {}
    for coding in found.codings:
        touched = kept.touched_by(coding.segment)
        if touched:
            given.setdefault((coding.code, coding.coder), set()).update(touched)
    return Side(tuple(long), {key: frozenset(segments) for key, segments in given.items()})


class Speech:
    """A document's text without what interviewers say: places in the one, led to places in the other."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._starts = [turn.start for turn in turns]
        self._ends = [turn.end for turn in turns]
        self._before = [0, *accumulate(turn.end - turn.start for turn in turns)]

    @property
    def length(self) -> int:
        """How many characters participants say."""
        return self._before[-1]

    def place(self, position: int) -> int:
        """Return how many of participants' characters stand before a position of the text.

        >>> speech = Speech([Turn("P01", 1, "Ann", 0, 4), Turn("P01", 3, "Ann", 10, 14)])
        >>> speech.length, [speech.place(position) for position in (2, 7, 12)]
        (8, [2, 4, 6])
        """
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return 0
        return self._before[at] + min(position, self._ends[at]) - self._starts[at]

    def ranges(self, segments: Iterable[Segment]) -> list[tuple[int, int]]:
        """Return where segments stand in participants' speech; what lies outside of it is left out."""
        found = ((self.place(segment.start), self.place(segment.end)) for segment in segments)
        return sorted({(start, end) for start, end in found if end > start})
