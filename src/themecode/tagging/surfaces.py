"""The strings that a phrase can look like in a searched text, and what must be looked at where one is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, product, takewhile
from math import prod
from typing import Literal, NamedTuple

from themecode.tagging.patterns import Forms, takes_s
from themecode.tagging.syntax import Phrase, Word

Check = Literal["edge", "possessive", "beginning", "pattern", "inside"]
_MOST = 128
_LITERAL = re.compile(r"[^\W_]+")


class Surface(NamedTuple):
    """One string of a phrase; words stand one space apart, as hyphens and quotation marks are read as spaces.

    `check` says what makes it a hit. edge: that words end there; possessive: the same, after 's, too;
    beginning: nothing, the word may go on; pattern: that the phrase's pattern matches from here;
    inside: the same, from where the word begins that it stands in.
    """

    text: str
    check: Check


def surfaces(phrase: Phrase, forms: Forms) -> list[Surface]:
    """Return the strings of which one stands wherever the phrase does."""
    if any(map(_wild, phrase.words[:-1])) or not _plain_end(phrase.words[-1]):
        return _anchored(phrase, forms)
    spoken = [_spoken(word, forms) for word in phrase.words]
    texts = _rows(spoken)
    if texts is None:
        return _anchored(phrase, forms)
    check = _check(phrase, forms)
    return [*(Surface(text, check) for text in texts), *_owning(phrase, forms, spoken)]


def _owning(phrase: Phrase, forms: Forms, spoken: list[list[str]]) -> Iterator[Surface]:
    """Yield the beginnings of a phrase up to a 's inside it."""
    for many in range(1, len(spoken)):
        if takes_s(phrase.words[many - 1], forms):
            yield from (Surface(text + "'s", "pattern") for text in _rows(spoken[:many]) or ())


def _check(phrase: Phrase, forms: Forms) -> Check:
    if any(_looked_at(word) for word in phrase.words):
        return "pattern"
    last = phrase.words[-1]
    if _wild(last):
        return "beginning"
    return "possessive" if takes_s(last, forms) else "edge"


def _looked_at(word: Word) -> bool:
    """Say whether a word is more than its letters: case, or a hyphen that must be one."""
    return word.manner == "cased" or (word.manner == "exact" and "-" in word.written)


def _wild(word: Word) -> bool:
    return bool({"*", "?"} & set(word.written))


def _plain_end(word: Word) -> bool:
    """Say whether a phrase's last word is without wildcards, or has one only, at its end."""
    return not _wild(word) or (word.written[-1] == "*" and word.written[:-1].isalnum())


def _anchored(phrase: Phrase, forms: Forms) -> list[Surface]:
    """Return strings of the phrase's beginning only: as many words as can be written out, or letters of the first."""
    first, *_ = words = list(takewhile(lambda word: not _wild(word), phrase.words)) or [phrase.words[0]]
    if _wild(first):
        return _wildly(first.written.split("-")[0], forms)
    spoken = [_spoken(word, forms) for word in words]
    for many in range(len(words), 0, -1):
        texts = _rows(spoken[:many])
        if texts is not None:
            return [*(Surface(text, "pattern") for text in texts), *_owning(phrase, forms, spoken[:many])]
    return [Surface(text, "pattern") for text in _parts(first, forms)[0]]


def _wildly(part: str, forms: Forms) -> list[Surface]:
    """Return strings for a word with wildcards: of its part before a hyphen where that has none, else its letters."""
    if {"*", "?"} & set(part):
        return [Surface(max(_LITERAL.findall(part.lower()), key=len), "inside")]
    return [Surface(text, "pattern") for text in sorted(forms(part))]


def _rows(words: list[list[str]]) -> list[str] | None:
    """Write out the rows of one string for each word, each row once; None where they are too many."""
    if prod(map(len, words)) > _MOST:
        return None
    return list(dict.fromkeys(" ".join(row) for row in product(*words)))


@lru_cache(maxsize=4096)
def _spoken(word: Word, forms: Forms) -> list[str]:
    """Return a word's strings: in any inflection, its parts apart or joined."""
    if word.manner != "inflected":
        return [word.written.lower().replace("-", " ")]
    if _wild(word):
        return [word.written.lower().rstrip("*")]
    parts = _parts(word, forms)
    ways = (_ways(choice) for choice in product(*parts))
    return list(islice(chain.from_iterable(ways), _MOST + 1))


def _parts(word: Word, forms: Forms) -> list[list[str]]:
    return [sorted(forms(part)) for part in word.written.split("-") if part]


def _ways(parts: Iterable[str]) -> Iterator[str]:
    first, *rest = parts
    if not rest:
        yield first
        return
    for end in _ways(rest):
        yield first + " " + end
        yield first + end
