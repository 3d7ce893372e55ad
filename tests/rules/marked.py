"""Sentences with the answer marked inside them: `We {never ring-fenced:negated} it.`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from themecode.tagging.context import flags
from themecode.tagging.fold import lowered, plain

_MARKED = re.compile(r"\{(?P<hit>[^{}:]+)(?::(?P<flags>[a-z,]*))?\}")


class Marked(NamedTuple):
    """A sentence, one hit in it, and the flags that the hit must get."""

    sentence: str
    hit: tuple[int, int]
    flags: tuple[str, ...]

    def found(self) -> tuple[str, ...]:
        """Return the flags that the hit gets, in the middle of a longer text."""
        before = "Nobody knows. "
        low = lowered(plain(f"{before}{self.sentence} Would they?"))
        start = len(before)
        return flags(low, (start, start + len(self.sentence)), (start + self.hit[0], start + self.hit[1]))


def read(path: Path) -> list[tuple[str, Marked]]:
    """Return each line of a file that is not a comment, with each of its marked hits."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return [(line, marked) for line in lines if line and not line.startswith("#") for marked in of(line)]


def of(line: str) -> list[Marked]:
    """Take the marks out of a line."""
    said, hits, last = "", [], 0
    for mark in _MARKED.finditer(line):
        said += line[last : mark.start()]
        expected = tuple(flag for flag in (mark["flags"] or "").split(",") if flag)
        hits.append(((len(said), len(said) + len(mark["hit"])), expected))
        said += mark["hit"]
        last = mark.end()
    said += line[last:]
    return [Marked(said, hit, expected) for hit, expected in hits]
