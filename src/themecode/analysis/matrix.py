"""The theme matrix: who says what, how often, out of how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from themecode.analysis.asked import Asked
from themecode.analysis.matrix_basis import basis_sentence
from themecode.analysis.matrix_cells import Cells
from themecode.analysis.matrix_layout import Layout
from themecode.analysis.matrix_rows import Rows
from themecode.analysis.similarity import alike
from themecode.model import AnyCoding, CaseIndex, Cell, Codebook, Stretch, Table, counted

Groups = dict[tuple[str, str], list[AnyCoding]]


@dataclass(frozen=True)
class Matrix:
    """A theme matrix and the codings behind each of its cells.

    `table` has the row name first, then one column per code or theme, then the total where one was asked for.
    `groups` are the codings that each (row, column) counts, in the order of the text.
    """

    table: Table
    groups: Groups
    counted: int

    @cached_property
    def cells(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of the codings that each (row, column) counts, in the order of the text."""
        return {key: tuple(coding.id for coding in found) for key, found in self.groups.items()}


def theme_matrix(
    codings: Iterable[AnyCoding],
    layout: Layout,
    *,
    codebook: Codebook,
    cases: CaseIndex,
    asked: Asked | None = None,
    in_order: bool = False,
) -> Matrix:
    """Count codings by row and column; a theme counts what its codes count.

    Codings of codes that the codebook does not have get a column of their own, and codings of nobody's case a row,
    so that nothing that was coded goes uncounted. `in_order`: the codings come in the order of the text already.

    >>> from themecode.model import Case, Code, Coding, Segment
    >>> said = Coding("c000001", Segment("P01", 0, 9), "We led it", "leadership", "ana", "person", "2026-01-01")
    >>> book = Codebook("T", (Code("leadership", "..."), Code("pilots", "...")))
    >>> both = CaseIndex([Case("P01", ("P01",)), Case("P02", ("P02",))])
    >>> theme_matrix([said], Layout(count="words"), codebook=book, cases=both).table.rows
    (('P01', 3, 0), ('P02', 0, 0))
    """
    kept: list[AnyCoding] = counted(codings, layout.basis)
    if not in_order:
        kept.sort(key=_text_order)
    rows = Rows(cases, layout)
    columns = columns_of(codebook, kept, layout)
    groups = _grouped(kept, rows.of, columns)
    cells = Cells(layout, rows, columns, cases, asked)
    names = rows.names({row for row, _ in groups})
    counts = [[cells.cell(groups.get((row, name), []), row, name) for name in columns] for row in names]
    if layout.sort == "similarity":
        order, across = alike(counts), alike([list(column) for column in zip(*counts, strict=True)])
        names, counts = [names[n] for n in order], [[counts[n][k] for k in across] for n in order]
        columns = {name: columns[name] for name in (list(columns)[k] for k in across)}
    table_rows: list[tuple[Cell, ...]] = [(name, *line) for name, line in zip(names, counts, strict=True)]
    header = (rows.name, *columns)
    if layout.totals:
        header, table_rows = cells.with_totals(header, table_rows, groups)
    shown = {code for codes in columns.values() for code in codes}
    used = [coding for coding in kept if coding.code in shown]
    nested = any(code.parent for code in codebook)
    table = Table(
        "matrix", header, tuple(table_rows), basis_sentence(layout, used, rows, cells, nested=nested), layout.adds_up
    )
    return Matrix(table, groups, len(used))


def columns_of(codebook: Codebook, codings: Iterable[AnyCoding], layout: Layout) -> dict[str, tuple[str, ...]]:
    """Return the columns, each with the codes that it counts; codes that the codebook has not come last.

    With a roll-up, a code counts what the codes below it count, and a theme what is below its codes, too.
    """
    below: dict[str, list[str]] = {code.id: [code.id] for code in codebook}
    if layout.roll_up:
        parents = {code.id: code.parent for code in codebook}
        for code in codebook:
            above = code.parent
            while above is not None:
                below[above].append(code.id)
                above = parents[above]
    if layout.columns == "theme":
        return {
            theme.id: tuple(dict.fromkeys(under for code in theme.codes for under in below.get(code, [code])))
            for theme in codebook.themes
        }
    strangers = sorted({coding.code for coding in codings} - set(codebook.ids))
    return {**{code: tuple(found) for code, found in below.items()}, **{code: (code,) for code in strangers}}


def _grouped(
    kept: Iterable[AnyCoding], row_of: Callable[[Stretch], str], columns: dict[str, tuple[str, ...]]
) -> Groups:
    of_code: defaultdict[str, list[str]] = defaultdict(list)
    for name, codes in columns.items():
        for code in codes:
            of_code[code].append(name)
    groups: defaultdict[tuple[str, str], list[AnyCoding]] = defaultdict(list)
    for coding in kept:
        found = of_code.get(coding.code)
        if found:
            row = row_of(coding.segment)
            for name in found:
                groups[row, name].append(coding)
    return dict(groups)


def _text_order(coding: AnyCoding) -> tuple[str, int, int, str, str]:
    segment = coding.segment
    return segment.document, segment.start, segment.end, coding.code, coding.id
