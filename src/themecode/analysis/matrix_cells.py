"""What stands in a cell of a matrix: four counts that are never mixed, and two shares that say of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from themecode.analysis.asked import Asked
from themecode.analysis.coded_passages import passages_in_order
from themecode.analysis.matrix_layout import Layout
from themecode.analysis.matrix_rows import Rows
from themecode.model import AnyCoding, CaseIndex, Cell

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019\u2011][^\W_]+)*")
FEWEST = 5
"""Of fewer cases no per cent is given."""
TOTAL, ANY = "total", "any"


class Cells:
    """Counts the codings of a row and column.

    Cases, passages and words are counted in the codings; who was asked is counted in the interview guide.
    """

    def __init__(
        self,
        layout: Layout,
        rows: Rows,
        columns: Mapping[str, tuple[str, ...]],
        cases: CaseIndex,
        asked: Asked | None = None,
    ) -> None:
        self._count, self._rows = layout.count, rows
        self.everybody = frozenset(case.id for case in cases.cases)
        codes = {*(code for found in columns.values() for code in found)}
        self.asked = {name: asked.about(found) if asked else None for name, found in columns.items()}
        self.asked_any = asked.about(codes) if asked else None

    def cell(self, group: Sequence[AnyCoding], row: str, column: str) -> Cell:
        """Return what a cell shows."""
        if self._count == "presence":
            return int(bool(group))
        if self._count == "codings":
            return passages_in_order(group)
        if self._count == "words":
            return words_in_order(group)
        return self._of_cases(self._rows.who(group), self._rows.members.get(row, frozenset()), self.asked[column])

    def with_totals(
        self,
        header: tuple[str, ...],
        rows: Sequence[tuple[Cell, ...]],
        groups: Mapping[tuple[str, str], Sequence[AnyCoding]],
    ) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """Return header and rows with a total at each edge: sums of what may be summed, else counted anew."""
        if self._count in ("presence", "codings", "words"):
            wide: list[tuple[Cell, ...]] = [(*row, _sum(row[1:])) for row in rows]
            last: tuple[Cell, ...] = (TOTAL, *(_sum(column) for column in list(zip(*wide, strict=True))[1:]))
            return (*header, TOTAL), [*wide, last]
        who: dict[tuple[str, str], frozenset[str]] = {key: self._rows.who(group) for key, group in groups.items()}
        wide = [(*row, self._any(who, str(row[0]), header[1:])) for row in rows]
        names = [str(row[0]) for row in rows]
        below: list[Cell] = []
        for column in header[1:]:
            found = frozenset().union(*(who.get((name, column), frozenset()) for name in names))
            below.append(self._of_cases(found, self.everybody, self.asked[column]))
        everyone = frozenset().union(*who.values()) if who else frozenset()
        return (*header, ANY), [*wide, (TOTAL, *below, self._of_cases(everyone, self.everybody, self.asked_any))]

    def _any(self, who: Mapping[tuple[str, str], frozenset[str]], row: str, columns: Iterable[str]) -> Cell:
        found = frozenset().union(*(who.get((row, column), frozenset()) for column in columns))
        return self._of_cases(found, self._rows.members.get(row, frozenset()), self.asked_any)

    def _of_cases(self, having: frozenset[str], of: frozenset[str], asked: frozenset[str] | None) -> Cell:
        if self._count == "cases":
            return len(having)
        if self._count == "share":
            return _per_cent(len(having & of), len(of))
        if asked is None:
            return None
        if self._count == "asked":
            return len(asked & of)
        return _per_cent(len(having & asked & of), len(asked & of))


def words(group: Iterable[AnyCoding]) -> int:
    """Count words, those in two overlapping codings once.

    >>> from themecode.model import Coding, Segment
    >>> def on(start, text):
    ...     return Coding("", Segment("P01", start, start + len(text)), text, "x", "ana", "person", "2026-11-25")
    >>> words([on(0, "not one penny"), on(4, "one penny of it")])
    5
    """
    return words_in_order(sorted(group, key=lambda one: (one.segment.document, one.segment.start, one.segment.end)))


def words_in_order(group: Iterable[AnyCoding]) -> int:
    """Count words among codings of one column that come in the order of the text."""
    number, document, reached = 0, "", 0
    for coding in group:
        segment = coding.segment
        if segment.document != document:
            document, reached = segment.document, 0
        if segment.start >= reached:
            number += len(_WORD.findall(coding.text))
        elif segment.end > reached:
            number += sum(segment.start + word.start() >= reached for word in _WORD.finditer(coding.text))
        reached = max(reached, segment.end)
    return number


def _per_cent(part: int, of: int) -> float | None:
    return round(100 * part / of, 1) if of >= FEWEST else None


def _sum(cells: Iterable[Cell]) -> int:
    return sum(cell for cell in cells if isinstance(cell, int))
