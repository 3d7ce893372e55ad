"""Find the phrases of all rules in a text: candidates by their first letters, then the whole phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from themecode.tagging.fold import lowered, plain
from themecode.tagging.syntax import Phrase, Word

Span = tuple[int, int]
Forms = Callable[[str], Iterable[str]]

RUN = re.compile(r"[^\W_]+")
WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_FIRST_RUN = re.compile(r"[^\W_]*")
_APART = r"""[\s\-"'“”]+"""
_JOINED = r"""[\s\-"'“”]*"""
_BEFORE = r"(?<![^\W_])(?<![^\W_][-'])"
_AFTER = r"(?![^\W_])(?![-'][^\W_])"
_POSSESSIVE = r"(?:'s)?"
_ANY_LETTERS = r"(?:[^\W_]|[-'](?=[^\W_]))*"
_ONE_LETTER = r"[^\W_]"
_INFLECTED_WORD = re.compile(_BEFORE + r"[^\W_]+" + _POSSESSIVE + _AFTER)
_BEGINNING = re.compile(_BEFORE + r"[^\W_]+" + _ANY_LETTERS + _AFTER)


@dataclass(frozen=True)
class Text:
    """A text as the matcher reads it: folded, and folded in lower case, offsets unchanged."""

    plain: str
    low: str

    @classmethod
    def of(cls, text: str) -> Text:
        """Fold a text."""
        folded = plain(text)
        return cls(folded, lowered(folded))


class Finder:
    """All phrases of a codebook, ready to be found.

    Which phrases could begin with a run of letters is worked out once for each different run, so the cost
    grows with the text, hardly with the phrases. A phrase's own pattern is made when it is first needed.
    """

    def __init__(self, found: Iterable[Phrase], forms: Forms) -> None:
        self.phrases = tuple(dict.fromkeys(found))
        self._forms = forms
        self._patterns: list[re.Pattern[str] | None] = [_shared(phrase) for phrase in self.phrases]
        self._cased = [any(word.manner == "cased" for word in phrase.words) for phrase in self.phrases]
        self._whole: dict[str, list[int]] = {}
        self._beginnings: list[tuple[str, int]] = []
        self._anywhere: list[int] = []
        for number, phrase in enumerate(self.phrases):
            self._file(number, phrase.words[0])
        self._candidates: dict[str, tuple[int, ...]] = {}

    def spans(self, text: Text, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """Yield each hit in `text[start:end]` as number of the phrase and span, by place."""
        low, plain_text, known = text.low, text.plain, self._candidates
        for run in RUN.finditer(low, start, end):
            word = run.group()
            numbers = known.get(word)
            if numbers is None:
                numbers = known[word] = self._beginning_with(word)
            for number in numbers:
                pattern = self._patterns[number] or self._made(number)
                hit = pattern.match(plain_text if self._cased[number] else low, run.start(), end)
                if hit is not None:
                    yield number, hit.span()

    def _made(self, number: int) -> re.Pattern[str]:
        words = (_word(word, self._forms) for word in self.phrases[number].words)
        made = self._patterns[number] = re.compile(_BEFORE + _APART.join(words) + _AFTER)
        return made

    def _file(self, number: int, word: Word) -> None:
        part = "-" in word.written or bool({"*", "?"} & set(word.written))
        for form in _first_forms(word, self._forms):
            beginning = _FIRST_RUN.match(form)
            letters = beginning.group() if beginning else ""
            if not letters:
                self._anywhere.append(number)
            elif part:
                self._beginnings.append((letters, number))
            else:
                self._whole.setdefault(letters, []).append(number)

    def _beginning_with(self, run: str) -> tuple[int, ...]:
        found = {number for letters, number in self._beginnings if run.startswith(letters)}
        return tuple(sorted({*found, *self._whole.get(run, ()), *self._anywhere}))


def _first_forms(word: Word, forms: Forms) -> Iterable[str]:
    first = word.written.split("-")[0].lower()
    if word.manner != "inflected" or {"*", "?"} & set(first):
        return (first,)
    return forms(first)


def _shared(phrase: Phrase) -> re.Pattern[str] | None:
    """Return the pattern that serves every phrase of this simple kind: its run is known to fit already."""
    word = phrase.words[0]
    if len(phrase.words) > 1 or word.manner == "cased":
        return None
    if word.written.isalnum():
        return _INFLECTED_WORD if word.manner == "inflected" and word.written.isalpha() else None
    return _BEGINNING if word.written[-1] == "*" and word.written[:-1].isalnum() else None


def _word(word: Word, forms: Forms) -> str:
    if word.manner == "cased":
        return re.escape(word.written)
    if word.manner == "exact":
        return re.escape(word.written.lower())
    parts = (_part(part.lower(), forms) for part in word.written.split("-") if part)
    return _JOINED.join(parts) + _POSSESSIVE


def _part(part: str, forms: Forms) -> str:
    if {"*", "?"} & set(part):
        return "".join({"*": _ANY_LETTERS, "?": _ONE_LETTER}.get(c, re.escape(c)) for c in part)
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms(part), key=lambda f: (-len(f), f))) + ")"
