"""Text with a time before each line, or above it, and no speakers: as podcasts print it, and as YouTube shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from themecode.importers import sbv, teams_text, zoom_chat
from themecode.importers.labels import accepted_names
from themecode.importers.ledger import TIMINGS, Ledger
from themecode.importers.marks import unbold, unmarked
from themecode.importers.passages import Passage
from themecode.importers.preamble import set_aside
from themecode.importers.source import Source, remembered
from themecode.importers.timing import CLOCK, clock_of
from themecode.importers.turns import Utterance

_CLOCKED = re.compile(rf"\s*(?:\[({CLOCK})\]|\(({CLOCK})\)|({CLOCK}))(?=\s|$)[ \t]*(?:[-\u2013\u2014:][ \t]+)?")
_FEWEST, _SHARE, _RISING, _TITLE_LINES = 3, 3, 0.9, 5
_SLOWEST = 15
"""Words a minute."""


@remembered
def recognises(source: Source) -> bool:
    """Say whether at least a third of the lines begin with a time, the times go on, and nobody is named."""
    if source.suffix not in (".txt", ".md") or source.headed or "-->" in source.text:
        return False
    if teams_text.recognises(source) or zoom_chat.recognises(source) or sbv.recognises(source):
        return False
    passages = source.passages
    marks = [(clock_of(_time(found)), n) for n, passage in enumerate(passages) if (found := _clocked(passage.text))]
    if len(marks) < _FEWEST or len(marks) * _SHARE < len(passages) or marks[0][1] >= _TITLE_LINES:
        return False
    gaps = [after - before for (before, _), (after, _) in pairwise(marks)]
    if sum(gap >= 0 for gap in gaps) < _RISING * len(gaps):
        return False
    return _is_spoken(passages, gaps, marks) and not accepted_names(passages)


def _is_spoken(passages: Sequence[Passage], gaps: Sequence[int], marks: Sequence[tuple[int, int]]) -> bool:
    """Tell speech from an agenda or a list of chapters: it has many words between one time and the next."""
    words = [
        sum(len(passage.text.split()) for passage in passages[start:end]) - 1
        for (_, start), (_, end) in pairwise(marks)
    ]
    return median_low(words) * 60_000 >= _SLOWEST * median_low(gaps)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the lines; one without a time goes on with the words before it."""
    passages = source.passages
    markdown = source.suffix == ".md"
    if markdown:
        passages = [passage._replace(text=unmarked(passage.text, ledger)) for passage in passages]
    first = next(n for n, passage in enumerate(passages) if _clocked(passage.text))
    said = list(set_aside(passages[:first], ledger))
    time: int | None = None
    for passage in passages[first:]:
        found = _clocked(passage.text)
        if found:
            time = clock_of(_time(found))
            ledger.lose(TIMINGS, found[0])
        words = passage.text[found.end() :] if found else passage.text
        said.append(Utterance(None, unbold(words, ledger) if markdown else words, time, None, None, passage.line))
    return said


def _clocked(line: str) -> re.Match[str] | None:
    return _CLOCKED.match(line) if ":" in line[:20] else None


def _time(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[3]
