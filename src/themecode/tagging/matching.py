"""Find the phrases of all rules in a text: candidates by their first letters, then the whole phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    """Phrases that may begin with one run of letters.

    `alone`: the run is all they need, as a whole word; `always`: whatever follows; `longer`: where the word
    goes on after a hyphen or apostrophe; `before`: only before certain next runs.
    """

    alone: tuple[int, ...]
    always: tuple[int, ...]
    longer: tuple[int, ...]
    before: dict[str, list[int]]
    only_alone: bool


class Finder(dict[str, Candidates | None]):
    """All phrases of a codebook, ready to be found: a dictionary of candidates by run, filled as texts are read.

    Which phrases could begin with a run of letters is worked out once for each different run, so the cost
    grows with the text, hardly with the phrases. A phrase's own pattern is made when it is first needed.
    """

    def __init__(self, found: Iterable[Phrase], forms: Forms) -> None:
        super().__init__()
        self.phrases = tuple(dict.fromkeys(found))
        self._forms = forms
        self._rows: list[Row | None] = [row(phrase, forms) for phrase in self.phrases]
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._cased = [any(word.manner == "cased" for word in phrase.words) for phrase in self.phrases]
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, phrase in enumerate(self.phrases):
            self._file(number, phrase.words[0])

    def spans(self, text: Text, start: int, end: int) -> list[tuple[int, Span]]:
        """Return each hit in `text[start:end]` as number of the phrase and span, by place."""
        runs = Runs.of(text.low, start, end)
        found: list[tuple[int, Span]] = []
        for k, candidates in [(k, known) for k, known in enumerate(map(self.__getitem__, runs.words)) if known]:
            if not runs.begins_word(k):
                continue
            begin = runs.edges[2 * k]
            if candidates.alone and (stop := runs.whole_word(k)) is not None:
                span = (begin, stop)
                found.extend((number, span) for number in candidates.alone)
            if candidates.only_alone:
                continue
            for number in self._to_try(candidates, runs, k):
                steps = self._rows[number]
                stop = walk(steps, runs, k) if steps else self._matched(number, text, begin, end)
                if stop is not None:
                    found.append((number, (begin, stop)))
        return found

    def __missing__(self, run: str) -> Candidates | None:
        """Work out, once for each different run, which phrases may begin with it; None where none can."""
        beginnings = (self._beginnings.get(run[:length], ()) for length in range(1, len(run) + 1))
        found = {number for numbers in beginnings for number in numbers}
        sorts: dict[str, list[int]] = {"alone": [], "always": [], "longer": []}
        before: dict[str, list[int]] = {}
        for number in sorted({*found, *self._whole.get(run, ()), *self._anywhere}):
            steps = self._rows[number]
            if steps is not None and len(steps) > 1 and steps[1].forms:
                for form in steps[1].forms:
                    before.setdefault(form, []).append(number)
            else:
                sorts[self._sort(number, steps, run)].append(number)
        only_alone = not (before or sorts["always"] or sorts["longer"])
        alone, always, longer = (tuple(numbers) for numbers in sorts.values())
        made = Candidates(alone, always, longer, before, only_alone)
        self[run] = made if before or any(sorts.values()) else None
        return self[run]

    def _sort(self, number: int, steps: Row | None, run: str) -> str:
        if steps is not None and len(steps) == 1 and steps[0].possessive:
            return "alone"
        if steps is None and len(self.phrases[number].words) == 1 and not self._cased[number]:
            return "always" if self._tied(number, run) else "longer"
        return "always"

    def _tied(self, number: int, run: str) -> bool:
        """Say whether a phrase of one word must be tried wherever this run stands, also as a word of its own."""
        return "-" in self.phrases[number].words[0].written or self._pattern(number).match(run) is not None

    def _to_try(self, candidates: Candidates, runs: Runs, k: int) -> Iterable[int]:
        numbers = candidates.always
        if candidates.before:
            following = runs.words[k + 1 : k + 3]
            found = candidates.before.get(following[0], []) if following else []
            if len(following) > 1 and following[0] == "s":
                found = list(dict.fromkeys([*found, *candidates.before.get(following[1], [])]))
            numbers = (*numbers, *found)
        return (*numbers, *candidates.longer) if candidates.longer and not runs.ends_word(k) else numbers

    def _pattern(self, number: int) -> re.Pattern[str]:
        made = self._patterns.get(number)
        if made is None:
            made = self._patterns[number] = pattern(self.phrases[number], self._forms)
        return made

    def _matched(self, number: int, text: Text, begin: int, end: int) -> int | None:
        hit = self._pattern(number).match(text.plain if self._cased[number] else text.low, begin, end)
        return None if hit is None else hit.end()

    def _file(self, number: int, word: Word) -> None:
        """File a phrase under the runs that its first word may begin with."""
        first, *rest = word.written.lower().split("-")
        for form in self._forms_of(first, word):
            beginning = RUN.match(form)
            if beginning is None:
                self._anywhere.append(number)
            elif {"*", "?"} & set(form):
                self._beginnings.setdefault(beginning.group(), []).append(number)
            else:
                self._whole.setdefault(beginning.group(), []).append(number)
                if rest and (second := RUN.match(rest[0])) is not None:
                    starts = self._forms_of(rest[0], word) if second.group() == rest[0] else [second.group()]
                    for start in starts:
                        self._beginnings.setdefault(form + start, []).append(number)

    def _forms_of(self, part: str, word: Word) -> Iterable[str]:
        return (part,) if word.manner != "inflected" or {"*", "?"} & set(part) else self._forms(part)
