"""Which word of the old text is which of the new one: what is certain, what moved, and guesses at the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from themecode.anchoring.subsequence import Pairs, extremes
from themecode.anchoring.tokens import Tokens, with_marks
from themecode.model import Document

_MOVED = 8
"""So many words in a row, found elsewhere and only there, are the same words at another place."""
_LIKELY = 4
"""So many words in a row may be: a person should look."""
_ROUNDS = 12


@dataclass(frozen=True)
class Matching:
    """Two texts and pairs of words in them, by number: those that are certain, and guesses at others."""

    old: Tokens
    new: Tokens
    sure: Pairs
    guessed: Pairs

    @classmethod
    def of(cls, old: Document, new: Document) -> Matching:
        """Align two versions; then find, among what is left, passages that stand elsewhere now."""
        tokens, others = Tokens.of(old.text), Tokens.of(new.text)
        sure, guessed = _aligned(with_marks(tokens, old), with_marks(others, new))
        sure |= _as_written(tokens, others, sure)
        for _ in range(_ROUNDS):
            moved = _moved(tokens, others, sure, _MOVED)
            if not moved:
                break
            sure |= moved
        guessed = {**guessed, **_moved(tokens, others, sure, _LIKELY)}
        taken = set(sure.values())
        return cls(tokens, others, sure, {o: n for o, n in guessed.items() if o not in sure and n not in taken})

    @cached_property
    def back(self) -> Pairs:
        """The certain pairs by the number of the new word."""
        return {new: old for old, new in self.sure.items()}

    @cached_property
    def best(self) -> Pairs:
        """The certain pairs, and guesses where there is none."""
        return {**self.guessed, **self.sure}

    def same(self, number: int, other: int) -> bool:
        """Say whether an old word may stand at a place in the new text: equal, and neither certain of another."""
        if not 0 <= other < len(self.new) or self.old.keys[number] != self.new.keys[other]:
            return False
        return self.sure.get(number, other) == other and self.back.get(other, number) == number


Marked = tuple[list[str], list[int]]


def _aligned(old: Marked, new: Marked) -> tuple[Pairs, Pairs]:
    """Return the pairs that all best alignments have, and those that one of the two outermost has."""
    (row, words), (other, others) = old, new
    left, right = extremes(row, other)
    guessed = {words[o]: others[n] for o, n in {**right, **left}.items() if words[o] >= 0}
    sure = {words[o]: others[n] for o, n in left.items() if words[o] >= 0 and right.get(o) == n}
    return sure, guessed


def _as_written(old: Tokens, new: Tokens, sure: Pairs) -> Pairs:
    """Tell words apart between certain ones by their capitals and the signs behind them: "it." is not "It"."""
    found: Pairs = {}
    begin, start = 0, 0
    for end, stop in (*sorted(sure.items()), (len(old), len(new))):
        if end > begin and stop > start:
            left, right = extremes(
                [old.written(n) for n in range(begin, end)], [new.written(n) for n in range(start, stop)]
            )
            found |= {begin + o: start + n for o, n in left.items() if right.get(o) == n}
        begin, start = end + 1, stop + 1
    return found


def _moved(old: Tokens, new: Tokens, sure: Pairs, enough: int) -> Pairs:
    """Align the words that have no certain place; keep rows of them that are long enough to be no accident."""
    taken = set(sure.values())
    left = [number for number in range(len(old)) if number not in sure]
    other = [number for number in range(len(new)) if number not in taken]
    if len(left) < enough or len(other) < enough:
        return {}
    first, last = extremes([old.keys[number] for number in left], [new.keys[number] for number in other])
    pairs = sorted((left[o], other[n]) for o, n in first.items() if last.get(o) == n)
    return {o: n for run in runs(pairs) if len(run) >= enough for o, n in run}


def runs(pairs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield pairs that follow one another in both texts.

    >>> list(runs([(0, 5), (1, 6), (2, 9)]))
    [[(0, 5), (1, 6)], [(2, 9)]]
    """
    run: list[tuple[int, int]] = []
    for pair in pairs:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run
