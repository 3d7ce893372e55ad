"""YouTube's .sbv captions: `0:00:01.000,0:00:04.000`, words, an empty line; no header and no numbers."""

from __future__ import annotations

import re
from collections import defaultdict

from themecode.importers.cues import CueSheet, sound
from themecode.importers.ledger import TAGS, TIMINGS, Ledger
from themecode.importers.rolling import unrolled
from themecode.importers.source import Source, remembered
from themecode.importers.timing import clock_of
from themecode.importers.turns import Utterance
from themecode.importers.usual_cues import Cue
from themecode.importers.voices import by_names

_CLOCK = r"-?[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]{1,3})?"
_TIMES = re.compile(rf"[ \t]*({_CLOCK})[ \t]*,[ \t]*({_CLOCK})[ \t]*$")
_LOOKS_TIMED = re.compile(r"[ \t]*-?[0-9]{1,3}:[0-9][^\s,]{0,20}[ \t]*,[ \t]*-?[0-9]{1,3}:[0-9]\S{0,20}[ \t]*$")
_EXAMPLE = "0:01:02.000,0:01:05.000"
_BREAK = "[br]"
_COLONS = 3
"""Fewer stand between clocks that people write, as in 10:30,11:45."""


@remembered
def recognises(source: Source) -> bool:
    """Say whether an .sbv has a line of times, or a text file begins with one."""
    if source.suffix == ".sbv":
        return any(map(_LOOKS_TIMED.match, source.text.split("\n"))) and not source.headed
    if source.suffix not in (".txt", ".md"):
        return False
    return bool(_TIMES.match(source.text[:200].lstrip().partition("\n")[0]))


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the cues; names as in .srt."""
    cues = unrolled(sound(read_sbv(source.text), ledger, example=_EXAMPLE), ledger)
    for number, cue in enumerate(cues):
        if _BREAK in cue.words:
            ledger.lose_all({TAGS: [_BREAK] * cue.words.count(_BREAK)})
            cues[number] = cue._replace(words=cue.words.replace(_BREAK, "\n"))
    return by_names(cues, ledger)


def read_sbv(text: str) -> CueSheet:
    r"""Read the cues of an .sbv; what stands behind an empty line belongs to no cue, until the next times.

    >>> read_sbv("0:00:01.000,0:00:04.000\nWe did.\n").cues
    [Cue(line=1, id='', start_ms=1000, end_ms=4000, words='We did.')]
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(number, line)
    reader.close()
    return CueSheet(headed=False, cues=reader.cues, spent=reader.spent, broken=reader.broken)


class _Reader:
    """One pass over the lines, with the cue that is open."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.spent: dict[str, list[str]] = defaultdict(list)
        self.broken: tuple[int, str] | None = None
        self._opened: Cue | None = None
        self._lines: list[str] = []

    def take(self, number: int, line: str) -> None:
        """Read one line: times, words, or the empty line that ends a cue with words."""
        looks_timed = _LOOKS_TIMED.match(line) if "," in line and line.count(":") >= _COLONS else None
        times = _TIMES.match(line) if looks_timed else None
        if times:
            self.close()
            self.spent[TIMINGS].append(line)
            self._opened = Cue(number, "", _milliseconds(times[1]), _milliseconds(times[2]), "")
            return
        if looks_timed and self.broken is None:
            self.broken = (number, "its times are not hours:minutes:seconds,hours:minutes:seconds")
        if line.strip():
            self._opened = self._opened or Cue(number, "", None, None, "")
            self._lines.append(line)
        elif self._lines:
            self.close()

    def close(self) -> None:
        """End the cue that is open."""
        if self._opened is not None:
            self.cues.append(self._opened._replace(words="\n".join(self._lines)))
        self._opened, self._lines = None, []


def _milliseconds(written: str) -> int:
    return -clock_of(written[1:]) if written.startswith("-") else clock_of(written)
