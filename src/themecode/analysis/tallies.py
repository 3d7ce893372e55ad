"""How many answers of each group have a code, out of all answers of the group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from themecode.model import Cell, Table


@dataclass(frozen=True)
class Group:
    """The answers of one group: how many, how many with at least one code, how many with each code."""

    name: str
    answers: int
    coded: int
    counts: tuple[int, ...]


def tally_table(by: str, codes: Sequence[str], groups: Sequence[Group], basis: str, *, percent: bool = False) -> Table:
    """Return a tally, one row a group; with `percent`, shares of the group's answers instead of counts.

    >>> groups = [Group("North", 200, 50, (30, 20)), Group("South", 0, 0, (0, 0))]
    >>> tally_table("region", ["access", "staff"], groups, "answers", percent=True).rows
    (('North', 200, 25.0, 15.0, 10.0), ('South', 0, None, None, None))
    """
    header = (by, "answers", "coded", *codes)
    rows = tuple((group.name, group.answers, *_cells(group, percent=percent)) for group in groups)
    return Table(f"tally by {by}", header, rows, basis)


def _cells(group: Group, *, percent: bool) -> tuple[Cell, ...]:
    counts = (group.coded, *group.counts)
    if not percent:
        return counts
    return tuple(round(100 * count / group.answers, 1) if group.answers else None for count in counts)
