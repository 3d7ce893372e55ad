"""Cases and their attributes from a table: cases.csv or cases.xlsx."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.importers.table_rows import table_rows
from themecode.problems import Problem

NAMES = ("cases.csv", "cases.xlsx")
_LARGEST = 50_000_000


@dataclass(frozen=True)
class CaseRow:
    """One row: the case, the file that it names (if any), and its attributes by name; `place` is file:row.

    `speaker` is whose words in the file are the case's, `kind` what sort of text the file is; "" where it is not said.
    """

    case: str
    file: str
    attributes: tuple[tuple[str, str], ...]
    place: str
    speaker: str = ""
    kind: str = ""


def read_case_table(path: Path) -> tuple[list[CaseRow], list[Problem]]:
    """Read a table with the columns `case`, optional `file`, then attributes. Raises ThemecodeError.

    Beside `file`, the columns `speaker` and `kind` are about the file; without it they are attributes of the case.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ThemecodeError(f"{path.name} is larger than 50 MB.")
        rows = list(table_rows(path))
    except OSError as error:
        raise ThemecodeError(f"The table of cases {path} cannot be read: {error.strerror}.") from error
    rows = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise ThemecodeError(
            f"{path.name} is empty.", mend="Its first row names the columns: case, file, then attributes."
        )
    header = [name.strip() for name in rows[0][1]]
    lowered = [name.lower() for name in header]
    if "case" not in lowered:
        shown = ", ".join(name for name in header if name)
        raise ThemecodeError(f"{path.name} has no column 'case'. Its columns: {shown}.", mend="Name one column 'case'.")
    return _case_rows(path.name, header, rows[1:])


def _case_rows(file: str, header: list[str], rows: list[tuple[int, list[str]]]) -> tuple[list[CaseRow], list[Problem]]:
    found: list[CaseRow] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str, str]] = set()
    of_files = "file" in [name.lower() for name in header]
    for number, row in rows:
        place = f"{file}:{number}"
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name}
        case, named = _taken(cells, "case"), _taken(cells, "file")
        speaker, kind = (_taken(cells, name) if of_files else "" for name in ("speaker", "kind"))
        if not case:
            problems.append(Problem(place, "This row names no case.", "It was left out.", "warning"))
        elif (case, named, speaker) in seen:
            problems.append(Problem(place, f"The case '{case}' is here twice.", "The first row was kept.", "warning"))
        else:
            seen.add((case, named, speaker))
            attributes = tuple((_name(name), cell) for name, cell in cells.items())
            found.append(CaseRow(case, named, attributes, place, speaker, kind))
    return found, problems


def _taken(cells: dict[str, str], wanted: str) -> str:
    """Take a cell out by its column's name, in any case; "" where there is no such column."""
    name = next((name for name in cells if name.lower() == wanted), None)
    return cells.pop(name) if name is not None else ""


def _name(header: str) -> str:
    return "_".join(header.lower().split())
