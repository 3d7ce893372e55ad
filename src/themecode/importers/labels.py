"""Labelled speech, as people type it: `Name: words`, a name alone above its words, times beside the names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import compress

from themecode.importers.ledger import HEADINGS, SEPARATORS, SPEAKERS, TIMINGS, Ledger
from themecode.importers.marks import is_separator
from themecode.importers.names import Label, could_be_name, is_role, label_of, speakers
from themecode.importers.passages import Passage
from themecode.importers.preamble import set_aside
from themecode.importers.timing import CLOCK, clock_of
from themecode.importers.turns import Utterance

_TIME_ALONE = re.compile(rf"[\[(]?\s*({CLOCK})\s*[\])]?$")
_BREAK = re.compile(r"\W*(?:break|pause|music|interlude|intermission)([\W0-9]*)$", re.IGNORECASE)
_CLOCK = re.compile(CLOCK)
_HEADING = re.compile(r"#{1,6}\s")


def label_speech(
    passages: Sequence[Passage], ledger: Ledger, *, headings: bool = False, unbold: Callable[[str], str] = str
) -> Iterator[Utterance]:
    """Yield who says what; without any name, everything is one text without a speaker.

    `headings`: lines that begin with # are no speech. `unbold` takes marks out of words.
    """
    labels = [label_of_passage(passage) for passage in passages]
    names = accepted_names(passages, labels)
    first = next((n for n, label in enumerate(labels) if label and label.name in names), None)
    if first is None:
        yield from _without_names(passages, ledger, unbold)
        return
    while first and _time_alone(passages[first - 1].text):
        first -= 1
    yield from set_aside(passages[:first], ledger)
    reader = _Reader(names, ledger, headings=headings)
    for passage, label in zip(passages[first:], labels[first:], strict=True):
        for utterance in reader.read(passage, label):
            yield utterance._replace(text=unbold(utterance.text))


def accepted_names(passages: Sequence[Passage], labels: Sequence[Label | None] = ()) -> frozenset[str]:
    """Decide which labels are speakers, by paragraphs, and by lines where turns are not parted by empty lines."""
    labels = labels or [label_of_passage(passage) for passage in passages]
    spoken = [not _is_pause(passage.text) for passage in passages]
    passages, labels = list(compress(passages, spoken)), list(compress(labels, spoken))
    possible = {name: could_be_name(name) for name in {label.name for label in labels if label}}
    names = [label.name if label and possible[label.name] else None for label in labels]
    times = Counter(names)
    for at, (name, passage) in enumerate(zip(names, passages, strict=True)):
        if name and passage.bold and times[name] == 1 and not is_role(name) and not label_of(passage.text):
            names[at] = None  # bold words that come once stress something
    by_line = speakers(names)
    by_paragraph = speakers(
        [name for name, passage in zip(names, passages, strict=True) if passage.fresh or (name and times[name] > 1)]
    )
    return max(by_line, by_paragraph, key=lambda found: found.share).accepted


def label_of_passage(passage: Passage) -> Label | None:
    """Find what may be a name at the start of a paragraph: before a colon, before a time, or in bold."""
    label = label_of(passage.text)
    if label is None and passage.bold:
        return Label(passage.text[: passage.bold].strip(), passage.bold)
    return label


def _is_pause(line: str) -> bool:
    """Say whether a line is no turn at all: a time, a break, a separator."""
    return bool(_time_alone(line) or _is_break(line) or is_separator(line))


def _time_alone(line: str) -> re.Match[str] | None:
    return _TIME_ALONE.match(line.strip()) if ":" in line else None


def _is_break(line: str) -> bool:
    found = _BREAK.match(line) if ":" in line else None
    return found is not None and _CLOCK.search(found[1]) is not None


def _without_names(passages: Sequence[Passage], ledger: Ledger, unbold: Callable[[str], str]) -> Iterator[Utterance]:
    for passage in passages:
        if is_separator(passage.text):
            ledger.lose(SEPARATORS, passage.text)
        else:
            yield Utterance(None, unbold(passage.text), None, None, None, passage.line)


class _Reader:
    """Reads one line after the other; remembers who speaks and whether their words are still to come."""

    def __init__(self, names: frozenset[str], ledger: Ledger, *, headings: bool) -> None:
        self._names = names
        self._ledger = ledger
        self._headings = headings
        self._speaker: str | None = None
        self._waiting = False
        self._time: int | None = None

    def read(self, passage: Passage, label: Label | None) -> Iterator[Utterance]:
        """Yield what one line says, if anything."""
        if label and label.name in self._names:
            yield self._labelled(passage, label)
        elif not self._is_no_speech(passage.text):
            yield self._going_on(passage)

    def _labelled(self, passage: Passage, label: Label) -> Utterance:
        self._ledger.lose(SPEAKERS, passage.text[: label.end], became=label.time)
        self._ledger.lose(TIMINGS, label.time)
        words = passage.text[label.end :]
        self._speaker, self._waiting = label.name, not words.strip()
        start_ms = label.start_ms if label.time else self._time
        self._time = start_ms if self._waiting else None
        return Utterance(label.name, words, start_ms, None, None, passage.line)

    def _going_on(self, passage: Passage) -> Utterance:
        """Continue the speaker; only a paragraph that a speaker's earlier words stand above counts as unnamed."""
        speaker = self._speaker if self._waiting or not passage.fresh else None
        self._waiting = False
        start_ms, self._time = self._time, None
        return Utterance(speaker, passage.text, start_ms, None, None, passage.line)

    def _is_no_speech(self, line: str) -> bool:
        if is_separator(line):
            self._ledger.lose(SEPARATORS, line)
        elif found := _time_alone(line):
            self._ledger.lose(TIMINGS, line)
            self._time = clock_of(found[1])
        elif _is_break(line):
            self._ledger.lose(TIMINGS, line)
        elif self._headings and _HEADING.match(line):
            self._ledger.lose(HEADINGS, line)
        else:
            return False
        return True
