"""Captions that roll: what a cue repeats of the cue before it is left out and counted, so that each word comes once.

YouTube's automatic captions show each line in two or three cues; Whisper's highlighting shows a line once for each of
its words. Both are told from people who say a thing twice by how the cues follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from themecode.importers.ledger import REPEATS, Ledger
from themecode.importers.usual_cues import Cue

_TAGS = re.compile(r"<[^<>\n]{0,200}>")
_WORD_TIME = re.compile(r"<[0-9]{1,6}:[0-9:.,]{1,20}>")
_LIT = re.compile(r"<u>[^<>]{1,200}</u>")
_GAP_MS = 1_000
"""Cues that follow each other within this time can show one line twice; after a longer gap it was said again."""
_MOST_LINES = 4
_ENOUGH, _SHARE = 2, 3


class Shown(NamedTuple):
    """One cue as the screen shows it: its lines as written, and bare of tags."""

    cue: Cue
    written: list[str]
    bare: list[str]

    @property
    def lit_at(self) -> int:
        """Where the one highlighted word stands; -1 where there is none, or more than one."""
        found = _LIT.findall(self.cue.words) if "<u>" in self.cue.words else []
        return self.cue.words.index("<u>") if len(found) == 1 else -1

    @property
    def height(self) -> int:
        """How many lines have words."""
        return sum(map(bool, self.bare))


def unrolled(cues: Sequence[Cue], ledger: Ledger) -> list[Cue]:
    """Return the cues without what they only repeat; captions of another kind come back as they are."""
    shown = [Shown(cue, lines, list(map(_bare, lines))) for cue in cues for lines in [cue.words.split("\n")]]
    for repeats in (_highlights(shown), _rolls(shown)):
        if any(repeats):
            return _left_out(shown, repeats, ledger)
    return list(cues)


def _bare(line: str) -> str:
    return " ".join((_TAGS.sub("", line) if "<" in line else line).split())


def _left_out(shown: Sequence[Shown], repeats: Sequence[int], ledger: Ledger) -> list[Cue]:
    kept: list[Cue] = []
    for one, again in zip(shown, repeats, strict=True):
        cue = one.cue
        if again and not any(one.bare[again:]) and kept:
            ledger.lose(REPEATS, cue.words)
            kept[-1] = kept[-1]._replace(end_ms=max(kept[-1].end_ms or 0, cue.end_ms or 0))
            continue
        ledger.lose(REPEATS, "\n".join(one.written[:again]))
        kept.append(cue._replace(words="\n".join(one.written[again:])) if again else cue)
    says = f"Rolling captions: {sum(repeats)} repeated lines were left out, so that every word comes once."
    ledger.note(0, says)
    return kept


def _rolls(shown: Sequence[Shown]) -> list[int]:
    """Say for each cue how many of its first lines stood in the cue before; all 0 where captions do not roll."""
    repeats = [0, *(_carried(before, after) for before, after in pairwise(shown))][: len(shown)]
    carried = sum(map(bool, repeats))
    rolls = sum(0 < again < one.height for one, again in zip(shown, repeats, strict=True))
    timed_words = carried and any(_WORD_TIME.search(one.cue.words) for one in shown)
    if carried * _SHARE > len(shown) and (rolls >= _ENOUGH or timed_words):
        return repeats
    return [0] * len(shown)


def _carried(before: Shown, after: Shown) -> int:
    """Count the lines that moved up: the last of one cue that are the first of the next. An empty first line is new."""
    if not after.bare[0] or len(after.bare) > _MOST_LINES or not _follows(before.cue, after.cue):
        return 0
    tail = list(before.bare)
    while tail and not tail[-1]:
        tail.pop()
    for number in range(min(len(tail), len(after.bare)), 0, -1):
        if tail[-number:] == after.bare[:number]:
            return number
    return 0


def _highlights(shown: Sequence[Shown]) -> list[int]:
    """Say for each cue whether it is the one before with the highlight further on; all 0 where nothing is lit."""
    lit = [one.lit_at for one in shown]
    if sum(place >= 0 for place in lit) * _SHARE <= len(shown):
        return [0] * len(shown)
    repeats = [0] * len(shown)
    furthest = -1
    for number, (before, after) in enumerate(pairwise(shown), start=1):
        furthest = max(furthest, lit[number - 1])
        onward = lit[number] < 0 or lit[number] > furthest
        if onward and before.bare == after.bare and after.height and _follows(before.cue, after.cue):
            repeats[number] = len(after.bare)
        else:
            furthest = -1
    return repeats if sum(map(bool, repeats)) >= _ENOUGH else [0] * len(shown)


def _follows(before: Cue, after: Cue) -> bool:
    if before.start_ms is None or before.end_ms is None or after.start_ms is None:
        return False
    return before.start_ms <= after.start_ms <= before.end_ms + _GAP_MS
