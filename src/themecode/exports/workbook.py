"""The workbook of a study: the matrix, the codings behind it, the codebook, and how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from themecode.exports.book import Book, workbook_bytes
from themecode.exports.codebook_table import codebook_table
from themecode.exports.matrix_sheet import HEAT, add_matrix
from themecode.exports.sheets import add_table
from themecode.exports.writing import write_bytes
from themecode.model import Codebook, Table

_CODINGS = {
    "id": 10,
    "turn": 7,
    "start": 8,
    "end": 8,
    "text": 70,
    "code": 20,
    "evidence": 44,
    "flags": 14,
    "status": 12,
}
_CODEBOOK = {
    "code": 20,
    "name": 24,
    "definition": 44,
    "use when": 36,
    "not when": 36,
    "examples": 44,
    "non-examples": 44,
    "rules": 40,
    "unless": 30,
}
_MADE = {"what": 42, "value": 90}


def write_matrix_workbook(  # noqa: PLR0913 - four sheets, and what the caller decides about their looks
    path: Path,
    *,
    matrix: Table,
    codings: Table,
    codebook: Codebook,
    made: Table,
    created: str = "",
    heat: Sequence[str] = HEAT,
) -> None:
    """Write the sheets "matrix", "codings", "codebook" and "how it was made", atomically.

    The first column of `matrix` names its rows; totals are added here. `made` has two columns: what, value.
    `created` is an ISO time for the file's properties; `heat` are two or three colours as "#RRGGBB".
    """

    def fill(book: Book) -> None:
        add_matrix(book.workbook, matrix, codebook, heat)
        _add_tables(book, codings, codebook_table(codebook), made)

    write_bytes(path, workbook_bytes(codebook.title or matrix.name, created, fill))


def _add_tables(book: Book, codings: Table, codes: Table, made: Table) -> None:
    wrapped = ("text", "evidence")
    codings = replace(codings, name="codings")
    add_table(book, codings, widths=_CODINGS, wrapped=wrapped)
    add_table(book, codes, widths=_CODEBOOK, wrapped=codes.header)
    add_table(book, _with_bases(made, codings, codes), widths=_MADE, wrapped=made.header)


def _with_bases(made: Table, *tables: Table) -> Table:
    blanks = (None,) * (len(made.header) - 2)
    bases = tuple((f"basis of the sheet '{table.name}'", table.basis, *blanks) for table in tables if table.basis)
    return replace(made, name="how it was made", rows=(*made.rows, *bases))
