"""Where the cues of the context flags stand in a sentence: the lists of `context_words.py` applied to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Literal, NamedTuple

from themecode.tagging import context_words as lists
from themecode.tagging.context_question_words import TAGS

Way = Literal["forward", "backward", "either", "ends", "not"]
Step = frozenset[str]

_GAP = frozenset({"..."})
_MOST_IN_GAP = 3
_OFTEN = (
    "^ , . ? i we they he she it you there me us them him her people my our their his the a an that this to in of on at"
    " as so and for from by is was are were am 's 're 've 'm be been do does did have has had go get got like all just"
    " who what how why know n't not no would 'd could if but"
)
_COMMON = frozenset(_OFTEN.split())
"""Words of every second sentence: whether a cue can stand in one is not asked by these, if the cue has another."""


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


def may_act(pieces: Iterable[str]) -> bool:
    """Say whether a sentence has one of the words without which no cue acts."""
    return not words_needed().isdisjoint(pieces)


def cues(tokens: Sequence[str]) -> list[Cue]:
    """Return every cue, end and pseudo-cue of the lists that stands in a sentence."""
    alone, pairs = _table()
    found = [Cue(kind, k, k + 1) for k, kinds in enumerate(map(alone.get, tokens)) if kinds for kind in kinds]
    beginnings = enumerate(map(pairs.get, pairwise(tokens)))
    return found + [
        Cue(kind, k, after)
        for k, begun in beginnings
        if begun
        for kind, steps in begun
        if (after := _matched(steps, tokens, k + 2) if steps else k + 2)
    ]


def _matched(steps: tuple[Step, ...], tokens: Sequence[str], place: int) -> int:
    """Return the place behind what stands at `place`, if it is as these steps say; else 0."""
    for k, step in enumerate(steps):
        if step is _GAP:
            tries = (_matched(steps[k + 1 :], tokens, place + gap) for gap in range(_MOST_IN_GAP + 1))
            return next((end for end in tries if end), 0)
        if place >= len(tokens) or tokens[place] not in step:
            return 0
        place += 1
    return place


@cache
def _table() -> tuple[dict[str, list[Kind]], dict[tuple[str, str], list[tuple[Kind, tuple[Step, ...]]]]]:
    """Read the lists once: the cues of one word, and the longer ones by their first two."""
    alone: dict[str, list[Kind]] = {}
    pairs: dict[tuple[str, str], list[tuple[Kind, tuple[Step, ...]]]] = {}
    for kind, lines in KINDS:
        for steps in dict.fromkeys(_steps(lines)):
            if len(steps) == 1:
                for word in steps[0]:
                    alone.setdefault(word, []).append(kind)
                continue
            for pair in product(steps[0], steps[1]):
                pairs.setdefault(pair, []).append((kind, steps[2:]))
    return alone, pairs


@cache
def words_needed() -> frozenset[str]:
    """Return words of which each cue that acts has one: the cues of one word, and one word of each other cue."""
    acting = [steps for kind, lines in KINDS if kind.words for steps in _steps(lines)]
    found = frozenset[str]().union(*(steps[0] for steps in acting if len(steps) == 1))
    longer = (steps for steps in acting if not any(step <= found for step in steps))
    rarest = (min((step for step in steps if step is not _GAP), key=_how_common) for steps in longer)
    return found.union(*rarest)


def _how_common(step: Step) -> tuple[int, int]:
    return len(step & _COMMON), len(step)


def _steps(lines: Iterable[str]) -> Iterator[tuple[Step, ...]]:
    for written in (cue for line in lines for cue in line.split(" | ")):
        for ways in product(*map(_ways, written.split())):
            yield tuple(filter(None, ways))


def _ways(part: str) -> tuple[Step, ...]:
    """Return what may stand for one part of a cue; an empty way means that it may be absent."""
    if len(part) > 1 and part.endswith("?") and part[-2] != "/":
        return (*_ways(part[:-1]), frozenset())
    if part == "...":
        return (_GAP,)
    words = (word for written in part.split("/") for word in lists.GROUPS.get(written, written).split("/"))
    return (frozenset(words),)
