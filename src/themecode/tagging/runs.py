"""A stretch of text as runs of letters with the gaps between them, and plain phrases walked along them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from themecode.tagging.patterns import Forms
from themecode.tagging.syntax import Phrase

RUN = re.compile(r"[^\W_]+")
_SPLIT = re.compile(r"([^\W_]+)")
_APART = re.compile(r"""[\s\-"'“”]+""")
_INSIDE = ("-", "'")


@dataclass(frozen=True)
class Runs:
    """`words[k]` is a run of letters and digits, lower case; `gaps[k]` stands before it, `gaps[-1]` at the end.

    `edges[2 * k]` and `edges[2 * k + 1]` are the run's start and end in the document.
    """

    words: list[str]
    gaps: list[str]
    edges: list[int]

    @classmethod
    def of(cls, low: str, start: int, end: int) -> Runs:
        """Cut `low[start:end]` into runs."""
        parts = _SPLIT.split(low[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        return cls(parts[1::2], parts[0::2], edges[1:])

    def begins_word(self, k: int) -> bool:
        """Say whether a word begins with run k: no hyphen or apostrophe ties it to the run before."""
        return k == 0 or self.gaps[k] not in _INSIDE

    def whole_word(self, k: int) -> int | None:
        """Return where the word that is run k ends, a possessive 's included; None where it goes on otherwise."""
        gaps = self.gaps
        if gaps[k + 1] not in _INSIDE or k + 1 >= len(self.words):
            return self.edges[2 * k + 1]
        if gaps[k + 1] == "'" and self.words[k + 1] == "s" and self.ends_word(k + 1):
            return self.edges[2 * k + 3]
        return None

    def ends_word(self, k: int) -> bool:
        """Say whether a word ends with run k."""
        return k + 1 >= len(self.words) or self.gaps[k + 1] not in _INSIDE


@dataclass(frozen=True)
class Step:
    """One word of a plain phrase: the forms that may stand there, or the letters that it begins with."""

    forms: frozenset[str] = frozenset()
    beginning: str = ""
    possessive: bool = False

    def nexts(self, runs: Runs, k: int) -> Iterator[int]:
        """Yield the run after this word, for each way in which it can stand at run k."""
        word = runs.words[k]
        if not self.beginning:
            if word in self.forms:
                yield k + 1
                if self.possessive and k + 1 < len(runs.words) and runs.words[k + 1] == "s" and runs.gaps[k + 1] == "'":
                    yield k + 2
        elif word.startswith(self.beginning):
            yield k + 1
            while not runs.ends_word(k):
                k += 1
                yield k + 1


Row = tuple[Step, ...]


def row(phrase: Phrase, forms: Forms) -> Row | None:
    """Return a phrase as steps along runs; None where it takes a pattern (hyphens, most wildcards, case)."""
    steps = []
    for word in phrase.words:
        written = word.written.lower()
        if word.manner == "cased":
            return None
        if written.isalnum() and word.manner == "exact":
            steps.append(Step(frozenset({written})))
        elif written.isalnum():
            found = frozenset(forms(written))
            if not all(form.isalnum() for form in found):
                return None
            steps.append(Step(found, possessive=True))
        elif written[-1] == "*" and written[:-1].isalnum() and word.manner == "inflected":
            steps.append(Step(beginning=written[:-1]))
        else:
            return None
    return tuple(steps)


def walk(steps: Row, runs: Runs, k: int, step: int = 0) -> int | None:
    """Return the end, in the document, of the phrase that begins with run k; None where it does not stand there."""
    for after in steps[step].nexts(runs, k):
        if step + 1 == len(steps):
            if runs.ends_word(after - 1):
                return runs.edges[2 * after - 1]
        elif after < len(runs.words) and _APART.fullmatch(runs.gaps[after]):
            end = walk(steps, runs, after, step + 1)
            if end is not None:
                return end
    return None
