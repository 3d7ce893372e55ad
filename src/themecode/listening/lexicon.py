"""The lexicon: what people say in a field, and what machines write instead. Words are in lexicon.txt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.likeness import is_like, sound
from themecode.listening.doubt import Doubt, around, at
from themecode.model import Document

_OWN = Path(__file__).with_name("lexicon.txt")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|\+")
_RARE, _SPLIT, _TWO, _ENDING = 7, 8, 2, 2


@dataclass(frozen=True)
class Lexicon:
    """Wrong wordings, as words, with what was probably said; phrases that fill silence; rare words of the study."""

    heard: dict[tuple[str, ...], str] = field(default_factory=dict)
    fillers: frozenset[tuple[str, ...]] = frozenset()
    rare: frozenset[str] = frozenset()

    def mishearings(self, document: Document, ordinary: frozenset[str]) -> Iterator[Doubt]:
        """Yield where a document has a wording of the lexicon, a filler, or a word that sounds like a rare one."""
        longest = max(map(len, (*self.heard, *self.fillers)), default=1)
        for turn in document.turns:
            words = list(_WORD.finditer(document.text, turn.start, turn.end))
            lower = [word[0].lower().replace("\u2019", "'") for word in words]
            place = 0
            while place < len(words):
                length, kind, look = self._known(lower, place, longest) or self._rare(lower, place, ordinary)
                if length:
                    shown = around(document, turn, words[place].start(), words[place + length - 1].end())
                    yield at(document, turn, kind, look, shown)
                place += max(length, 1)

    def _known(self, lower: list[str], place: int, longest: int) -> tuple[int, str, str] | None:
        for length in range(min(longest, len(lower) - place), 0, -1):
            run = tuple(lower[place : place + length])
            if run in self.heard:
                return length, "mishearing", f"{self.heard[run]}?"
            if run in self.fillers:
                return length, "filler", "machines write this into silence: was it said?"
        return None

    def _rare(self, lower: list[str], place: int, ordinary: frozenset[str]) -> tuple[int, str, str]:
        """Compare an unknown word, and two words together, with the rare words of the codebook."""
        word, pair = lower[place], lower[place : place + _TWO]
        if word not in ordinary and (term := self._meant(word)):
            return 1, "mishearing", f"{term}?"
        unknown = not ordinary.issuperset(pair) and self.rare.isdisjoint(pair)
        if len(pair) == _TWO and unknown and (term := self._meant_by_two("".join(pair))):
            return 2, "mishearing", f"{term}?"
        return 0, "", ""

    def _meant(self, word: str) -> str:
        """Return the rare word that an unknown one may be; not one that differs in its ending or a prefix alone."""
        if len(word) < _RARE or not word.isalpha():
            return ""
        return next((term for term in self.terms if is_like(word, term) and not _same_stem(word, term)), "")

    def _meant_by_two(self, pair: str) -> str:
        if len(pair) < _SPLIT or not pair.isalpha() or pair in self.rare:
            return ""
        return next((term for term in self.terms if len(term) >= _SPLIT and sound(term) == sound(pair)), "")

    @cached_property
    def terms(self) -> list[str]:
        """The rare words in order."""
        return sorted(self.rare)


def _same_stem(word: str, term: str) -> bool:
    stem = min(len(word), len(term)) - _ENDING
    return word[:stem] == term[:stem] or word.endswith(term) or term.endswith(word)


def read_lexicon(file: Path | None = None, rare: Iterable[str] = ()) -> Lexicon:
    """Read our own lexicon and a person's file, whose lines come first; `rare` are words of the study itself.

    >>> read_lexicon().heard["wring", "fenced"]
    'ring-fenced'
    """
    heard, fillers = _read(_OWN)
    if file is not None:
        more, others = _read(file)
        heard, fillers = {**heard, **more}, fillers | others
    return Lexicon(heard, fillers, frozenset(word for word in rare if len(word) >= _RARE and word.isalpha()))


def _read(file: Path) -> tuple[dict[tuple[str, ...], str], frozenset[tuple[str, ...]]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ThemecodeError(f"The lexicon {file} cannot be read.", mend="Save it as text in UTF-8.") from error
    heard: dict[tuple[str, ...], str] = {}
    fillers: set[tuple[str, ...]] = set()
    for number, line in enumerate(lines, 1):
        written = line.strip()
        said, colon, wrong = written.partition(":")
        if written.startswith("!"):
            fillers.add(words_in(written))
        elif colon and said.strip() and wrong.strip():
            heard.update((words_in(one), said.strip()) for one in wrong.split("|") if words_in(one))
        elif written and not written.startswith("#"):
            mend = "A line is:  what was said: what a machine wrote | what else it wrote"
            raise ThemecodeError(f"{file.name}:{number}: this is no line of a lexicon.", mend=mend)
    return heard, frozenset(fillers)


def words_in(written: str) -> tuple[str, ...]:
    """Return words as they are compared: without capitals, hyphens and stops.

    >>> words_in("Core twenty-plus 5")
    ('core', 'twenty', 'plus', '5')
    """
    return tuple(word.lower().replace("\u2019", "'") for word in _WORD.findall(written))
