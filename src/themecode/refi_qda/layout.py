"""How a document's text stands in another tool: as it is, or with the name of its speaker before each turn."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from themecode.model import HEADING, TABLE, TEXT, Document

UNKNOWN = "Unknown"
_NAMELESS = (UNKNOWN, TEXT, HEADING, TABLE)
"""What is no name: of a text without names, and of a written document."""
_LABEL = re.compile(r"([^\n]+?): ")


@dataclass(frozen=True)
class Layout:
    """A document's text as it is shown, and which place of the one is which of the other.

    `spoken` is the document's own text, `starts` are the turns' starts in the document,
    `shifts` how many characters of names stand before each.
    """

    text: str
    spoken: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    turns: tuple[tuple[int, int, str], ...] | None = None

    @property
    def labelled(self) -> bool:
        """Say whether names were put in."""
        return bool(self.starts)

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the document stands in the shown text."""
        if not self.starts:
            return start, end
        first, last = (bisect_right(self.starts, place) - 1 for place in (start, end - 1))
        return start + self.shifts[first], end + self.shifts[last]

    def meant(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range of the document behind a range of the shown text; None where it holds names only."""
        if not self.starts:
            return start, end
        first, last = self._behind(start), self._behind(end)
        return (first, last) if first < last else None

    @cached_property
    def _begins(self) -> list[int]:
        return [start + shift for start, shift in zip(self.starts, self.shifts, strict=True)]

    def _behind(self, place: int) -> int:
        """Return the document's place behind a shown one; within a name it is where the turn's words begin."""
        at = bisect_right(self._begins, place) - 1
        if at < 0:
            return 0
        found = place - self.shifts[at]
        following = self.starts[at + 1] if at + 1 < len(self.starts) else found
        return min(found, following)


def layout_of(document: Document) -> Layout:
    r"""Return how a document is shown: with names where its text is speech alone and its speakers have names.

    >>> from themecode.model import Turn
    >>> turns = (Turn("P01", 1, "I", 0, 4), Turn("P01", 2, "P", 5, 11))
    >>> said = Document("P01", "P01.vtt", "vtt", "Why?\nMoney.", turns, "", "")
    >>> layout_of(said).text, layout_of(said).shown(5, 10), layout_of(said).meant(11, 16)
    ('I: Why?\nP: Money.', (11, 16), (5, 10))
    """
    named = any(turn.speaker not in _NAMELESS for turn in document.turns)
    spoken = [document.text[turn.start : turn.end] for turn in document.turns]
    if not named or document.verbatim or document.text.split("\n") != spoken:
        return Layout(document.text, document.text)
    lines, starts, shifts, shift = [], [], [], 0
    for turn in document.turns:
        label = f"{turn.speaker}: "
        shift += len(label)
        lines.append(label + document.text[turn.start : turn.end])
        starts.append(turn.start)
        shifts.append(shift)
    shown = Layout("\n".join(lines), document.text, tuple(starts), tuple(shifts))
    speakers = [turn.speaker for turn in document.turns]
    return shown if speakers_of(shown.text) == speakers else Layout(document.text, document.text)


def speakers_of(shown: str) -> list[str]:
    """Return the names before the turns of a shown text, "" where a line has none."""
    return [found[1] if (found := _LABEL.match(line)) else "" for line in shown.split("\n")]


def unlabelled(shown: str) -> Layout | None:
    """Return the layout of a text that was shown with names: its document's text is speech alone."""
    starts, shifts, words, turns = [], [], [], []
    place = shift = 0
    for line in shown.split("\n"):
        label = _LABEL.match(line)
        if label is None or label.end() == len(line):
            return None
        shift += label.end()
        said = line[label.end() :]
        starts.append(place)
        shifts.append(shift)
        words.append(said)
        turns.append((place, place + len(said), label[1]))
        place += len(said) + 1
    return Layout(shown, "\n".join(words), tuple(starts), tuple(shifts), tuple(turns))
