"""Where the cues of the context flags stand in a sentence: its words without hesitations, and the lists applied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

from themecode.tagging import context_words as lists
from themecode.tagging.context_question_words import TAGS

Way = Literal["forward", "backward", "either", "ends", "not"]
Step = frozenset[str] | str

_PIECE = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
_SHORT = frozenset({"d", "s", "re", "ve", "ll", "m"})
_GAP, _NUMBER = "...", "#"
_MOST_IN_GAP = 3


@dataclass(frozen=True)
class Kind:
    """One list of words: the flag it speaks for, which way it acts and over how many words, and what ends that.

    `ends` and `not`: the words end the reach of `group`'s cues, or are no cues though they look so.
    """

    flag: str
    group: str
    way: Way
    words: int = 0


class Cue(NamedTuple):
    """A cue found in a sentence, from token `first` to before token `after`."""

    kind: Kind
    first: int
    after: int


@dataclass(frozen=True)
class Words:
    """A sentence's words and marks without hesitations; short forms apart. `pieces` says which piece each is part of."""

    sentence: str
    tokens: list[str]
    pieces: list[int]

    @classmethod
    def of(cls, sentence: str) -> Words:
        """Take a sentence apart. The first token is ^, at the sentence's beginning; the last ends the sentence."""
        tokens, pieces = ["^"], [-1]
        for number, piece in enumerate(_PIECE.findall(sentence)):
            for token in _parted(piece) if "'" in piece else (piece,):
                if token in lists.HESITATIONS or (token == tokens[-1] and token.isalpha()):
                    continue
                if len(tokens) > 1 and _takes_back(tokens, token):
                    del tokens[-1], pieces[-1]
                    continue
                tokens.append(token)
                pieces.append(number)
        if tokens[-1] not in ".!?\u2026":
            tokens.append(".")
            pieces.append(pieces[-1])
        return cls(sentence, tokens, pieces)

    def spans(self) -> list[tuple[int, int]]:
        """Return where each token stands in the sentence; the parts of a short form stand where the whole does."""
        spans = [found.span() for found in _PIECE.finditer(self.sentence)]
        return [(0, 0) if piece < 0 else spans[piece] for piece in self.pieces]


def _parted(piece: str) -> tuple[str, ...]:
    """Part a short form: don't is do and n't, we'd is we and 'd."""
    if piece.endswith("n't"):
        return (piece[:-3], "n't")
    stem, _, ending = piece.rpartition("'")
    return (stem, f"'{ending}") if ending in _SHORT else (piece,)


def _takes_back(tokens: list[str], token: str) -> bool:
    """Say whether a word repeats the one before the comma, or makes ", you know" or ", I mean" whole: both go."""
    if tokens[-1] == ",":
        return token == tokens[-2] and token.isalpha()
    return tokens[-2] == "," and (tokens[-1], token) in lists.FILLERS


KINDS = (
    (Kind("negated", "negated", "forward", 9), lists.NEGATED),
    (Kind("negated", "nearby", "forward", 5), lists.NEGATED_NEARBY),
    (Kind("negated", "negated", "backward", 6), lists.NEGATED_BEFORE),
    (Kind("negated", "", "not"), (*lists.NOT_NEGATED, *lists.KEPT_NEGATED)),
    (Kind("negated", "negated", "ends"), lists.NEGATED_ENDS),
    (Kind("negated", "nearby", "ends"), (*lists.NEGATED_ENDS, *lists.NEARBY_ENDS)),
    (Kind("hypothetical", "condition", "forward", 60), lists.CONDITION),
    (Kind("hypothetical", "modal", "forward", 12), lists.MODAL),
    (Kind("hypothetical", "modal", "backward", 4), lists.MODAL_BEFORE),
    (Kind("hypothetical", "", "not"), lists.NOT_HYPOTHETICAL),
    (Kind("hypothetical", "condition", "ends"), lists.CONDITION_ENDS),
    (Kind("hypothetical", "modal", "ends"), lists.MODAL_ENDS),
    (Kind("habit", "", "forward"), lists.HABIT),
    (Kind("reported", "reported", "forward", 60), lists.REPORTED),
    (Kind("reported", "reported", "either", 60), lists.REPORTED_EITHER_WAY),
    (Kind("reported", "", "not"), lists.NOT_REPORTED),
    (Kind("reported", "reported", "ends"), lists.REPORTED_ENDS),
    (Kind("tag", "", "not"), TAGS),
)


def cues(tokens: list[str]) -> list[Cue]:
    """Return every cue, end and pseudo-cue of the lists that stands in a sentence."""
    table = _table()
    found = []
    for place in [place for place, token in enumerate(tokens) if token in table]:
        following = table[tokens[place]]
        found += [Cue(kind, place, place + 1) for kind in following.alone]
        for number in (following.by_next.get(tokens[place + 1], ()), following.open) if place + 1 < len(tokens) else ():
            found += [Cue(kind, place, end) for kind, steps in number if (end := _matched(steps, tokens, place + 1))]
    return found


def _matched(steps: tuple[Step, ...], tokens: list[str], place: int) -> int:
    """Return the place behind what stands at `place`, if it is as these steps say; else 0."""
    for k, step in enumerate(steps):
        if step == _GAP:
            tries = (_matched(steps[k + 1 :], tokens, place + gap) for gap in range(_MOST_IN_GAP + 1))
            return next((end for end in tries if end), 0)
        if place >= len(tokens) or not (tokens[place] in step if step != _NUMBER else tokens[place][0].isdigit()):
            return 0
        place += 1
    return place


@dataclass
class Following:
    """What may follow one word: nothing, one of certain next words, or something that is not a certain word."""

    alone: list[Kind] = field(default_factory=list)
    by_next: dict[str, list[tuple[Kind, tuple[Step, ...]]]] = field(default_factory=dict)
    open: list[tuple[Kind, tuple[Step, ...]]] = field(default_factory=list)

    def add(self, kind: Kind, steps: tuple[Step, ...]) -> None:
        """File a cue by the word that comes next in it."""
        if not steps:
            self.alone.append(kind)
        elif isinstance(steps[0], str):
            self.open.append((kind, steps))
        else:
            for word in steps[0]:
                self.by_next.setdefault(word, []).append((kind, steps))


@cache
def _table() -> dict[str, Following]:
    """Read the lists once: each cue by its first word."""
    table: dict[str, Following] = {}
    for kind, lines in KINDS:
        for first, steps in dict.fromkeys(_steps(lines)):
            for word in first:
                table.setdefault(word, Following()).add(kind, steps)
    return table


def _steps(lines: Iterable[str]) -> Iterator[tuple[Step, tuple[Step, ...]]]:
    for written in (cue for line in lines for cue in line.split(" | ")):
        for ways in product(*map(_ways, written.split())):
            first, *steps = filter(None, ways)
            yield first, tuple(steps)


def _ways(part: str) -> tuple[Step, ...]:
    """Return what may stand for one part of a cue; an empty way means that it may be absent."""
    if len(part) > 1 and part.endswith("?") and part[-2] != "/":
        return (*_ways(part[:-1]), "")
    if part in (_GAP, _NUMBER):
        return (part,)
    words = {word for written in part.split("/") for word in lists.GROUPS.get(written, written).split("/")}
    return (frozenset(words - {_NUMBER}), _NUMBER) if _NUMBER in words else (frozenset(words),)
