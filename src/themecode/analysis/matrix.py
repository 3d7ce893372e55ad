"""The theme matrix: who says what, how often, out of how many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from themecode.model import Basis, Case, Cell, Codebook, Coding, Table, counted, text_order

Count = Literal["presence", "codings", "words", "cases"]
COUNTS: tuple[Count, ...] = ("presence", "codings", "words", "cases")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019\u2011][^\W_]+)*")
_COUNTED = {
    "presence": "1 where there is at least one coding",
    "codings": "number of codings",
    "words": "number of words in coded segments, each word once a code",
    "cases": "number of cases with at least one coding",
}
_BASIS = {
    "all": "all codings that nobody rejected",
    "confirmed": "codings that a person made or confirmed",
    "people": "codings that a person made",
}
UNKNOWN = "(unknown)"
"""The row of cases whose attribute is not known."""


@dataclass(frozen=True)
class Matrix:
    """A theme matrix and the codings behind each of its cells.

    `table` has the row name first, then one column per code or theme. `cells` maps (row, column) to the ids
    of the codings that it counts, in the order of the text.
    """

    table: Table
    cells: dict[tuple[str, str], tuple[str, ...]]
    counted: int


@dataclass(frozen=True)
class Layout:
    """What a matrix shows. rows: "case", "document" or an attribute of cases; columns: "code" or "theme"."""

    rows: str = "case"
    columns: Literal["code", "theme"] = "code"
    count: Count = "presence"
    basis: Basis = "all"


def theme_matrix(codings: Iterable[Coding], layout: Layout, *, codebook: Codebook, cases: Sequence[Case]) -> Matrix:
    """Count codings by row and column; a theme counts what its codes count.

    Codings of codes that the codebook does not have get a column of their own, so that nothing that was
    coded goes uncounted.

    >>> from themecode.model import Code, Segment
    >>> said = Coding("c000001", Segment("P01", 0, 9), "We led it", "leadership", "ana", "person", "2026-01-01")
    >>> book = Codebook("T", (Code("leadership", "..."), Code("pilots", "...")))
    >>> both = [Case("P01", ("P01",)), Case("P02", ("P02",))]
    >>> theme_matrix([said], Layout(count="words"), codebook=book, cases=both).table.rows
    (('P01', 3, 0), ('P02', 0, 0))
    """
    kept = sorted(counted(codings, layout.basis), key=text_order)
    row_of = _rows(cases, layout.rows)
    column_of = _columns(codebook, kept, layout.columns)
    groups: dict[tuple[str, str], list[Coding]] = {}
    for coding in kept:
        for column in column_of.get(coding.code, ()):
            groups.setdefault((row_of[coding.segment.document], column), []).append(coding)
    names = [theme.id for theme in codebook.themes] if layout.columns == "theme" else list(column_of)
    case_of = {document: case.id for case in cases for document in case.documents}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row, *(_count(groups.get((row, name), []), layout.count, case_of) for name in names))
        for row in _row_names(cases, layout.rows, row_of)
    )
    used = list({coding.id: coding for group in groups.values() for coding in group}.values())
    table = Table("matrix", (layout.rows, *names), rows, _basis_sentence(layout, used, cases))
    return Matrix(table, {key: tuple(c.id for c in found) for key, found in groups.items()}, len(used))


def _rows(cases: Sequence[Case], rows: str) -> dict[str, str]:
    if rows == "document":
        return {document: document for case in cases for document in case.documents}
    if rows == "case":
        return {document: case.id for case in cases for document in case.documents}
    return {document: case.value(rows) or UNKNOWN for case in cases for document in case.documents}


def _row_names(cases: Sequence[Case], rows: str, row_of: dict[str, str]) -> list[str]:
    if rows == "case":
        return [case.id for case in cases]
    return sorted(set(row_of.values()), key=lambda name: (name == UNKNOWN, name))


def _columns(codebook: Codebook, codings: list[Coding], columns: str) -> dict[str, tuple[str, ...]]:
    if columns == "theme":
        return {code.id: tuple(theme.id for theme in codebook.themes if code.id in theme.codes) for code in codebook}
    strangers = sorted({coding.code for coding in codings} - set(codebook.ids))
    return {code: (code,) for code in (*codebook.ids, *strangers)}


def _count(group: list[Coding], count: Count, case_of: dict[str, str]) -> int:
    if count == "presence":
        return int(bool(group))
    if count == "codings":
        return len(group)
    if count == "cases":
        return len({case_of[coding.segment.document] for coding in group})
    return _words(group)


def _words(group: list[Coding]) -> int:
    """Count words, those in two overlapping codings of one column once."""
    starts = {
        (coding.segment.document, coding.segment.start + word.start())
        for coding in group
        for word in _WORD.finditer(coding.text)
    }
    return len(starts)


def _per_row(layout: Layout, cases: Sequence[Case]) -> str:
    """Say how many cases each row stands for, where rows are groups: the denominators of their counts."""
    if layout.rows in ("case", "document"):
        return ""
    sizes = Counter(case.value(layout.rows) or UNKNOWN for case in cases)
    return "Cases in each row: " + ", ".join(f"{row} {number}" for row, number in sorted(sizes.items())) + ". "


def _basis_sentence(layout: Layout, used: list[Coding], cases: Sequence[Case]) -> str:
    by_rule = [coding for coding in used if coding.origin == "rules"]
    reviewed = sum(coding.status == "confirmed" for coding in by_rule)
    people = sorted({coding.coder for coding in used if coding.origin != "rules"})
    by_people = f"{len(used) - len(by_rule)} by people" + (f" ({', '.join(people)})" if people else "")
    with_any = len({coding.segment.document for coding in used})
    documents = sum(len(case.documents) for case in cases)
    return (
        f"Counted: {_COUNTED[layout.count]}; {_BASIS[layout.basis]}: {len(used)} codings, {len(by_rule)} by rule "
        f"({reviewed} of them confirmed by a person), {by_people}. Out of {len(cases)} cases with "
        f"{documents} documents, {with_any} of them coded. {_per_row(layout, cases)}A 0 means not mentioned, not no."
    )
