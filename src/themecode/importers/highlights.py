"""Taguette's table of highlights: one row for each highlight and tag, on words of documents that are here already."""

from __future__ import annotations

from themecode.importers.given_code import GivenCode
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.source import Source, remembered
from themecode.importers.table_reading import TableOptions, TableReading
from themecode.problems import Problem

SUFFIXES = (".csv", ".xlsx")
_HEADER = {"id", "document", "tag", "content"}


@remembered
def recognises(source: Source) -> bool:
    """Say whether the columns are those of Taguette's export of highlights."""
    return source.suffix in SUFFIXES and {name.casefold() for name in source.cells.header} == _HEADER


def read(source: Source, _options: TableOptions) -> TableReading:
    """Read who coded which words; where they stand is found in the project's documents."""
    cells = source.cells
    at = {name.casefold(): place for place, name in enumerate(cells.header)}
    codes: list[GivenCode] = []
    problems = [*source.problems, *cells.problems]
    for row in cells.rows[1:]:
        document, tag, words = (row.cells[at[name]].strip() for name in ("document", "tag", "content"))
        place = f"{source.name}:{row.line}"
        if document and tag and words:
            codes.append(GivenCode(tag, words, place, None, document, tag.rpartition(".")[0]))
        else:
            says = "This row has no document, tag or content."
            problems.append(Problem(place, says, "It was left out.", "warning"))
    if not codes:
        raise ImportRefusedError(source.name, "holds no highlight")
    return TableReading("taguette-highlights", codes=tuple(codes), problems=tuple(problems))
