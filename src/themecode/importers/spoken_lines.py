"""Which lines of a text that stays as it is are speech, and whose: the names are left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from themecode.importers.labels import accepted_names
from themecode.importers.names import label_of
from themecode.importers.passages import passages_of_text
from themecode.importers.timing import CLOCK
from themecode.importers.turns import UNKNOWN

_TIME_ALONE = re.compile(rf"\s*[\[(]?\s*{CLOCK}\s*[\])]?\s*")


_FEWEST, _NARROWEST, _WIDEST, _RAGGED = 8, 40, 110, 20
"""From so many lines on, between so many characters wide, and so ragged, lines are taken for broken by a machine."""


class SpokenLine(NamedTuple):
    """The words of one line, without the name before them: a half-open range of the text, and who speaks.

    Where all lines are broken at one width, it is the words of a paragraph, line ends included.
    """

    start: int
    end: int
    speaker: str


def spoken_lines(text: str) -> list[SpokenLine]:
    r"""Return the lines of speech; a line without a name goes on with the speaker before it.

    >>> spoken_lines("I: Why?\n\nP: Money.\nAnd time.")[1:]
    [SpokenLine(start=12, end=18, speaker='P'), SpokenLine(start=19, end=28, speaker='P')]
    """
    lines = text.split("\n")
    wrapped = is_wrapped(lines)
    found: list[SpokenLine] = []
    fresh = True
    for line, named in _lines(lines, accepted_names(passages_of_text(text))):
        if line is None:
            fresh = True
        elif wrapped and found and not fresh and not named:
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(line)
            fresh = False
    return found


def is_wrapped(lines: Sequence[str]) -> bool:
    """Say whether lines were broken at one width, as plain texts of old are."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < _FEWEST:
        return False
    width = lengths[len(lengths) * 9 // 10]
    full = sum(length > width * 3 // 4 for length in lengths)
    return _NARROWEST <= width <= _WIDEST and lengths[-1] <= width + _RAGGED and full * 2 >= len(lengths)


def _lines(lines: Sequence[str], names: frozenset[str]) -> Iterator[tuple[SpokenLine | None, bool]]:
    """Yield each line of speech, and whether a name stands before it; None for a line that is none."""
    speaker, place = UNKNOWN, 0
    for line in lines:
        label = label_of(line)
        named = label is not None and label.name in names
        begin = 0
        if label is not None and named:
            speaker, begin = " ".join(label.name.split()), label.end
        words = line[begin:]
        solid = words.strip()
        if solid and not _TIME_ALONE.fullmatch(words):
            start = place + begin + len(words) - len(words.lstrip())
            yield SpokenLine(start, start + len(solid), speaker), named
        else:
            yield None, named
        place += len(line) + 1
