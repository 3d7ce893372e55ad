"""What coders said of the same words, laid side by side: unit by unit, and character by character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from themecode.model import Coding, Decision, Document, Segment, Turn, current_codings, held_by
from themecode.workflow.study import Study
from themecode.workflow.units import Unit, Units, units_of

Grain = Literal["turn", "sentence", "character"]


@dataclass(frozen=True)
class Independent:
    """(document, coder) `pairs` whose codings may be held against each other, as they stood `until` a time, if any.

    `vouched`: somebody says so, the log does not. `rules_shown` are documents in which coders saw the rules' codings.
    """

    pairs: frozenset[tuple[str, str]]
    until: Mapping[str, str] = field(default_factory=dict)
    vouched: bool = False
    rules_shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """Documents that at least two of the coders judged, who judged each, and the codings that each coder held there."""

    coders: tuple[str, ...]
    documents: tuple[Document, ...]
    judges: dict[str, tuple[str, ...]]
    held: dict[str, tuple[Coding, ...]]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that any of them gave."""
        return tuple(dict.fromkeys(coding.code for held in self.held.values() for coding in held))


@dataclass(frozen=True)
class Side:
    """Units in order, the document of each, and which units each coder gave which codes."""

    units: tuple[Segment, ...]
    given: dict[tuple[str, str], frozenset[Segment]]
    """(code, coder) to the units."""
    outside: int = 0
    """Codings that touch no unit: in shorter ones, or in no participant's words."""

    def gave(self, code: str, coder: str) -> frozenset[Segment]:
        """Return the units to which a coder gave a code."""
        return self.given.get((code, coder), frozenset())


def judged(study: Study, coders: Sequence[str], apart: Independent, documents: Iterable[Document]) -> Judged:
    """Gather what coders held of documents that two of them judged or more: their own codings, and what they confirmed.

    What others ruled about a coding does not change what its coder held.
    """
    judges = {
        document.id: found
        for document in documents
        if len(found := tuple(coder for coder in coders if (document.id, coder) in apart.pairs)) > 1
    }
    kept = tuple(document for document in study.documents if document.id in judges)
    there = {coder for found in judges.values() for coder in found}
    chosen = tuple(coder for coder in coders if coder in there)
    held: dict[str, list[Coding]] = {coder: [] for coder in chosen}
    for name, codings, decisions in _as_they_stood(study, apart, judges):
        for coder in judges[name]:
            held[coder] += held_by(coder, codings, decisions)
    return Judged(chosen, kept, judges, {coder: tuple(found) for coder, found in held.items()})


def _as_they_stood(
    study: Study, apart: Independent, names: Iterable[str]
) -> Iterator[tuple[str, list[Coding], list[Decision]]]:
    """Yield each document's codings, and rulings on them, as they stood when it was released; else as they stand."""
    whole = study.whole
    of_document: dict[str, list[Coding]] = {name: [] for name in names}
    for coding in whole.every_coding:
        if coding.segment.document in of_document:
            of_document[coding.segment.document].append(coding)
    of_coding: dict[str, list[Decision]] = {}
    for decision in whole.decisions:
        of_coding.setdefault(decision.coding, []).append(decision)
    for name, codings in of_document.items():
        until = apart.until.get(name)
        made = [coding for coding in codings if until is None or coding.created <= until]
        ruled = [one for c in made for one in of_coding.get(c.id, ()) if until is None or one.created <= until]
        yield name, current_codings(made, ruled), ruled


def side_by_side(study: Study, found: Judged, unit: Unit, words: int) -> Side:
    """Cut participants' speech into units of so many words or more, and say who gave which code to which.

    A coding speaks of every unit that it shares a character with.
    """
    units = units_of(study, found.documents, unit)
    texts = {document.id: document.text for document in found.documents}
    long = [one for one in units if len(one.words_of(texts[one.document]).split()) >= words]
    kept = Units(long)
    given: dict[tuple[str, str], set[Segment]] = {}
    outside = 0
    for coder, held in found.held.items():
        for coding in held:
            touched = kept.touched_by(coding.segment)
            given.setdefault((coding.code, coder), set()).update(touched)
            outside += not touched
    return Side(tuple(long), {key: frozenset(segments) for key, segments in given.items()}, outside)


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
