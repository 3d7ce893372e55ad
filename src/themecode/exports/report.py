"""The report: one HTML file in which every count opens the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.exports.codebook_table import meanings, readable_names
from themecode.exports.heat import legend, step
from themecode.exports.pages import page
from themecode.exports.payload import payload
from themecode.exports.totals import counted_noun, rows_noun, totals_of
from themecode.exports.writing import write_bytes
from themecode.model import Cell, Codebook, Quotation, Table

if TYPE_CHECKING:
    from markupsafe import Markup

Cells = Mapping[tuple[str, str], Sequence[str]]
"""Row name and column id to the ids of the codings that the cell counts."""


@dataclass(frozen=True)
class _Column:
    id: str
    name: str
    meaning: str


@dataclass(frozen=True)
class _Count:
    """One cell: what it shows, how warm it is, and whether there are words to open."""

    value: Cell
    step: int
    opens: bool


def write_report(  # noqa: PLR0913 - the parts of a report, each a record of its own
    path: Path,
    *,
    title: str,
    matrix: Table,
    cells: Cells,
    quotations: Sequence[Quotation],
    codebook: Codebook,
    made: Table,
    notes: Sequence[str] = (),
) -> None:
    """Write one self-contained page, atomically: matrix, quotations, codebook, and how it was made.

    The first column of `matrix` names its rows; totals are added here. `notes` are shown under the title.
    """
    content = page(
        "report.html",
        style="report.css",
        script="report.js",
        title=title,
        quotations=_safe(payload(matrix, cells, quotations, codebook)),
        codebook=codebook,
        made=made,
        notes=notes,
        **_counts(matrix, cells, codebook),
    )
    write_bytes(path, content)


def _counts(matrix: Table, cells: Cells, codebook: Codebook) -> dict[str, object]:
    """Return what the page says about the matrix."""
    totals = totals_of(matrix)
    return {
        "summary": _summary(matrix, cells, codebook),
        "matrix": matrix,
        "columns": _columns(matrix, codebook),
        "rows": list(_rows(matrix, cells, totals.highest)),
        "totals": totals,
        "rows_noun": rows_noun(matrix),
        "legend": legend(totals.highest),
    }


def _summary(matrix: Table, cells: Cells, codebook: Codebook) -> str:
    codings = {coding for found in cells.values() for coding in found}
    columns = set(matrix.header[1:])
    noun = "code" if columns <= set(codebook.ids) else "theme"
    parts = [rows_noun(matrix, len(matrix.rows)), counted_noun(len(columns), noun, f"{noun}s")]
    return " · ".join([*parts, counted_noun(len(codings), "coding", "codings")])


def _columns(matrix: Table, codebook: Codebook) -> list[_Column]:
    names, means = readable_names(codebook), meanings(codebook)
    return [_Column(code, names.get(code, code), means.get(code, "")) for code in matrix.header[1:]]


def _rows(matrix: Table, cells: Cells, highest: float) -> Iterator[tuple[str, list[_Count]]]:
    for row in matrix.rows:
        name = str(row[0])
        counts = (
            _Count(cell, step(cell, highest), bool(cells.get((name, code))))
            for code, cell in zip(matrix.header[1:], row[1:], strict=True)
        )
        yield name, list(counts)


def _safe(json: str) -> Markup:
    from markupsafe import Markup

    return Markup(json)  # noqa: S704 - `payload` has escaped everything that could be markup
