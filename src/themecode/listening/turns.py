"""Doubts about who speaks and when: told by speakers, times and lengths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from themecode.listening.doubt import Doubt, at
from themecode.model import Document, Turn, clock

GAP_MS, OVERLAP_MS, LONG_MS, LONG_WORDS = 10_000, 500, 5 * 60_000, 750
_UNNAMED = re.compile(r"unknown|unidentified|speaker ?\d*|guest ?\d*|\?+", re.IGNORECASE)
_ANSWERED = re.compile(r"\?\s+(?:Yes|Yeah|Yep|No|Nope|Well|Um|Erm|So|I think|Oh)\b[^?]{40}")
_MASKED = re.compile(r"\*{3,}")
_SHORTEST_LOOP, _LONGEST_LOOP = 4, 12
_ASKS_MUCH, _ALL = 0.4, 0.97
_FEW_WORDS = 200


def speakers(document: Document, roles: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield turns of nobody in particular, turns that may hold two people, and a strange share of the words."""
    for turn in document.turns:
        said = document.text[turn.start : turn.end]
        if _UNNAMED.fullmatch(turn.speaker):
            yield at(document, turn, "speaker", f"who is {turn.speaker}?")
        elif found := _ANSWERED.search(said):
            yield at(document, turn, "speaker", "a question and its answer in one turn: two people?", found[0])
    yield from _shares(document, roles)


def _shares(document: Document, roles: Mapping[str, str]) -> Iterator[Doubt]:
    words: Counter[str] = Counter()
    for turn in document.turns:
        words[turn.speaker] += len(document.text[turn.start : turn.end].split())
    total = sum(words.values())
    if total < _FEW_WORDS:
        return
    for speaker, number in words.items():
        share = number / total
        asks = roles.get(speaker) == "interviewer"
        if (asks and share > _ASKS_MUCH) or (len(words) > 1 and not asks and share > _ALL):
            look = f"{speaker} has {share:.0%} of the words: are turns given to the wrong person?"
            yield Doubt(document.id, 1, "", "share of words", "", look)
    if len(words) == 1:
        yield Doubt(document.id, 1, "", "share of words", "", "one speaker has all the words: were two people merged?")


def times(document: Document) -> Iterator[Doubt]:
    """Yield gaps, overlaps, and times that cannot be."""
    for turn in document.turns:
        start, end = turn.start_ms, turn.end_ms
        if (start is not None and start < 0) or (start is not None and end is not None and end < start):
            yield at(document, turn, "time", f"from {clock(start)} to {clock(end)} cannot be")
    for before, turn in pairwise(document.turns):
        if before.end_ms is None or turn.start_ms is None:
            continue
        pause = turn.start_ms - before.end_ms
        if pause > GAP_MS:
            yield at(
                document, turn, "gap", f"{pause / 1000:.0f} seconds without words before it: is something missing?"
            )
        elif pause < -OVERLAP_MS:
            yield at(document, turn, "overlap", f"begins {-pause / 1000:.1f} seconds before turn {before.number} ends")


def lengths(document: Document) -> Iterator[Doubt]:
    """Yield turns that go on for very long: a change of speaker may have been missed."""
    for turn in document.turns:
        words = len(document.text[turn.start : turn.end].split())
        lasting = (turn.end_ms or 0) - (turn.start_ms or 0)
        if words > LONG_WORDS or lasting > LONG_MS:
            long = f"{words} words" + (f" in {clock(lasting)}" if lasting > 0 else "")
            yield at(document, turn, "long turn", f"{long}: did nobody else speak?")


def repeats(document: Document) -> Iterator[Doubt]:
    """Yield words that come twice in a row, turns that say the same as the one before, and words that were masked."""
    before: Turn | None = None
    for turn in document.turns:
        said = document.text[turn.start : turn.end]
        words = said.lower().split()
        if before and len(words) >= _SHORTEST_LOOP and said == document.text[before.start : before.end]:
            yield at(document, turn, "repeated", f"the same words as turn {before.number}")
        elif loop := _loop(words):
            yield at(document, turn, "repeated", "the same words twice in a row: were they said twice?", loop)
        if _MASKED.search(said):
            yield at(document, turn, "masked", "a machine masked a word")
        before = turn


def _loop(words: list[str]) -> str:
    for start in range(len(words) - 2 * _SHORTEST_LOOP + 1):
        for length in range(_SHORTEST_LOOP, min(_LONGEST_LOOP, (len(words) - start) // 2) + 1):
            once = words[start : start + length]
            if once == words[start + length : start + 2 * length]:
                return " ".join(once * 2)
    return ""
