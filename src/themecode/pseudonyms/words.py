"""The words of a text with their places, and what their capitals and endings say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from themecode.pseudonyms.proposal import Text

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019](?:s|ll|d|m|ve|re)$", re.IGNORECASE)
_OPENING = " \t([{\"'\u201c\u2018\u2013\u2014-"
_ENDING = ".!?\u2026:\n"
_TAKEN = re.compile(r"\[[^\[\]\n]{1,60}\]")


@dataclass(frozen=True)
class Word:
    """One word: without its possessive 's (or 'll, 'd), which `possessive` tells of."""

    written: str
    start: int
    end: int
    possessive: bool
    first: bool
    """Whether a sentence begins with it, so that its capital says nothing."""

    @cached_property
    def lower(self) -> str:
        """The word without capitals and with one kind of apostrophe."""
        return self.written.lower().replace("\u2019", "'")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[:1].isupper()


def words_of(text: Text) -> list[Word]:
    """Return the words of a text; what stands in [brackets] is left out, as it was replaced already.

    >>> [(word.written, word.possessive, word.first) for word in words_of(Text("P01", "So Ana's here, [Person 1]."))]
    [('So', False, True), ('Ana', True, False), ('here', False, False)]
    """
    said = text.words
    return [_word(said, found) for found in _WORD.finditer(_TAKEN.sub(lambda taken: " " * len(taken[0]), said))]


def _word(said: str, found: re.Match[str]) -> Word:
    possessive = _POSSESSIVE.search(found[0])
    end = found.end() - (len(possessive[0]) if possessive else 0)
    return Word(said[found.start() : end], found.start(), end, bool(possessive), _is_first(said, found.start()))


def _is_first(said: str, start: int) -> bool:
    before = start - 1
    while before >= 0 and said[before] in _OPENING:
        before -= 1
    return before < 0 or said[before] in _ENDING


def adjoining(said: str, left: Word, right: Word) -> bool:
    """Say whether nothing but a space, a hyphen or the dot of an initial stands between two words.

    >>> one, two, three = words_of(Text("P01", "J. Bell, nurse"))
    >>> adjoining("J. Bell, nurse", one, two), adjoining("J. Bell, nurse", two, three)
    (True, False)
    """
    between = said[left.end : right.start]
    return between in (" ", "-") or (between == ". " and (len(left.written) == 1 or left.lower in ("st", "dr")))
