"""Which word of the old text is which of the new one: what is certain, what moved, and guesses at the rest."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from themecode.anchoring.subsequence import Pairs, extremes
from themecode.anchoring.tokens import Tokens, with_marks
from themecode.model import Document

_MOVED = 8
"""So many words in a row, found elsewhere and only there, are the same words at another place."""
_LIKELY = 4
"""So many words in a row may be: a person should look."""
_ROUNDS = 4


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
            moved = _moved(tokens, others, _firm(sure), _MOVED)
            if not moved:
                break
            sure = _without(sure, moved) | moved
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
    """Find passages of so many words, none of which is certain, that stand once among such words in each text."""
    there = _passages(new.keys, set(sure.values()), enough)
    found: dict[int, set[int]] = {}
    back: dict[int, set[int]] = {}
    for passage, at in _passages(old.keys, sure.keys(), enough).items():
        to = there.get(passage, -1)
        for step in range(enough if to >= 0 else 0):
            found.setdefault(at + step, set()).add(to + step)
            back.setdefault(to + step, set()).add(at + step)
    clear = {o: next(iter(news)) for o, news in found.items() if len(news) == 1}
    return {o: n for o, n in clear.items() if len(back[n]) == 1}


def _without(sure: Pairs, moved: Pairs) -> Pairs:
    """Return the pairs whose words did not turn out to have moved."""
    places = set(moved.values())
    return {o: n for o, n in sure.items() if o not in moved and n not in places}


def _firm(sure: Pairs) -> Pairs:
    """Return the pairs that stand in a row: a few words between changes may be there by accident."""
    return {o: n for run in runs(sorted(sure.items())) if len(run) >= _LIKELY for o, n in run}


def _passages(keys: Sequence[str], certain: Container[int], enough: int) -> dict[tuple[str, ...], int]:
    """Return where each passage begins that holds no word with a certain place and stands there once."""
    seen: dict[tuple[str, ...], int] = {}
    free = 0
    for number in range(len(keys)):
        free = 0 if number in certain else free + 1
        if free >= enough:
            passage = tuple(keys[number - enough + 1 : number + 1])
            seen[passage] = -1 if passage in seen else number - enough + 1
    return {passage: at for passage, at in seen.items() if at >= 0}


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
