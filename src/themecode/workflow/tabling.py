"""Step: bring a table in that holds many respondents, or codes on words that are here. One table is one action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from themecode import importers
from themecode.importers import TableOptions, TableReading
from themecode.model import Case
from themecode.problems import Problem
from themecode.workflow.given_codes import Given, Giver, check_coder, give
from themecode.workflow.study import Author, Study


@dataclass(frozen=True)
class TableChoices:
    """What a user says of tables: which columns hold what, and whose codes they carry ("": the file's name).

    `folder` is the project's, for its codebook gets the codes that it lacks.
    """

    columns: TableOptions = field(default_factory=TableOptions)
    coder: str = ""
    folder: Path | None = None

    def giver(self, file: str) -> Giver:
        """Say whose codes a file's are."""
        check_coder(self.coder)
        return Giver(self.coder or Path(file).stem, file, self.folder)


def columns(text: Sequence[str] | None, id_column: str, attribute: Sequence[str] | None = None) -> TableOptions:
    """Say which columns hold what; what is empty is found by evidence."""
    return TableOptions(tuple(text or ()), id_column, tuple(attribute or ()))


def read_table(opened: importers.Opened, choices: TableChoices, taken: Sequence[str]) -> TableReading:
    """Read a table whose format is told; ids of documents in `taken` are used already."""
    assert isinstance(opened.form, importers.TableFormat)  # noqa: S101 - the caller has looked
    return opened.form.read(opened.source, replace(choices.columns, taken=frozenset(taken)))


def keep_table(study: Study, reading: TableReading, file: str, choices: TableChoices, author: Author) -> Given:
    """Keep documents, cases and codes of a table, all in one action; return what its codes became."""
    known = {case.id: case for case in study.store.cases()}
    with study.store.action("import", _summary(reading, file), coder=author.name, now=author.now) as action:
        for document in reading.documents:
            action.add_document(document)
        for speaker in reading.speakers:
            action.set_speaker(speaker)
        for case in reading.cases:
            for name in case.documents:
                action.set_case_document(case.id, name)
            for attribute in case.attributes:
                action.set_attribute(case.id, attribute)
        given = give(study, action, reading.codes, choices.giver(file), author) if reading.codes else Given()
    return replace(given, problems=(*given.problems, *_overridden(reading.cases, known, file)))


def _summary(reading: TableReading, file: str) -> str:
    if not reading.documents:
        return f"{file}: codes"
    return f"{file}: {len(reading.documents)} documents, {len(reading.cases)} cases"


def _overridden(cases: Sequence[Case], known: dict[str, Case], file: str) -> list[Problem]:
    """Say how many attributes of cases that were here have another value now."""
    changed = sum(
        known[case.id].value(attribute.name) not in ("", attribute.value)
        for case in cases
        if case.id in known
        for attribute in case.attributes
    )
    if not changed:
        return []
    says = f"{changed} attributes of cases that were here already have another value now."
    return [Problem(file, says, "The earlier ones are in the log; themecode undo brings them back.", "warning")]
