"""The usual form of cues, read with one pattern: quick, and equal to the careful reader by a test of its own.

The run stops at the first thing that is unusual; the careful reader goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from themecode.importers.ledger import HEADER, IDS, NOTES, TIMINGS

_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}[.,][0-9]{3}"
_BLOCK = re.compile(
    r"(?:([0-9]{1,9}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?:/[0-9]{1,9}-[0-9]{1,9})?)\n)?"
    rf"({_CLOCK} --> {_CLOCK})\n"
    r"((?:\S[^\n]*\n)+)(?:\n+|\Z)"
)
_HEADER = re.compile(r"WEBVTT\n\n+")
_NOTE = re.compile(r"NOTE(?:[ \t][^\n]*)?\n\n+")


class Cue(NamedTuple):
    """Words with their times; `line` is that of the timing line, `start_ms` None for words outside any cue."""

    line: int
    id: str
    start_ms: int | None
    end_ms: int | None
    words: str


class Run(NamedTuple):
    """Cues from the beginning of a text, what is no speech among them, and where the run ends: position and line."""

    cues: list[Cue]
    spent: Mapping[str, list[str]]
    position: int
    lines: int


def read_usual(text: str) -> Run:
    """Read cues from the beginning of a text, which ends in a line end, for as long as they have the usual form."""
    run = Run([], {HEADER: [], NOTES: [], TIMINGS: [], IDS: []}, 0, 0)
    position = lines = 0
    header = _HEADER.match(text)
    if header:
        run.spent[HEADER].append("WEBVTT")
        position, lines = header.end(), header[0].count("\n")
    while True:
        block = _BLOCK.match(text, position)
        if block is None:
            note = _NOTE.match(text, position)
            if note is None or "->" in note[0]:
                break
            run.spent[NOTES].append(note[0].rstrip("\n"))
            position, lines = note.end(), lines + note[0].count("\n")
            continue
        cue_id, times, words = block.groups()
        if ">" in words and _looks_like_times(words):
            break
        run.spent[TIMINGS].append(times)
        if cue_id:
            run.spent[IDS].append(cue_id)
        first = lines + (2 if cue_id else 1)
        start_ms = _minutes(times[:5]) + int(times[6:8] + times[9:12])
        end_ms = _minutes(times[17:22]) + int(times[23:25] + times[26:])
        run.cues.append(Cue(first, cue_id or "", start_ms, end_ms, words[:-1]))
        position, lines = block.end(), lines + text.count("\n", position, block.end())
    return run._replace(position=position, lines=lines)


@lru_cache(maxsize=256)
def _minutes(written: str) -> int:
    """Return hours and minutes, written 01:02, in milliseconds."""
    return (int(written[:2]) * 60 + int(written[3:])) * 60_000


def _looks_like_times(words: str) -> bool:
    return "->" in words or "=>" in words or "\N{EN DASH}>" in words or "\N{EM DASH}>" in words
