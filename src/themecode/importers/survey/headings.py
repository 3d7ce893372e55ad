"""The first rows of a survey's table: what each column is called, and what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from themecode.errors import UnknownNameError
from themecode.importers.cells import Cells
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.survey.known_columns import QUALTRICS

_IMPORT_ID = re.compile(r"\s*\{\s*['\"]ImportId['\"]\s*:")
_SAID = {"status": "responsetype", "externalreference": "externaldatareference"}
"""What Qualtrics writes in its second row where that differs from the first by more than spaces."""
_KINDS = ("Response", "Open-Ended Response")
"""What SurveyMonkey writes below a question that has one column."""
_QUESTION_ID = re.compile(r"Q(?:ID)?\d+\w*")


class Column(NamedTuple):
    """One column: where it stands, its name (each another), and the question as it was asked."""

    place: int
    name: str
    question: str

    @property
    def key(self) -> str:
        """The name in small letters and digits alone."""
        return key_of(self.name)


@dataclass(frozen=True)
class Headings:
    """The columns of a table, and how many of its first rows are no respondent's."""

    file: str
    columns: tuple[Column, ...]
    rows: int

    def column(self, written: str) -> Column:
        """Return a column by its name or its question. Raises UnknownNameError with "did you mean"."""
        wanted = " ".join(written.split()).casefold()
        for known in ([column.name for column in self.columns], [column.question for column in self.columns]):
            found = [at for at, name in enumerate(known) if name.casefold() == wanted]
            if len(found) == 1:
                return self.columns[found[0]]
        raise UnknownNameError("column", written, [column.name for column in self.columns])


def key_of(name: str) -> str:
    """Write a name in small letters and digits alone.

    >>> key_of("Duration (in seconds)")
    'durationinseconds'
    """
    return "".join(filter(str.isalnum, name.casefold()))


def headings_of(file: str, cells: Cells) -> Headings:
    """Read the first rows: one, two (Qualtrics, SurveyMonkey) or three (Qualtrics).

    Raises ImportRefusedError where no column has a name.
    """
    if not any(cells.header):
        raise ImportRefusedError(file, "names no column in its first row", "Its first row names the columns.")
    rows = _rows(cells)
    second = [" ".join(cell.split()) for cell in cells.rows[1].cells] if rows > 1 else cells.header
    if rows == 1 and len(cells.rows) > 1 and _says_how_to_answer(cells.rows[1].cells):
        rows, names = 2, _with_choices(cells.header, cells.rows[1].cells)
        columns = zip(_different(names), names, strict=True)
    else:
        columns = zip(_different(cells.header), second, strict=True)
    return Headings(
        file, tuple(Column(at, name, question or name) for at, (name, question) in enumerate(columns)), rows
    )


def _rows(cells: Cells) -> int:
    held = [row.cells for row in cells.rows[:3]]
    for number, row in enumerate(held):
        if any(_IMPORT_ID.match(cell) for cell in row):
            return number + 1
    return 2 if len(held) > 1 and _says_what_is_asked(cells.header, held[1]) else 1


def _says_what_is_asked(names: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether the second row words the columns of the first, as Qualtrics' does."""
    pairs = [(name, cell.strip()) for name, cell in zip(names, second, strict=True) if name]
    for name, cell in pairs:
        key = key_of(name)
        if key in QUALTRICS and key_of(cell) in (key, _SAID.get(key)):
            return True
    asked = [cell for name, cell in pairs if _QUESTION_ID.fullmatch(name)]
    return bool(asked) and all(cell.endswith(("?", ":")) for cell in asked)


def _says_how_to_answer(second: Sequence[str]) -> bool:
    """Say whether the second row names kinds of answers and choices below the questions, as SurveyMonkey's does."""
    return not second[0].strip() and any(cell.strip() in _KINDS for cell in second)


def _with_choices(names: Sequence[str], second: Sequence[str]) -> list[str]:
    """Name each column by its question, and by its choice where the question has several columns."""
    found, question = [], ""
    for name, cell in zip(names, second, strict=True):
        question, choice = name or question, " ".join(cell.split())
        found.append(question if not choice or choice in _KINDS else f"{question} - {choice}")
    return found


def _different(names: Sequence[str]) -> list[str]:
    """Give every column a name of its own: those without one by their place, the second of a name a number."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, start=1):
        wanted, number = name or f"column {place}", 1
        while wanted in found:
            number += 1
            wanted = f"{name or f'column {place}'} ({number})"
        found[wanted] = None
    return list(found)
