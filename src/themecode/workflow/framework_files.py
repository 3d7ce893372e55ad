"""Step: the framework matrix as a file that people fill in, and what they changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from themecode import exports, importers
from themecode.analysis import Framework
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Summary, Table
from themecode.workflow import framework as step
from themecode.workflow.framework import Summarised
from themecode.workflow.study import Author, Study

_TRAILING = re.compile(r"\s*\[(?:[^\[\]]*: ?)?(c\d{6,}(?:[ ,]+c\d{6,})*)\]\s*$")
_ONLY_STATE = re.compile(r"\s*\[[^\[\]]*\]\s*$")


@dataclass(frozen=True)
class Change:
    """What a file says of one cell, and what was written there before; "" is nothing."""

    given: Summarised
    before: str

    @property
    def kind(self) -> str:
        """What happens: new, changed, taken away, or other extracts behind the same words."""
        if not self.before:
            return "new"
        if not self.given.text:
            return "taken away"
        return "changed" if self.given.text != self.before else "other extracts"


@dataclass(frozen=True)
class FrameworkFile:
    """What a file would change; `unchanged` are the cells that it says the same of."""

    changes: tuple[Change, ...]
    unchanged: int


def write_framework(study: Study, path: Path, found: Framework, author: Author) -> Table:
    """Write the matrix by the file's ending; a workbook has the extracts and the codes beside it."""
    table = step.framework_table(study, found)
    if path.suffix.lower() == ".xlsx":
        extracts = step.extracts_table(study, found)
        states = tuple(tuple(found.cells[case, code].state for code in found.codes) for case in found.cases)
        exports.write_framework_workbook(path, table, states, extracts, study.codebook, author.now)
    else:
        exports.write(path, table)
    return table


def read_changes(study: Study, path: Path) -> FrameworkFile:
    """Hold a file that was filled in against what is here. Raises ThemecodeError where it is no such file."""
    now = {(one.case, one.code): one for one in study.store.summaries()}
    changes, unchanged = [], 0
    for given in _cells(study, path):
        before = now.get((given.case, given.code))
        if _says_the_same(given, before):
            unchanged += 1
        else:
            changes.append(Change(given, before.text if before else ""))
    return FrameworkFile(tuple(changes), unchanged)


def store_changes(study: Study, found: FrameworkFile, author: Author) -> list[Summary]:
    """Keep what a file changes, in one action."""
    return step.summarise(study, [one.given for one in found.changes], author, verb="framework import")


def read_cell(written: str) -> tuple[str, tuple[str, ...]]:
    r"""Read a cell that a person may have filled in: the summary, and the extracts in brackets at its end.

    >>> read_cell("Kept it all.\n[c000001 c000002]"), read_cell("[not summarised: c000001]"), read_cell("[not read]")
    (('Kept it all.', ('c000001', 'c000002')), ('', ('c000001',)), ('', ()))
    """
    found = _TRAILING.search(written)
    ids = tuple(re.findall(r"c\d{6,}", found[1])) if found else ()
    text = written[: found.start()] if found else written
    return ("" if _ONLY_STATE.match(text) else text.strip()), ids


def _cells(study: Study, path: Path) -> Iterator[Summarised]:
    rows = [row for _, row in importers.table_rows(path) if any(cell.strip() for cell in row)]
    if not rows or rows[0][0].strip().lower() != "case":
        mend = "Write one with: themecode framework -o framework.xlsx, and fill it in."
        raise ThemecodeError(f"{path.name} is no framework matrix: its first column is not called 'case'.", mend=mend)
    known = [*study.codebook.ids, *(theme.id for theme in study.codebook.themes)]
    codes = [name.strip() for name in rows[0][1:]]
    for code in codes:
        if code and code not in known:
            raise UnknownNameError("code", code, known)
    guarded = path.suffix.lower() == ".csv"
    for row in rows[1:]:
        case = study.case(row[0].strip()).id
        for code, cell in zip(codes, row[1:] + [""] * (len(codes) - len(row) + 1), strict=False):
            if code:
                yield Summarised(case, code, *read_cell(exports.unescape_cell(cell) if guarded else cell))


def _says_the_same(given: Summarised, before: Summary | None) -> bool:
    if before is None:
        return not given.text
    ids = tuple(pointer.coding for pointer in before.pointers)
    return given.text == before.text and given.extracts in ((), ids)
