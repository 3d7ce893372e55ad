"""What people said of each stretch: a turn that was read and left uncoded is a no, one that nobody read is nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from themecode.model import Coding, Document, Segment, turns_read
from themecode.suggesting import Judged, Marks
from themecode.workflow.spoken import Spoken

_HALF = 0.5


@dataclass(frozen=True)
class Judgement:
    """What is known, and how.

    `marked` rows lie in turns that somebody marked as read, `presumed` in turns before one that was coded by hand, in
    documents without such marks. `coded` says where a code has any coding already, of whomever and however decided:
    nothing is suggested there.
    """

    judged: Judged
    marked: Marks
    presumed: Marks
    coded: Marks


def judgement(said: Spoken) -> Judgement:
    """Gather it from codings, decisions and marks of reading."""
    shape = (len(said.segments), len(said.codes))
    known, there, coded, open_ = (np.zeros(shape, dtype=bool) for _ in range(4))
    column = {code.id: number for number, code in enumerate(said.codes)}
    marked, presumed = _read(said)
    known[marked | presumed] = True
    rows_of = _Places(said)
    for coding in said.study.codings:
        if coding.code not in column:
            continue
        rows, number = rows_of.of(coding), column[coding.code]
        coded[rows, number] = True
        if coding.status == "unreviewed" and coding.origin == "rules":
            open_[rows, number] = True
        else:
            known[rows, number] = True
            there[rows, number] |= coding.status != "rejected"
    known &= ~open_ | there  # what a rule proposed and nobody ruled on is not known, though the turn was read
    return Judgement(Judged(known, there & known), marked, presumed, coded)


class _Places:
    """Which rows a coding stands on."""

    def __init__(self, said: Spoken) -> None:
        self._first: dict[str, int] = {}
        self._ends: defaultdict[str, list[int]] = defaultdict(list)
        for row, segment in enumerate(said.segments):
            self._first.setdefault(segment.document, row)
            self._ends[segment.document].append(segment.end)
        self._segments = said.segments

    def of(self, coding: Coding) -> list[int]:
        """Return the rows that hold a rule's words, or of which a person coded at least half."""
        document = coding.segment.document
        words = [Segment(document, one.start, one.end) for one in coding.evidence] if coding.origin == "rules" else []
        return sorted({row for segment in words or [coding.segment] for row in self._touched(segment)})

    def _touched(self, segment: Segment) -> list[int]:
        ends, first = self._ends.get(segment.document, []), self._first.get(segment.document, 0)
        found, at = [], bisect_right(ends, segment.start)
        while at < len(ends) and (unit := self._segments[first + at]).start < segment.end:
            common = min(unit.end, segment.end) - max(unit.start, segment.start)
            if common >= _HALF * min(unit.end - unit.start, segment.end - segment.start):
                found.append(first + at)
            at += 1
        return found


def _read(said: Spoken) -> tuple[Marks, Marks]:
    """Return the rows that somebody marked as read, or coded by hand beside such marks; and those presumed as read."""
    study = said.study
    marks = study.store.read_marks()
    by_hand = _coded_by_hand(said)
    read: dict[str, set[int]] = {}
    presumed: dict[str, int] = {}
    for document in study.documents:
        coders = {mark.coder for mark in marks if mark.document == document.id}
        turns = set().union(*(turns_read(marks, document, coder) for coder in coders))
        hand = by_hand.get(document.id, set())
        if turns:
            read[document.id] = turns | hand
        elif hand:
            presumed[document.id] = max(hand)
    where = list(zip((segment.document for segment in said.segments), said.turns, strict=True))
    marked = np.array([number in read.get(name, ()) for name, number in where], dtype=bool)
    return marked, np.array([number <= presumed.get(name, 0) for name, number in where], dtype=bool)


def _coded_by_hand(said: Spoken) -> dict[str, set[int]]:
    texts: dict[str, Document] = {document.id: document for document in said.study.documents}
    found: dict[str, set[int]] = defaultdict(set)
    for coding in said.study.codings:
        if coding.origin == "person" and coding.status != "rejected":
            document = texts[coding.segment.document]
            found[document.id].add(document.turn_at(coding.segment.start).number)
    return found
