"""The theme matrix: who says what, how often, out of how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from themecode.analysis.asked import Asked
from themecode.analysis.matrix_basis import basis_sentence
from themecode.analysis.matrix_cells import Cells
from themecode.analysis.matrix_layout import Layout
from themecode.analysis.matrix_rows import Rows
from themecode.analysis.similarity import alike
from themecode.model import CaseIndex, Cell, Codebook, Coding, Segment, Table, counted, text_order

Groups = dict[tuple[str, str], list[Coding]]


@dataclass(frozen=True)
class Matrix:
    """A theme matrix and the codings behind each of its cells.

    `table` has the row name first, then one column per code or theme, then the total where one was asked for.
    `cells` maps (row, column) to the ids of the codings that it counts, in the order of the text.
    """

    table: Table
    cells: dict[tuple[str, str], tuple[str, ...]]
    counted: int


def theme_matrix(
    codings: Iterable[Coding], layout: Layout, *, codebook: Codebook, cases: CaseIndex, asked: Asked | None = None
) -> Matrix:
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
    used = list({coding.id: coding for group in groups.values() for coding in group}.values())
    nested = any(code.parent for code in codebook)
    table = Table(
        "matrix", header, tuple(table_rows), basis_sentence(layout, used, rows, cells, nested=nested), layout.adds_up
    )
    return Matrix(table, {key: tuple(c.id for c in found) for key, found in groups.items()}, len(used))


def columns_of(codebook: Codebook, codings: Iterable[Coding], layout: Layout) -> dict[str, tuple[str, ...]]:
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


def _grouped(kept: Iterable[Coding], row_of: Callable[[Segment], str], columns: dict[str, tuple[str, ...]]) -> Groups:
    of_code: defaultdict[str, list[str]] = defaultdict(list)
    for name, codes in columns.items():
        for code in codes:
            of_code[code].append(name)
    groups: defaultdict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in kept:
        found = of_code.get(coding.code)
        if found:
            row = row_of(coding.segment)
            for name in found:
                groups[row, name].append(coding)
    return dict(groups)
