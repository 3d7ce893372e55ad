"""The theme matrix: who says what, how often, out of how many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from themecode.analysis.coded_passages import coded_passages
from themecode.model import (
    NO_CASE,
    NOT_KNOWN,
    Basis,
    CaseIndex,
    Cell,
    Codebook,
    Coding,
    Segment,
    Table,
    counted,
    text_order,
)

Count = Literal["presence", "codings", "words", "cases"]
COUNTS: tuple[Count, ...] = ("presence", "codings", "words", "cases")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019\u2011][^\W_]+)*")
_COUNTED = {
    "presence": "1 where there is at least one coding",
    "codings": "number of coded passages; codings of one code that overlap, by whomever, are one",
    "words": "number of words in coded segments, each word once a code",
    "cases": "number of cases with at least one coding",
}
_BASIS = {
    "all": "all codings that nobody rejected",
    "confirmed": "codings that a person made or confirmed",
    "people": "codings that a person made",
}


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
    """What a matrix shows. rows: "case", "document" or an attribute; columns: "code" or "theme".

    `of` says whose attribute `rows` names: that of cases or that of documents.
    """

    rows: str = "case"
    columns: Literal["code", "theme"] = "code"
    count: Count = "presence"
    basis: Basis = "all"
    of: Literal["case", "document"] = "case"


def theme_matrix(codings: Iterable[Coding], layout: Layout, *, codebook: Codebook, cases: CaseIndex) -> Matrix:
    """Count codings by row and column; a theme counts what its codes count.

    Codings of codes that the codebook does not have get a column of their own, and codings of nobody's case a row,
    so that nothing that was coded goes uncounted.

    >>> from themecode.model import Case, Code
    >>> said = Coding("c000001", Segment("P01", 0, 9), "We led it", "leadership", "ana", "person", "2026-01-01")
    >>> book = Codebook("T", (Code("leadership", "..."), Code("pilots", "...")))
    >>> both = CaseIndex([Case("P01", ("P01",)), Case("P02", ("P02",))])
    >>> theme_matrix([said], Layout(count="words"), codebook=book, cases=both).table.rows
    (('P01', 3, 0), ('P02', 0, 0))
    """
    kept = sorted(counted(codings, layout.basis), key=text_order)
    row_of = _rows(cases, layout)
    column_of = _columns(codebook, kept, layout.columns)
    groups: dict[tuple[str, str], list[Coding]] = {}
    for coding in kept:
        row = row_of(coding.segment)
        for column in column_of.get(coding.code, ()):
            groups.setdefault((row, column), []).append(coding)
    names = [theme.id for theme in codebook.themes] if layout.columns == "theme" else list(column_of)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row, *(_count(groups.get((row, name), []), layout.count, cases) for name in names))
        for row in _row_names(cases, layout, {row for row, _ in groups})
    )
    used = list({coding.id: coding for group in groups.values() for coding in group}.values())
    table = Table("matrix", (layout.rows, *names), rows, _basis_sentence(layout, used, cases))
    return Matrix(table, {key: tuple(c.id for c in found) for key, found in groups.items()}, len(used))


def _rows(cases: CaseIndex, layout: Layout) -> Callable[[Segment], str]:
    """Return what names the row of a segment."""
    if layout.rows == "document":
        return lambda segment: segment.document
    if layout.of == "document":
        values = {document: cases.value(document, layout.rows) or NOT_KNOWN for document in cases.documents}
        return lambda segment: values.get(segment.document, NOT_KNOWN)
    names = {
        case.id: case.id if layout.rows == "case" else case.value(layout.rows) or NOT_KNOWN for case in cases.cases
    }
    if not cases.shared:  # a document is a case: no need to look at its turns
        plain = {document: names[case.id] for document in cases.documents for case in cases.cases_in(document)}
        return lambda segment: plain.get(segment.document, NO_CASE)
    return lambda segment: names.get(cases.case_of(segment).id, NO_CASE)


def _row_names(cases: CaseIndex, layout: Layout, used: set[str]) -> list[str]:
    if layout.rows == "case":
        return [*(case.id for case in cases.cases), *({NO_CASE} & used)]
    if layout.rows == "document":
        return sorted({*cases.documents, *used})
    if layout.of == "document":
        known = {cases.value(document, layout.rows) or NOT_KNOWN for document in cases.documents}
    else:
        known = {case.value(layout.rows) or NOT_KNOWN for case in cases.cases if case.documents or case.speakers}
    return sorted(known | used, key=lambda name: (name in (NOT_KNOWN, NO_CASE), name))


def _columns(codebook: Codebook, codings: list[Coding], columns: str) -> dict[str, tuple[str, ...]]:
    if columns == "theme":
        return {code.id: tuple(theme.id for theme in codebook.themes if code.id in theme.codes) for code in codebook}
    strangers = sorted({coding.code for coding in codings} - set(codebook.ids))
    return {code: (code,) for code in (*codebook.ids, *strangers)}


def _count(group: list[Coding], count: Count, cases: CaseIndex) -> int:
    if count == "presence":
        return int(bool(group))
    if count == "codings":
        return coded_passages(group)
    if count == "cases":
        return len({cases.case_of(coding.segment).id for coding in group} - {NO_CASE})
    return _words(group)


def _words(group: list[Coding]) -> int:
    """Count words, those in two overlapping codings of one column once."""
    starts = {
        (coding.segment.document, coding.segment.start + word.start())
        for coding in group
        for word in _WORD.finditer(coding.text)
    }
    return len(starts)


def _per_row(layout: Layout, cases: CaseIndex) -> str:
    """Say how many cases each row stands for, where rows hold several: the denominators of their counts."""
    if layout.rows == "case":
        return ""
    if layout.rows == "document":
        sizes = {document: len(cases.cases_in(document)) for document in sorted(cases.shared)}
        return f"Documents of several cases: {_listed(sizes)}. " if sizes else ""
    if layout.of == "case":
        sizes = Counter(case.value(layout.rows) or NOT_KNOWN for case in cases.cases)
        return f"Cases in each row: {_listed(sizes)}. "
    texts: dict[str, list[str]] = {}
    for document in cases.documents:
        texts.setdefault(cases.value(document, layout.rows) or NOT_KNOWN, []).append(document)
    people = {row: len({case.id for name in found for case in cases.cases_in(name)}) for row, found in texts.items()}
    documents = _listed({row: len(found) for row, found in texts.items()})
    return f"Documents in each row: {documents}; cases with such documents: {_listed(people)}. "


def _listed(sizes: Mapping[str, int]) -> str:
    return ", ".join(f"{row} {number}" for row, number in sorted(sizes.items()))


def _basis_sentence(layout: Layout, used: list[Coding], cases: CaseIndex) -> str:
    by_rule = [coding for coding in used if coding.origin == "rules"]
    reviewed = sum(coding.status == "confirmed" for coding in by_rule)
    people = sorted({coding.coder for coding in used if coding.origin != "rules"})
    by_people = f"{len(used) - len(by_rule)} by people" + (f" ({', '.join(people)})" if people else "")
    with_any = len({coding.segment.document for coding in used})
    return (
        f"Counted: {_COUNTED[layout.count]}; {_BASIS[layout.basis]}: {len(used)} codings{_together(used)}, "
        f"{len(by_rule)} by rule "
        f"({reviewed} of them confirmed by a person), {by_people}. Out of {len(cases.cases)} cases with "
        f"{len(cases.documents)} documents, {with_any} of them coded. {_shared(used, cases)}"
        f"{_per_row(layout, cases)}A 0 means not mentioned, not no."
    )


def _together(used: list[Coding]) -> str:
    """Say how many passages the codings are, where some of one code overlap."""
    passages = coded_passages(used)
    return f" of {passages} passages" if passages != len(used) else ""


def _shared(used: list[Coding], cases: CaseIndex) -> str:
    """Say where speakers are cases of their own, and how many codings are of words that belong to no case."""
    if not cases.shared:
        return ""
    people = len({case.id for document in cases.shared for case in cases.cases_in(document)})
    nobodys = sum(cases.case_of(coding.segment).id == NO_CASE for coding in used)
    lost = f" {nobodys} codings are of words that belong to no case." if nobodys else ""
    return f"{people} cases are speakers in {len(cases.shared)} of the documents.{lost} "
