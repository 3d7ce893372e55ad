"""Which lines of a text that stays as it is are speech, and whose: the names are left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from themecode.importers.labels import accepted_names
from themecode.importers.names import label_of
from themecode.importers.passages import passages_of_text
from themecode.importers.timing import CLOCK
from themecode.importers.turns import UNKNOWN

_TIME_ALONE = re.compile(rf"\s*[\[(]?\s*{CLOCK}\s*[\])]?\s*")


class SpokenLine(NamedTuple):
    """The words of one line, without the name before them: a half-open range of the text, and who speaks."""

    start: int
    end: int
    speaker: str


def spoken_lines(text: str) -> Iterator[SpokenLine]:
    r"""Yield the lines of speech; a line without a name goes on with the speaker before it.

    >>> list(spoken_lines("I: Why?\n\nP: Money.\nAnd time."))[1:]
    [SpokenLine(start=12, end=18, speaker='P'), SpokenLine(start=19, end=28, speaker='P')]
    """
    names = accepted_names(passages_of_text(text))
    speaker, place = UNKNOWN, 0
    for line in text.split("\n"):
        label = label_of(line)
        begin = 0
        if label is not None and label.name in names:
            speaker, begin = " ".join(label.name.split()), label.end
        words = line[begin:]
        solid = words.strip()
        if solid and not _TIME_ALONE.fullmatch(words):
            start = place + begin + len(words) - len(words.lstrip())
            yield SpokenLine(start, start + len(solid), speaker)
        place += len(line) + 1
