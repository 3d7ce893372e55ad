"""Files as documents, before anything is kept: what is here already, what is refused, what came of the rest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from themecode import importers
from themecode.errors import ThemecodeError
from themecode.model import Document
from themecode.workflow.file_results import FileResult, ImportOptions
from themecode.workflow.study import Study
from themecode.workflow.tabling import read_table


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


def read_all(
    study: Study, files: Sequence[Path], options: ImportOptions, on_file: Callable[[Path], None]
) -> list[FileResult]:
    """Read files one after the other; a refused one is a result, too."""
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
