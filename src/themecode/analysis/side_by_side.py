"""Two coders side by side: where they hold the same, and where they differ, to be talked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from themecode.model import Coding, Segment, text_order

Difference = Literal["same", "other words", "other code", "only first", "only second"]
DIFFERENCES: tuple[Difference, ...] = ("same", "other words", "other code", "only first", "only second")


@dataclass(frozen=True)
class Versus:
    """What two coders hold of one stretch of text: the codings of the first, those of the second, how they differ.

    same: one code on the same words. other words: one code on words that overlap. other code: codes that only one of
    them gave, on words that overlap. only first, only second: words that the other did not code so.
    """

    difference: Difference
    segment: Segment
    first: tuple[Coding, ...]
    second: tuple[Coding, ...]

    @property
    def codings(self) -> tuple[Coding, ...]:
        """Both coders' codings."""
        return self.first + self.second


def side_by_side(first: Iterable[Coding], second: Iterable[Coding]) -> list[Versus]:
    """Hold two coders' codings against each other, in the order of the text; each coding is in exactly one row.

    >>> def by(coder, number, start, end, code):
    ...     return Coding(f"c{number:06d}", Segment("P01", start, end), "", code, coder, "person", "2026-11-25")
    >>> ana = [by("ana", 1, 0, 9, "x"), by("ana", 2, 20, 29, "y")]
    >>> ben = [by("ben", 3, 0, 5, "x"), by("ben", 4, 22, 25, "z")]
    >>> [(row.difference, row.segment.start, row.segment.end) for row in side_by_side(ana, ben)]
    [('other words', 0, 9), ('other code', 20, 29)]
    """
    of_code = _together(first, second, same_code=True)
    met = [group for group in of_code if all(group)]
    alone = [group for group in of_code if not all(group)]
    apart = _together(
        [coding for mine, _ in alone for coding in mine], [coding for _, theirs in alone for coding in theirs]
    )
    rows = [_versus(mine, theirs) for mine, theirs in (*met, *apart)]
    return sorted(rows, key=lambda row: (row.segment, min(coding.id for coding in row.codings)))


_Group = tuple[list[Coding], list[Coding]]


def _together(first: Iterable[Coding], second: Iterable[Coding], *, same_code: bool = False) -> list[_Group]:
    """Group codings of one coder with those of the other that they overlap, directly or through others of the group.

    Each is in exactly one group, alone where nothing of the other's overlaps it.
    """
    mine, theirs = sorted(first, key=text_order), sorted(second, key=text_order)
    group_of: dict[tuple[int, str], _Group] = {}
    groups = [_first_of(group_of, 0, coding) for coding in mine] + [_first_of(group_of, 1, coding) for coding in theirs]
    near: dict[tuple[str, str], list[Coding]] = {}
    for other in theirs:
        near.setdefault(_where(other, same_code=same_code), []).append(other)
    for one in mine:
        for other in near.get(_where(one, same_code=same_code), ()):
            if one.segment.overlaps(other.segment):
                _join(group_of, group_of[0, one.id], group_of[1, other.id])
    kept = {id(group): group for group in group_of.values()}
    return [group for group in groups if id(group) in kept]


def _where(coding: Coding, *, same_code: bool) -> tuple[str, str]:
    return coding.segment.document, coding.code if same_code else ""


def _first_of(group_of: dict[tuple[int, str], _Group], side: int, coding: Coding) -> _Group:
    group: _Group = ([], [])
    group[side].append(coding)
    group_of[side, coding.id] = group
    return group


def _join(group_of: dict[tuple[int, str], _Group], into: _Group, other: _Group) -> None:
    if into is other:
        return
    for side in (0, 1):
        into[side].extend(other[side])
        group_of.update(((side, coding.id), into) for coding in other[side])
        into[side].sort(key=text_order)


def _versus(mine: Sequence[Coding], theirs: Sequence[Coding]) -> Versus:
    every = [*mine, *theirs]
    document = every[0].segment.document
    whole = Segment(document, min(c.segment.start for c in every), max(c.segment.end for c in every))
    return Versus(_difference(mine, theirs), whole, tuple(mine), tuple(theirs))


def _difference(mine: Sequence[Coding], theirs: Sequence[Coding]) -> Difference:
    if not theirs:
        return "only first"
    if not mine:
        return "only second"
    if {coding.code for coding in mine} != {coding.code for coding in theirs}:
        return "other code"
    same = [(c.segment, c.code) for c in mine] == [(c.segment, c.code) for c in theirs]
    return "same" if same else "other words"
