"""Step: bring transcripts and cases in. One file is one transaction; a refused file changes nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from themecode import importers
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document, Speaker
from themecode.problems import Problem
from themecode.workflow.given_codes import Given, give
from themecode.workflow.roles import RoleQuestion, same_name, tell_roles
from themecode.workflow.study import Author, Study
from themecode.workflow.tabling import TableChoices, keep_table, read_table

Outcome = Literal["imported", "unchanged", "refused", "question"]


@dataclass(frozen=True)
class ImportOptions:
    """How files are read: who interviews, in which format and encoding; and what is said of tables."""

    interviewers: tuple[str, ...] = ()
    format: str | None = None
    encoding: str | None = None
    tables: TableChoices = field(default_factory=TableChoices)


@dataclass(frozen=True)
class FileResult:
    """What became of one file; `reason` says why it was refused or left unchanged.

    `documents` are all of them where a file holds many; `given` is what codes in it became.
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


@dataclass(frozen=True)
class Gathered:
    """The files that a user's paths stand for, those passed over, and the table of cases beside them."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()
    cases: Path | None = None


def gather(paths: Sequence[Path]) -> Gathered:
    """List the files of folders, in order of their names. Raises ThemecodeError where a path is not there."""
    files: list[Path] = []
    passed_over: list[Path] = []
    tables: list[Path] = []
    for path in paths:
        if not path.exists():
            raise ThemecodeError(f"There is no file or folder '{path}'.", mend="Check the path and repeat.")
        if not path.is_dir():
            files.append(path)
            continue
        for found in sorted(path.iterdir(), key=lambda found: found.name):
            if found.name.lower() in importers.CASE_TABLES:
                tables.append(found)
            elif not found.name.startswith((".", "~$")):
                (files if found.is_file() and importers.may_be_transcript(found) else passed_over).append(found)
    if not files:
        kinds = " ".join(sorted(importers.SUFFIXES))
        mend = f"Files that are read end in: {kinds}. A survey is read when its file is named."
        raise ThemecodeError("There is no transcript here to read.", mend=mend)
    return Gathered(tuple(files), tuple(passed_over), tables[0] if tables else None)


def import_files(
    study: Study,
    files: Sequence[Path],
    options: ImportOptions,
    author: Author,
    *,
    keep: bool = True,
    on_file: Callable[[Path], None] = lambda _: None,
) -> list[FileResult]:
    """Read files, tell who speaks, and keep what was read (unless `keep` is False: a dry run)."""
    results = _read_all(study, files, options, on_file)
    read = [result for result in results if result.outcome == "imported" and not result.table]
    fresh = [result.document for result in read if result.document]
    _somebody_speaks(options.interviewers, fresh)
    told = tell_roles(fresh, options.interviewers, study.speakers)
    return [_kept(study, result, told, (options, author), keep=keep) for result in results]


def _somebody_speaks(interviewers: Sequence[str], documents: Sequence[Document]) -> None:
    """Refuse names of interviewers when none of them speaks in any of the documents."""
    speakers = {turn.speaker for document in documents for turn in document.turns}
    known = {same_name(speaker) for speaker in speakers}
    if documents and interviewers and not any(same_name(name) in known for name in interviewers):
        raise UnknownNameError("speaker", interviewers[0], sorted(speakers))


@dataclass
class _Here:
    """The documents that are here, and the ids and files of those that come in."""

    documents: Sequence[Document]
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_hash = {document.file_sha256: document for document in self.documents}
        self.by_id = {document.id: document for document in self.documents}
        self.surveys = {document.file for document in self.documents if document.format == "survey"}

    def add(self, documents: Sequence[Document]) -> None:
        """Take documents in that were read."""
        self.taken.update(document.id for document in documents)
        self.by_hash.update({documents[0].file_sha256: documents[0]} if documents else {})


def _read_all(
    study: Study, files: Sequence[Path], options: ImportOptions, on_file: Callable[[Path], None]
) -> list[FileResult]:
    here = _Here(study.documents)
    results: list[FileResult] = []
    for path in files:
        on_file(path)
        try:
            result = _read(path, options, here)
        except ThemecodeError as error:
            result = FileResult(path, "refused", reason=str(error))
        if result.outcome == "imported" and result.document:
            here.add(result.documents or (result.document,))
        results.append(result)
    return results


def _read(path: Path, options: ImportOptions, here: _Here) -> FileResult:
    try:
        small = path.stat().st_size <= importers.FILE_LIMIT
        same = here.by_hash.get(hashlib.sha256(path.read_bytes()).hexdigest()) if small else None
    except OSError as error:
        return FileResult(path, "refused", reason=f"Not imported: {path.name} cannot be read ({error.strerror}).")
    if same is not None and (options.encoding or options.format or options.tables.columns.named):
        reason = f"Not imported: {path.name} is here already, as {same.id}. Nothing was changed. "
        return FileResult(path, "refused", reason=reason + "To read it otherwise, undo its import first: themecode log")
    if same is not None:
        documents = tuple(one for one in here.documents if one.file_sha256 == same.file_sha256)
        return FileResult(path, "unchanged", same, reason=f"the same file is here as {same.id}", documents=documents)
    opened = importers.open_file(path, format=options.format, encoding=options.encoding)
    if isinstance(opened.form, importers.TableFormat):
        return _read_table(path, opened, options, here)
    return _read_transcript(path, opened, options, here)


def _read_table(path: Path, opened: importers.Opened, options: ImportOptions, here: _Here) -> FileResult:
    if path.name.lower() in importers.CASE_TABLES:
        reason = f"Not imported: {path.name} is a table of cases. Nothing was changed. "
        return FileResult(path, "refused", reason=f"{reason}Read it with: themecode cases import {path.name}")
    if path.name in here.surveys:
        return FileResult(path, "refused", reason=_changed(path, f"documents of {path.name} are"))
    table = read_table(opened, options.tables, (*here.by_id, *here.taken))
    first = table.documents[0] if table.documents else None
    return FileResult(
        path, "imported", first, problems=table.problems, table=table, documents=table.documents, codes=table.codes
    )


def _read_transcript(path: Path, opened: importers.Opened, options: ImportOptions, here: _Here) -> FileResult:
    assert isinstance(opened.form, importers.Format)  # noqa: S101 - the caller has looked
    if options.tables.columns.named:
        reason = f"Not imported: {path.name} is no table of respondents ({opened.form.name}). Nothing was changed. "
        return FileResult(path, "refused", reason=reason + "Leave --text, --id and --attribute out for it.")
    name = document_id(path, here.taken)
    if name in here.by_id:
        return FileResult(path, "refused", reason=_changed(path, f"a document {name} is"))
    reading = importers.read_opened(opened.source, opened.form, name)
    return FileResult(path, "imported", reading.document, problems=reading.problems, codes=reading.codes)


def _changed(path: Path, what: str) -> str:
    return (
        f"Not imported: {path.name}: {what} here already, with other words. Nothing was changed. "
        "If this is another interview, rename the file; themecode undo takes an import back."
    )


def document_id(path: Path, taken: set[str]) -> str:
    """Make a document's id of its file name: letters, digits, - and _; made unique by a number."""
    base = re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem).strip("-") or "document"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _kept(
    study: Study,
    result: FileResult,
    told: dict[str, list[Speaker] | RoleQuestion],
    by: tuple[ImportOptions, Author],
    *,
    keep: bool,
) -> FileResult:
    options, author = by
    if result.outcome != "imported":
        return result
    if result.table is not None:
        return _kept_table(study, result, options, author) if keep else result
    assert result.document is not None  # noqa: S101 - a transcript that was read is one
    roles = told[result.document.id]
    if isinstance(roles, RoleQuestion):
        mend = "Say it: --interviewer NAME."
        return replace(result, outcome="question", reason=f"Not imported: {roles} Nothing was changed. {mend}")
    given = result.given
    if keep:
        with study.store.action("import", result.document.id, coder=author.name, now=author.now) as action:
            action.add_document(result.document, case_id=result.document.id)
            for speaker in roles:
                action.set_speaker(speaker)
            if result.codes:
                given = give(study, action, result.codes, options.tables.giver(result.path.name), author)
    return replace(result, speakers=tuple(roles), given=given)


def _kept_table(study: Study, result: FileResult, options: ImportOptions, author: Author) -> FileResult:
    assert result.table is not None  # noqa: S101 - the caller has looked
    try:
        given = keep_table(study, result.table, result.path.name, options.tables, author)
    except ThemecodeError as error:
        return replace(result, outcome="refused", reason=f"Not imported: {result.path.name}: {error}")
    problems = (*result.problems, *given.problems)
    if result.documents or given.codings:
        return replace(result, given=given, problems=problems)
    if not given.known:
        reason = f"Not imported: {result.path.name}: none of its codes found its words. Nothing was changed."
        return replace(result, outcome="refused", reason=reason, problems=problems)
    return replace(result, outcome="unchanged", reason="its codes are here", given=given, problems=problems)
