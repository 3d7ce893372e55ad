"""Which codes stand together: on the same words, in the same turn, of the same case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
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
    number: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    cases: dict[tuple[str, str], set[str]] = {}
    place = {code: n for n, code in enumerate(codes)}
    for case, here in units.values():
        number.update(here)
        for pair in combinations(sorted(here, key=place.__getitem__), 2):
            both[pair] += 1
            cases.setdefault(pair, set()).add(case)
    found = [
        Pair(
            one, other, number[one], number[other], n, n / (number[one] + number[other] - n), _known(cases[one, other])
        )
        for (one, other), n in both.items()
    ]
    return _ordered(found, codes)


def _known(cases: set[str]) -> int:
    return len(cases - {NO_CASE})


def on_the_same_words(
    stretches: Mapping[str, Mapping[str, Ranges]], codes: Sequence[str], case_of: Callable[[str, int], str]
) -> list[Pair]:
    """Count stretches of words that have two codes: `stretches` are ranges by code and document.

    What overlaps of one code is one stretch; each stretch that both codes cover counts once. `case_of` gives the case
    of a place in a document where two codes meet.

    >>> found = {"a": {"P01": [(0, 10), (20, 30)]}, "b": {"P01": [(5, 25)]}}
    >>> [pair] = on_the_same_words(found, ("a", "b"), lambda document, _: document)
    >>> pair.in_one, pair.in_other, pair.both, round(pair.share, 3), pair.cases
    (2, 1, 2, 0.333, 1)
    """
    whole = {code: {name: joined(ranges) for name, ranges in its.items()} for code, its in stretches.items()}
    number = {code: sum(map(len, its.values())) for code, its in whole.items()}
    characters = {code: sum(covered(ranges) for ranges in its.values()) for code, its in whole.items()}
    both: Counter[tuple[str, str]] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    cases: dict[tuple[str, str], set[str]] = {}
    place = {code: n for n, code in enumerate(codes)}
    for name, one, other, start, end in _meetings(whole):
        pair = (one, other) if place[one] < place[other] else (other, one)
        both[pair] += 1
        shared[pair] += end - start
        cases.setdefault(pair, set()).add(case_of(name, start))
    found = []
    for pair, n in both.items():
        either = characters[pair[0]] + characters[pair[1]] - shared[pair]
        sizes = (number[pair[0]], number[pair[1]])
        found.append(Pair(*pair, *sizes, n, shared[pair] / either, _known(cases[pair])))
    return _ordered(found, codes)


def _meetings(whole: Mapping[str, Mapping[str, Ranges]]) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield where stretches of two codes overlap: document, both codes, start and end; each document in one pass."""
    by_document: dict[str, list[tuple[int, int, str]]] = {}
    for code, its in whole.items():
        for name, ranges in its.items():
            by_document.setdefault(name, []).extend((start, end, code) for start, end in ranges)
    for name, found in by_document.items():
        reaching: list[tuple[int, str]] = []
        for start, end, code in sorted(found):
            reaching = [entry for entry in reaching if entry[0] > start]
            for until, other in reaching:
                if other != code:
                    yield name, other, code, start, min(end, until)
            reaching.append((end, code))


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
