"""The two layouts in which Teams writes a transcript as a page: under times (to 2023), under `Name   m:ss` (since)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from themecode.importers.ledger import EVENTS, SPEAKERS, TIMINGS, Ledger
from themecode.importers.names import could_be_name, label_of
from themecode.importers.passages import Passage
from themecode.importers.preamble import set_aside
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.timing import CLOCK, Timing, clock_of, fault_of, timing_of
from themecode.importers.turns import Utterance

_TIME_AT_END = re.compile(rf"(?<=\s){CLOCK}$")
_EVENT = re.compile(r"\s*.{1,100} (?:started|stopped|paused|resumed) transcription\.?\s*$")
_TIMED = re.compile(r"\s*-?\d{1,3}:\d{1,2}:\d{1,2}[.,:\d]*\s*-->")
_LONG_HEAD, _WIDE_GAP = 99, 3
_LONG_NAME, _LONG_EVENT, _EVENT_WORDS = 80, 130, 9


def is_headed(passages: Sequence[Passage]) -> bool:
    """Say whether the lines are in the layout `Name   m:ss`, rather than in that of `Name: words`."""
    others = [passage.text for passage in passages if not _head(passage.text)]
    heads = len(passages) - len(others)
    if not heads or any(_says_event(line) for line in others):
        return bool(heads)
    labels = (label_of(line) for line in others)
    return heads > sum(1 for label in labels if label and could_be_name(label.name))


def is_timed(passages: Sequence[Passage]) -> bool:
    """Say whether the lines are in the layout of times, name and words."""
    return any("-->" in passage.text and _TIMED.match(passage.text) for passage in passages)


class _Head(NamedTuple):
    """A line `Name   m:ss`: three spaces or a tab stand between."""

    name: str
    time: str


def _head(line: str) -> _Head | None:
    if ":" not in line[-20:]:
        return None
    bare = line.strip()
    time = _TIME_AT_END.search(bare, max(0, len(bare) - 20))
    if time is None:
        return None
    name = bare[: time.start()].rstrip()
    gap = bare[len(name) : time.start()]
    if len(name) > _LONG_HEAD or not (len(gap) >= _WIDE_GAP or "\t" in gap):
        return None
    return _Head(name, time[0])


def read_headed(passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Read turns under `Name   m:ss`; what stands above the first is title, date and the event of starting."""
    heads = [_head(passage.text) for passage in passages]
    first = next((n for n, head in enumerate(heads) if head), len(passages))
    names = frozenset(head.name for head in heads if head)
    started = _start_event(passages[:first], names)
    yield from set_aside([passage for passage in passages[:first] if passage is not started], ledger)
    ledger.lose(EVENTS, started.text if started else "")
    events = _Events(started.text if started else "", names)
    speaker: str | None = None
    start_ms: int | None = None
    for passage, head in zip(passages[first:], heads[first:], strict=True):
        if head:
            speaker, start_ms = head.name, clock_of(head.time)
            ledger.lose(SPEAKERS, passage.text, became=head.time)
            ledger.lose(TIMINGS, head.time)
            yield Utterance(speaker, "", start_ms, None, None, passage.line)
        elif events.has(passage.text):
            ledger.lose(EVENTS, passage.text)
        else:
            yield Utterance(speaker, passage.text, start_ms, None, None, passage.line)


def _start_event(preamble: Sequence[Passage], names: frozenset[str]) -> Passage | None:
    """Find the line that says who started the transcription, in any language: it begins with a name, without digits."""
    for passage in preamble:
        if _says_event(passage.text):
            return passage
    wordy = [passage for passage in preamble[1:] if not re.search(r"\d", passage.text)]
    for passage in wordy:
        if len(passage.text.split()) <= _EVENT_WORDS and _begins_with(passage.text, names):
            return passage
    last = preamble[-1] if preamble else None
    return last if last in wordy and len(wordy) < len(preamble) - 1 else None


def _says_event(line: str) -> bool:
    return "transcription" in line and len(line) < _LONG_EVENT and _EVENT.match(line) is not None


class _Events:
    """Tells "X stopped transcription" from speech, also where it is written in another language."""

    def __init__(self, start_event: str, names: frozenset[str]) -> None:
        written = start_event.split()
        self._names = names | {" ".join(written[:2])} if written else frozenset[str]()
        self._words = {word for word in start_event.casefold().split() if len(word) > 8 and "trans" in word}  # noqa: PLR2004

    def has(self, line: str) -> bool:
        """Say whether a line is such an event."""
        if _says_event(line):
            return True
        if not self._words or len(line) > _LONG_EVENT or len(line.split()) > _EVENT_WORDS:
            return False
        return not self._words.isdisjoint(line.casefold().split()) and _begins_with(line, self._names)


def _begins_with(line: str, names: frozenset[str]) -> bool:
    return any(line.strip().startswith(f"{name} ") for name in names)


def read_timed(passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Read blocks of a timing line, a name and words; words without times go on with the speaker before them."""
    timings = {n: timing for n, passage in enumerate(passages) if (timing := _timing(passage, ledger))}
    starts = list(timings)
    yield from set_aside(passages[: starts[0] if starts else len(passages)], ledger)
    second_lines = Counter(passages[n + 1].text.strip() for n in starts if n + 1 < len(passages))
    for start, end in pairwise([*starts, len(passages)]):
        ledger.lose(TIMINGS, passages[start].text)
        yield from _block(passages[start:end], timings[start], second_lines, ledger)


def _block(block: Sequence[Passage], timing: Timing, second_lines: Counter[str], ledger: Ledger) -> Iterator[Utterance]:
    head, *rest = block
    speaker: str | None = None
    if rest and _is_name(rest[0].text.strip(), second_lines, alone=len(rest) == 1):
        ledger.lose(SPEAKERS, rest[0].text)
        speaker, rest = rest[0].text.strip(), rest[1:]
    after = next((n for n, passage in enumerate(rest) if n and passage.fresh), len(rest))
    words = "\n".join(passage.text for passage in rest[:after])
    yield Utterance(speaker, words, timing.start_ms, timing.end_ms, None, head.line)
    for passage in rest[after:]:
        if _says_event(passage.text):
            ledger.lose(EVENTS, passage.text)
        else:
            yield Utterance(None, passage.text, None, None, None, passage.line)


def _is_name(line: str, second_lines: Counter[str], *, alone: bool) -> bool:
    if second_lines[line] > 1:
        return True
    return not alone and len(line) <= _LONG_NAME and not line.endswith((".", "?", "!", ",", "…"))


def _timing(passage: Passage, ledger: Ledger) -> Timing | None:
    """Read a timing line; refuse one that cannot be read."""
    if ">" not in passage.text:
        return None
    timing = timing_of(passage.text)
    if timing is not None and not timing.words:
        return timing
    fault = fault_of(passage.text)
    if timing is not None and _TIMED.match(passage.text):
        fault = "words stand on the same line, so that names and words cannot be told apart"
    if fault:
        reason = f"has a timing line that cannot be read (line {passage.line}: {fault})"
        raise ImportRefusedError(ledger.file, reason, "Put times, name and words on lines of their own.")
    return None
