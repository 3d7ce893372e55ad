"""Files as documents, before anything is kept: what is here already, what is refused, what came of the rest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from themecode import importers
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document
from themecode.workflow.file_results import FileResult, ImportOptions
from themecode.workflow.study import Study
from themecode.workflow.tabling import read_table

_RENAME = "if it is another interview, rename the file."
_ANOTHER = "If this is another survey, rename the file; themecode undo takes an import back."


class _Here:
    """The documents that are here already, and those that come in with the same command."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.before = {document.id: document for document in documents}
        self.by_hash = {document.file_sha256: document for document in documents}
        self.surveys = {document.file for document in documents if document.format == "survey"}
        self.taken: set[str] = set()
        self._by_stem: dict[str, list[Document]] = {}
        self._file(documents)

    def add(self, documents: Sequence[Document]) -> None:
        """Count the documents of a file that was just read among those that are here."""
        self.taken.update(document.id for document in documents)
        self.by_hash[documents[0].file_sha256] = documents[0]
        self._file(documents)

    def twin(self, document: Document) -> Document | None:
        """Find the same words from a file of the same name: Whisper writes each transcript in five formats."""
        words = document.text.split()
        same_name = self._by_stem.get(Path(document.file).stem, ())
        return next((other for other in same_name if other.text.split() == words), None)

    def _file(self, documents: Sequence[Document]) -> None:
        for document in documents:
            if document.format != "survey":
                self._by_stem.setdefault(Path(document.file).stem, []).append(document)


def read_all(
    study: Study, files: Sequence[Path], options: ImportOptions, on_file: Callable[[Path], None]
) -> list[FileResult]:
    """Read files one after the other; a refused one is a result, too. Raises UnknownNameError for no known format."""
    known = (*importers.FORMATS, *importers.TABLES)
    if options.format is not None and options.format not in known:
        raise UnknownNameError("format", options.format, known)
    names = tuple(dict.fromkeys([*options.interviewers, *_spoken(study)]))
    here = _Here(study.documents)
    results: list[FileResult] = []
    for path in files:
        on_file(path)
        try:
            result = _read(path, options, names, here)
        except ThemecodeError as error:
            result = FileResult(path, "refused", reason=str(error))
        if result.outcome == "imported" and result.document:
            here.add(result.documents or (result.document,))
        results.append(result)
    return results


def _spoken(study: Study) -> Iterator[str]:
    """Yield who speaks in the transcripts of a study; respondents of a survey speak nowhere else."""
    surveys = {document.id for document in study.documents if document.format == "survey"}
    return (speaker.name for speaker in study.speakers if speaker.document not in surveys)


def _read(path: Path, options: ImportOptions, names: Sequence[str], here: _Here) -> FileResult:
    try:
        small = path.stat().st_size <= importers.FILE_LIMIT
        same = here.by_hash.get(hashlib.sha256(path.read_bytes()).hexdigest()) if small else None
    except OSError as error:
        return FileResult(path, "refused", reason=f"Not imported: {path.name} cannot be read ({error.strerror}).")
    if same is not None and _asked_otherwise(options):
        reason = f"Not imported: {path.name} is here already, as {same.id}. Nothing was changed. "
        return FileResult(path, "refused", reason=reason + "To read it otherwise, undo its import first: themecode log")
    if same is not None:
        reason = f"{path.name} is the same file as {same.file}, which is here as {same.id}."
        documents = tuple(one for one in here.documents if one.file_sha256 == same.file_sha256)
        return FileResult(path, "unchanged", same, reason=reason, documents=documents)
    opened = importers.open_file(path, format=options.format, encoding=options.encoding, names=names)
    if isinstance(opened.form, importers.TableFormat):
        return _read_table(path, opened, options, here)
    return _read_transcript(path, opened, options, here)


def _asked_otherwise(options: ImportOptions) -> bool:
    """Say whether the user said how a file is to be read."""
    named = options.encoding or options.format or options.tables.columns.named
    return bool(named) or options.written is not None


def _read_table(path: Path, opened: importers.Opened, options: ImportOptions, here: _Here) -> FileResult:
    if path.name.lower() in importers.CASE_TABLES:
        reason = f"Not imported: {path.name} is a table of cases. Nothing was changed. "
        return FileResult(path, "refused", reason=f"{reason}Read it with: themecode cases import {path.name}")
    if path.name in here.surveys:
        return FileResult(path, "refused", reason=_changed(path, f"documents of {path.name} are", _ANOTHER))
    table = read_table(opened, options.tables, (*here.before, *here.taken))
    table = replace(table, documents=tuple(_of_kind(document, options.kind) for document in table.documents))
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
    reading = importers.read_opened(opened.source, opened.form, name, written=options.written)
    twin = here.twin(reading.document)
    if twin is not None:
        reason = f"{path.name} holds the words of {twin.file}, which is here as {twin.id}: they count once."
        return FileResult(path, "unchanged", twin, reason=reason)
    if name in here.before:
        return FileResult(
            path,
            "refused",
            reason=_changed(
                path,
                f"a document {name} is",
                f"If this is its corrected transcript: themecode import --revise {path.name}; {_RENAME}",
            ),
        )
    document = _of_kind(reading.document, options.kind)
    return FileResult(
        path, "imported", document, problems=reading.problems, codes=reading.codes, written=reading.written
    )


def _of_kind(document: Document, kind: str) -> Document:
    return replace(document, attributes=(*document.attributes, ("kind", kind))) if kind else document


def _changed(path: Path, what: str, mend: str) -> str:
    return f"Not imported: {path.name}: {what} here already, with other words. Nothing was changed. {mend}"


def document_id(path: Path, taken: set[str]) -> str:
    """Make a document's id of its file name: letters, digits, - and _; made unique by a number."""
    base = re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem).strip("-") or "document"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
