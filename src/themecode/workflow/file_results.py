"""How files are read, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from themecode import importers
from themecode.model import Document, Speaker
from themecode.problems import Problem
from themecode.workflow.given_codes import Given
from themecode.workflow.tabling import TableChoices

Outcome = Literal["imported", "unchanged", "refused", "question"]


@dataclass(frozen=True)
class ImportOptions:
    """How files are read: who interviews, in which format and encoding; of what kind they are; what is said of tables.

    With `each_speaker_a_case` the participants of a document with several are a case each: a focus group. `written`
    says whether they are written documents, where the files do not tell.
    """

    interviewers: tuple[str, ...] = ()
    format: str | None = None
    encoding: str | None = None
    kind: str = ""
    each_speaker_a_case: bool = False
    written: bool | None = None
    tables: TableChoices = field(default_factory=TableChoices)


@dataclass(frozen=True)
class FileResult:
    """What became of one file; `reason` says why it was refused or left unchanged.

    `documents` are all of them where a file holds many; `given` is what codes in it became; `cases` are
    its speakers'; `written`: nobody speaks in it.
    """

    path: Path
    outcome: Outcome
    document: Document | None = None
    speakers: tuple[Speaker, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    table: importers.TableReading | None = None
    documents: tuple[Document, ...] = ()
    codes: tuple[importers.GivenCode, ...] = ()
    given: Given = field(default_factory=Given)
    cases: tuple[str, ...] = ()
    written: bool = False
