"""A sentence's words and marks as the context flags read them: hesitations and stutters left out, short forms apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import eq

from themecode.tagging.context_words import FILLERS, HESITATIONS

# spaces are put in, nothing is taken out: the n-th visible character stays the n-th
_APART = (
    *((mark, f" {mark} ") for mark in '.,;:?!()[]"\u201c\u201d\u2026\u2014/'),
    *((" '", " ' "), ("' ", " ' ")),
    ("n't", " n't"),
    *((f"'{short} ", f" '{short} ") for short in ("s", "d", "re", "ve", "ll", "m")),
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a sentence is made of, and how many pieces of it, hesitations too, stand before each token."""

    pieces: Sequence[str]
    tokens: Sequence[str]
    places: Sequence[int]


def pieces(sentence: str) -> list[str]:
    """Part a sentence into words and marks; don't is do and n't.

    >>> pieces("no, we don't.")
    ['no', ',', 'we', 'do', "n't", '.']
    """
    parted = f" {sentence} "
    for written, apart in _APART:
        if written in parted:
            parted = parted.replace(written, apart)
    return parted.split()


def words(parts: list[str]) -> Words:
    """Leave out what a speaker hesitated over; ^ begins the sentence, a full stop ends it where no other mark does.

    >>> words(pieces("um, it, it was, you know, in 2019")).tokens
    ['^', ',', 'it', 'was', ',', ',', 'in', '#', '.']
    """
    tokens, places = ["^"], [0]
    if _is_plain(parts):
        tokens += parts
        places += range(len(parts))
    else:
        _add_each(parts, tokens, places)
    if tokens[-1] not in ".!?\u2026":
        tokens.append(".")
        places.append(places[-1])
    return Words(parts, tokens, places)


def spans(said: Words) -> list[tuple[int, int]]:
    """Return where each token stands, counted in visible characters from the sentence's beginning.

    >>> spans(words(pieces("no, we")))
    [(0, 2), (0, 2), (2, 3), (3, 5), (3, 5)]
    """
    ends = list(accumulate(map(len, said.pieces), initial=0))
    return [(ends[place], ends[place + 1]) for place in said.places]


def visible(written: str) -> int:
    """Count the visible characters of a stretch.

    >>> visible("no, we")
    5
    """
    return len("".join(written.split()))


def _is_plain(parts: list[str]) -> bool:
    """Say whether a sentence has no hesitation, repetition, filler or number: then it stays as it is."""
    if any(map(eq, parts, parts[1:])) or any(map(str.isdecimal, parts)) or not HESITATIONS.isdisjoint(parts):
        return False
    return "," not in parts or not (any(map(eq, parts, parts[2:])) or any(last in parts for _, last in FILLERS))


def _add_each(parts: list[str], tokens: list[str], places: list[int]) -> None:
    before, last = "", "^"
    for place, part in enumerate(parts):
        if part in HESITATIONS or (part == last and part.isalpha()):
            continue
        if (last == "," and part == before) or (before == "," and (last, part) in FILLERS):
            del tokens[-1], places[-1]
            before, last = tokens[-2] if len(tokens) > 1 else "", tokens[-1]
            continue
        before, last = last, "#" if part.isdecimal() else part
        tokens.append(last)
        places.append(place)
