"""Places in a text, counted as its tool counted them: code points or UTF-16 units, CRLF as one or two, and so on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Literal, NamedTuple, get_args

Unit = Literal["codepoint", "utf16"]
UNITS: tuple[Unit, ...] = get_args(Unit)
_BEYOND_PLANE = 0xFFFF


@dataclass(frozen=True)
class Counting:
    """How a tool counts: the unit of a character, how many a CRLF is, and whether the end is the last one itself."""

    unit: Unit = "codepoint"
    crlf: int = 2
    inclusive: bool = False

    def __str__(self) -> str:
        """Say it as the report says it."""
        unit = "UTF-16 units" if self.unit == "utf16" else "code points"
        return f"{unit}, a line end of CRLF counts {self.crlf}, end {'inclusive' if self.inclusive else 'exclusive'}"


class Text:
    """A source's text with line feeds for line ends, and the places where another way of counting differs."""

    def __init__(self, raw: str) -> None:
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n")
        self._wide = [n for n, sign in enumerate(self.text) if ord(sign) > _BEYOND_PLANE] if not raw.isascii() else []
        self._pairs = _pairs(raw) if "\r\n" in raw else []
        self._steps: dict[tuple[Unit, int], tuple[list[int], list[int]]] = {}

    @cached_property
    def countings(self) -> list[Counting]:
        """The ways of counting that make a difference in this text."""
        units: Sequence[Unit] = UNITS if self._wide else ("codepoint",)
        return [Counting(*way) for way in product(units, (2, 1) if self._pairs else (2,), (False, True))]

    def same(self, one: Counting) -> Counting:
        """Return the way of counting among `countings` that counts as `one` does here."""
        unit = one.unit if self._wide else "codepoint"
        return replace(one, unit=unit, crlf=one.crlf if self._pairs else 2)

    def place(self, position: int, counting: Counting) -> int | None:
        """Return the code point at a position; None where it is outside the text, or inside a character."""
        wide, halves = self._widened(counting.unit, counting.crlf)
        before = bisect_right(halves, position)
        if before and halves[before - 1] == position:  # inside a character, or between CR and LF
            within = wide[before - 1]
            return within if self.text[within] == "\n" else None
        place = position - before
        return place if 0 <= place <= len(self.text) else None

    def span(self, start: int, end: int, counting: Counting) -> tuple[int, int] | None:
        """Return the range of code points from a tool's start and end; None where they do not fit the text."""
        first, last = self.place(start, counting), self.place(end + counting.inclusive, counting)
        return (first, last) if first is not None and last is not None and first < last else None

    def position(self, place: int, unit: Unit) -> int:
        """Return the position of a code point, counted in a unit, where line ends are line feeds."""
        return place + (bisect_right(self._wide, place - 1) if unit == "utf16" else 0)

    def _widened(self, unit: Unit, crlf: int) -> tuple[list[int], list[int]]:
        """Return the places of characters that count two, and the positions of their second halves."""
        if (unit, crlf) not in self._steps:
            wide = sorted([*(self._wide if unit == "utf16" else []), *(self._pairs if crlf > 1 else [])])
            self._steps[unit, crlf] = wide, [place + number + 1 for number, place in enumerate(wide)]
        return self._steps[unit, crlf]


def all_countings(unit: Unit | None = None) -> list[Counting]:
    """Return every way of counting, or those in one unit."""
    return [Counting(*way) for way in product(UNITS if unit is None else (unit,), (2, 1), (False, True))]


def _pairs(raw: str) -> list[int]:
    """Return the places, in the text with line feeds, of line ends that were CRLF."""
    found: list[int] = []
    at = raw.find("\r\n")
    while at >= 0:
        found.append(at - len(found))
        at = raw.find("\r\n", at + 2)
    return found


def usual_counting(origin: str) -> Counting:
    """Return how a tool is known to count.

    >>> str(usual_counting("NVivo 12.6"))
    'UTF-16 units, a line end of CRLF counts 2, end exclusive'
    """
    name = origin.lower()
    if name.startswith("themecode"):
        return Counting("utf16" if "offsets=utf16" in name else "codepoint")
    if "nvivo" in name:
        return Counting("utf16")
    return Counting(crlf=1 if "atlas" in name else 2)


@dataclass(frozen=True)
class Place:
    """A selection as the file tells it."""

    start: int
    end: int
    name: str = ""


class Score(NamedTuple):
    """How well a way of counting explains the selections of a text."""

    inside: int
    named: int
    aligned: int

    @property
    def weight(self) -> int:
        """What is compared: places inside the text, names that are the words, and ends on word borders."""
        return 2 * self.inside + 2 * self.named + self.aligned


def score(text: Text, places: Iterable[Place], counting: Counting) -> Score:
    """Count the selections that lie inside the text, that are named by their words, and ends on word borders."""
    inside = named = aligned = 0
    for place in places:
        span = text.span(place.start, place.end, counting) if place.start < place.end else None
        if span is None:
            continue
        inside += 1
        aligned += _begins(text.text, span[0]) + _ends(text.text, span[1])
        named += bool(place.name) and _alike(place.name, text.text[span[0] : span[1]])
    return Score(inside, named, aligned)


def best_counting(scores: dict[Counting, Score], usual: Counting, total: int, least: int = 2) -> Counting:
    """Choose the way of counting: the usual one, unless another explains clearly more of `total` ends.

    Clearly is a tenth of them, and `least` at least.
    """
    best = max(scores, key=lambda counting: (scores[counting].weight, counting == usual))
    if usual in scores and scores[best].weight - scores[usual].weight < max(least, total // 10):
        return usual
    return best


def _begins(text: str, place: int) -> bool:
    after = text[place : place + 1]
    return bool(after) and not after.isspace() and not (place and text[place - 1].isalnum() and after.isalnum())


def _ends(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    after = text[place : place + 1]
    return bool(before) and not before.isspace() and not (before.isalnum() and after.isalnum())


def _alike(name: str, words: str) -> bool:
    given, found = " ".join(name.rstrip("\u2026.").split()), " ".join(words.split())
    return len(given) > 1 and (found == given or (name.endswith(("\u2026", "...")) and found.startswith(given)))
