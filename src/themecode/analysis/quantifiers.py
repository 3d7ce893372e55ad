"""Words for numbers: which counts "most", "a few" or "almost six in ten" stand for, and where a text says otherwise.

There is no universal standard; a project says which table it uses. "plain" is themecode's own; "cqr" are the names of
consensual qualitative research (Hill, Thompson and Williams 1997; Hill and others 2005).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

Preset = Literal["plain", "cqr"]


@dataclass(frozen=True)
class Span:
    """The counts that a word stands for, both ends included; empty where no count of so many people does."""

    low: int
    high: int

    def __contains__(self, count: int) -> bool:
        return self.low <= count <= self.high

    def __str__(self) -> str:
        if self.low > self.high:
            return "no number"
        return f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"


def quantifiers(of: int, preset: Preset = "plain") -> dict[str, Span]:
    """Return what each word stands for among so many people.

    >>> {word: str(span) for word, span in quantifiers(20, "cqr").items()}
    {'general': '19 to 20', 'typical': '11 to 18', 'variant': '2 to 10', 'rare': '1'}
    >>> {word: str(span) for word, span in quantifiers(20).items()}  # doctest: +NORMALIZE_WHITESPACE
    {'all': '20', 'almost all': '18 to 19', 'most': '11 to 19', 'half': '10', 'many': '6 to 9', 'some': '3 to 5',
     'a few': '2', 'one': '1', 'none': '0'}
    """
    if preset == "cqr":
        return {
            "general": Span(max(of - 1, 1), of),
            "typical": Span(of // 2 + 1, of - 2),
            "variant": Span(2, of // 2),
            "rare": Span(1, 1),
        }
    return {
        "all": Span(of, of),
        "almost all": Span(ceil(Fraction(90 * of, 100)), of - 1),
        "most": Span(of // 2 + 1, of - 1),
        "half": _within(Fraction(475, 1000), Fraction(525, 1000), of),
        "many": Span(ceil(Fraction(30 * of, 100)), min(ceil(Fraction(of, 2)) - 1, floor(Fraction(499, 1000) * of))),
        "some": Span(ceil(Fraction(15 * of, 100)), ceil(Fraction(30 * of, 100)) - 1),
        "a few": Span(2, ceil(Fraction(15 * of, 100)) - 1),
        "one": Span(1, 1),
        "none": Span(0, 0),
    }


def _within(low: Fraction, high: Fraction, of: int) -> Span:
    return Span(ceil(low * of), floor(high * of))


_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_NEAR = "almost|nearly|just under|about|around|roughly|some|just over|more than|over"
_FRACTION = re.compile(
    rf"\b(?:(?P<near>{_NEAR})\s+)?(?:"
    rf"(?P<part>{'|'.join(_NUMBERS)}|\d{{1,3}})\s+(?:in|out\s+of)\s+(?P<whole>{'|'.join(_NUMBERS)}|\d{{1,3}})"
    rf"|(?P<count>a|{'|'.join(_NUMBERS)})[\s-](?P<name>half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?P<bare>half)|(?P<percent>\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent))(?!\w)",
    re.IGNORECASE,
)
_REACH = Fraction(2, 100)
_HALF_REACH = Fraction(25, 1000)
_ALMOST = Fraction(3, 100)


@dataclass(frozen=True)
class Said:
    """A fraction in a text: its words, where they stand, and the shares that they stand for; `open` ends are not meant.

    "Almost six in ten" stands for 57.0 to 59.9 %, "one in five" for 18 to 22, "half" for 47.5 to 52.5.
    """

    words: str
    start: int
    end: int
    low: Fraction
    high: Fraction
    above: bool = False
    below: bool = False

    def holds(self, part: int, of: int) -> bool:
        """Say whether a count is what these words stand for.

        >>> [said] = fractions("Almost six in ten agreed.")
        >>> [said.holds(part, 1000) for part in (569, 570, 599, 600)]
        [False, True, True, False]
        """
        share = Fraction(part, of)
        over = share > self.low if self.above else share >= self.low
        under = share < self.high if self.below else share <= self.high
        return over and under


def fractions(text: str) -> list[Said]:
    """Return the fractions that a text says in words or per cent.

    >>> found = fractions("One in five, a third, half of them; 60 %.")
    >>> [(said.words, round(float(said.low), 4), round(float(said.high), 4)) for said in found]
    [('One in five', 0.18, 0.22), ('a third', 0.3133, 0.3533), ('half', 0.475, 0.525), ('60 %', 0.595, 0.605)]
    """
    return [*_fractions(text)]


def _fractions(text: str) -> Iterator[Said]:
    for match in _FRACTION.finditer(text):
        share, reach = _share(match)
        if share is None or not 0 <= share <= 1:
            continue
        near = (match["near"] or "").lower()
        words = (match.group(), match.start(), match.end())
        if near in ("almost", "nearly", "just under"):
            yield Said(*words, max(share - _ALMOST, Fraction(0)), share, below=True)
        elif near == "just over":
            yield Said(*words, share, min(share + _ALMOST, Fraction(1)), above=True)
        elif near in ("more than", "over"):
            yield Said(*words, share, Fraction(1), above=True)
        else:
            yield Said(*words, max(share - reach, Fraction(0)), min(share + reach, Fraction(1)))


def _share(match: re.Match[str]) -> tuple[Fraction | None, Fraction]:
    """Return the share that a match names, and how far from it a count may be."""
    if match["percent"]:
        digits = len(match["percent"].partition(".")[2])
        return Fraction(match["percent"]) / 100, Fraction(1, 200 * 10**digits)
    if match["bare"]:
        return Fraction(1, 2), _HALF_REACH
    part, whole = (
        (_number(match["part"]), _number(match["whole"]))
        if match["part"]
        else (1 if match["count"].lower() == "a" else _number(match["count"]), _PARTS[match["name"].lower()])
    )
    share = Fraction(part, whole) if whole else None
    return share, _HALF_REACH if share == Fraction(1, 2) else _REACH


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)


_PEOPLE = (
    "people|interviewees|participants|respondents|leaders|leads|systems|patients|staff|members|colleagues|managers|"
    "clinicians|professionals|of them|of those|of us|of the"
)
_SAME = {
    "nearly all": "almost all",
    "a small number of": "a few",
    "a handful of": "a few",
    "the majority of": "most",
    "a majority of": "most",
}
_NAMED = "|".join(
    sorted((*_SAME, "almost all", "a few", "all", "most", "half", "many", "some", "none", "one"), key=len, reverse=True)
)
_WORDS = re.compile(rf"\b(?P<word>{_NAMED})\s+(?:the\s+)?(?:{_PEOPLE})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Quantified:
    """A quantifier before a word for people: which one, and where it stands."""

    word: str
    words: str
    start: int
    end: int


def quantified(text: str) -> list[Quantified]:
    """Return where a text says how many people in a word of the plain table.

    >>> [(found.word, found.words) for found in quantified("Most leaders agreed; a small number of leads did not.")]
    [('most', 'Most leaders'), ('a few', 'a small number of leads')]
    """
    return [
        Quantified(_SAME.get(word := match["word"].lower(), word), match.group(), match.start(), match.end())
        for match in _WORDS.finditer(text)
    ]


def disagreement(word: str, count: int, of: int, table: Mapping[str, Span]) -> str:
    """Say where a word is not what a count is called; nothing where it fits.

    >>> disagreement("most", 9, 20, quantifiers(20))
    "'most' stands for 11 to 19 of 20; it is 9: many"
    >>> disagreement("most", 12, 20, quantifiers(20))
    ''
    """
    if count in table[word]:
        return ""
    fitting = [name for name, span in table.items() if count in span]
    called = f": {' or '.join(fitting)}" if fitting else ""
    return f"'{word}' stands for {table[word]} of {of}; it is {count}{called}"
