"""Which codes stand together: on the same words, in the same turn, of the same case."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from themecode.analysis.accuracy import covered
from themecode.model import NO_CASE

Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Pair:
    """Two codes: in how many units each, both, and how many cases have both in one unit.

    `share` is Jaccard's: what has both, of what has either; of stretches of words it is counted in characters.
    """

    one: str
    other: str
    in_one: int
    in_other: int
    both: int
    share: float
    cases: int


def together(units: Mapping[Hashable, tuple[str, frozenset[str]]], codes: Sequence[str]) -> list[Pair]:
    """Count the units that have two codes; each unit has a case and its codes. Most frequent first.

    >>> units = {1: ("P01", frozenset({"a", "b"})), 2: ("P01", frozenset({"a"})), 3: ("P02", frozenset({"a", "b"}))}
    >>> together(units, ("a", "b", "c"))
    [Pair(one='a', other='b', in_one=3, in_other=2, both=2, share=0.6666666666666666, cases=2)]
    """
    having: dict[str, set[Hashable]] = {}
    for unit, (_, here) in units.items():
        for code in here:
            having.setdefault(code, set()).add(unit)
    found = []
    for one, other in combinations(codes, 2):
        mine, theirs = having.get(one, set()), having.get(other, set())
        both = mine & theirs
        if both:
            cases = len({units[unit][0] for unit in both} - {NO_CASE})
            share = len(both) / len(mine | theirs)
            found.append(Pair(one, other, len(mine), len(theirs), len(both), share, cases))
    return _ordered(found, codes)


def on_the_same_words(
    stretches: Mapping[str, Mapping[str, Ranges]], codes: Sequence[str], case_of: Mapping[tuple[str, int], str]
) -> list[Pair]:
    """Count stretches of words that have two codes: `stretches` are ranges by code and document.

    What overlaps of one code is one stretch; each stretch that both codes cover counts once. `case_of` gives the case
    of a document and a place in it where two codes meet.

    >>> found = {"a": {"P01": [(0, 10), (20, 30)]}, "b": {"P01": [(5, 25)]}}
    >>> [pair] = on_the_same_words(found, ("a", "b"), {("P01", 5): "P01", ("P01", 20): "P01"})
    >>> pair.in_one, pair.in_other, pair.both, round(pair.share, 3), pair.cases
    (2, 1, 2, 0.333, 1)
    """
    found = []
    for one, other in combinations(codes, 2):
        mine, theirs = stretches.get(one, {}), stretches.get(other, {})
        shared = {name: common(mine[name], theirs[name]) for name in mine.keys() & theirs.keys()}
        both = sum(map(len, shared.values()))
        if not both:
            continue
        of_both = sum(covered(ranges) for ranges in shared.values())
        either = sum(covered(ranges) for side in (mine, theirs) for ranges in side.values()) - of_both
        cases = {case_of[name, start] for name, ranges in shared.items() for start, _ in ranges} - {NO_CASE}
        sizes = [sum(len(joined(ranges)) for ranges in side.values()) for side in (mine, theirs)]
        found.append(Pair(one, other, sizes[0], sizes[1], both, of_both / either, len(cases)))
    return _ordered(found, codes)


def joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one range of ranges that overlap; those that touch stay two.

    >>> joined([(4, 6), (0, 3), (2, 4)])
    [(0, 4), (4, 6)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def common(some: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges that both cover.

    >>> common([(0, 10), (20, 30)], [(5, 25)])
    [(5, 10), (20, 25)]
    """
    mine, theirs = joined(some), joined(others)
    found, at, beside = [], 0, 0
    while at < len(mine) and beside < len(theirs):
        start, end = max(mine[at][0], theirs[beside][0]), min(mine[at][1], theirs[beside][1])
        if start < end:
            found.append((start, end))
        if mine[at][1] <= theirs[beside][1]:
            at += 1
        else:
            beside += 1
    return found


def _ordered(found: list[Pair], codes: Sequence[str]) -> list[Pair]:
    place = {code: n for n, code in enumerate(codes)}
    return sorted(found, key=lambda pair: (-pair.both, place[pair.one], place[pair.other]))
