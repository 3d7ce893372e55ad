"""Find the phrases of all rules in a text: candidates by their first letters, then the whole phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from themecode.tagging.fold import lowered, plain
from themecode.tagging.patterns import Forms, pattern
from themecode.tagging.runs import RUN, Row, Runs, row, walk
from themecode.tagging.syntax import Phrase, Word

Span = tuple[int, int]


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


@dataclass(frozen=True)
class Candidates:
    """Phrases that may begin with one run: whatever follows; where the word goes on; or before certain next runs."""

    always: tuple[int, ...]
    longer: tuple[int, ...]
    before: dict[str, list[int]]


class Finder:
    """All phrases of a codebook, ready to be found.

    Which phrases could begin with a run of letters is worked out once for each different run, so the cost
    grows with the text, hardly with the phrases. A phrase's own pattern is made when it is first needed.
    """

    def __init__(self, found: Iterable[Phrase], forms: Forms) -> None:
        self.phrases = tuple(dict.fromkeys(found))
        self._forms = forms
        self._rows: list[Row | None] = [row(phrase, forms) for phrase in self.phrases]
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._cased = [any(word.manner == "cased" for word in phrase.words) for phrase in self.phrases]
        self._whole: dict[str, list[int]] = {}
        self._beginnings: list[tuple[str, int]] = []
        self._anywhere: list[int] = []
        for number, phrase in enumerate(self.phrases):
            self._file(number, phrase.words[0])
        self._candidates: dict[str, Candidates] = {}

    def spans(self, text: Text, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """Yield each hit in `text[start:end]` as number of the phrase and span, by place."""
        runs, known = Runs.of(text.low, start, end), self._candidates
        for k, word in enumerate(runs.words):
            candidates = known.get(word)
            if candidates is None:
                candidates = known[word] = self._beginning_with(word)
            numbers = candidates.always
            if candidates.before:
                numbers = (*numbers, *self._before(candidates, runs, k))
            if candidates.longer and not runs.ends_word(k):
                numbers = (*numbers, *candidates.longer)
            if numbers and runs.begins_word(k):
                begin = runs.edges[2 * k]
                for number in numbers:
                    steps = self._rows[number]
                    stop = walk(steps, runs, k) if steps else self._matched(number, text, begin, end)
                    if stop is not None:
                        yield number, (begin, stop)

    def _before(self, candidates: Candidates, runs: Runs, k: int) -> list[int]:
        """Return the phrases whose second word may be the next run, or the one after a possessive s."""
        following = runs.words[k + 1 : k + 3]
        found = candidates.before.get(following[0], []) if following else []
        if len(following) > 1 and following[0] == "s":
            found = list(dict.fromkeys([*found, *candidates.before.get(following[1], [])]))
        return found

    def _pattern(self, number: int) -> re.Pattern[str]:
        made = self._patterns.get(number)
        if made is None:
            made = self._patterns[number] = pattern(self.phrases[number], self._forms)
        return made

    def _matched(self, number: int, text: Text, begin: int, end: int) -> int | None:
        hit = self._pattern(number).match(text.plain if self._cased[number] else text.low, begin, end)
        return None if hit is None else hit.end()

    def _file(self, number: int, word: Word) -> None:
        part = "-" in word.written or bool({"*", "?"} & set(word.written))
        for form in _first_forms(word, self._forms):
            beginning = RUN.match(form)
            if beginning is None:
                self._anywhere.append(number)
            elif part:
                self._beginnings.append((beginning.group(), number))
            else:
                self._whole.setdefault(beginning.group(), []).append(number)

    def _beginning_with(self, run: str) -> Candidates:
        found = {number for letters, number in self._beginnings if run.startswith(letters)}
        longer: list[int] = []
        always: list[int] = []
        before: dict[str, list[int]] = {}
        for number in sorted({*found, *self._whole.get(run, ()), *self._anywhere}):
            steps = self._rows[number]
            if (
                number in self._anywhere
                and len(self.phrases[number].words) == 1
                and not self._pattern(number).match(run)
            ):
                longer.append(number)
            elif steps is None or len(steps) == 1 or not steps[1].forms:
                always.append(number)
            else:
                for form in steps[1].forms:
                    before.setdefault(form, []).append(number)
        return Candidates(tuple(always), tuple(longer), before)


def _first_forms(word: Word, forms: Forms) -> Iterable[str]:
    first = word.written.split("-")[0].lower()
    if word.manner != "inflected" or {"*", "?"} & set(first):
        return (first,)
    return forms(first)
