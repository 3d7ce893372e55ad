"""Step: bring transcripts and cases in. One file is one transaction; a refused file changes nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from themecode import importers
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document, Speaker
from themecode.problems import Problem
from themecode.workflow.grouping import own_cases
from themecode.workflow.roles import RoleQuestion, same_name, tell_roles
from themecode.workflow.study import Author, Study

Outcome = Literal["imported", "unchanged", "refused", "question"]


@dataclass(frozen=True)
class ImportOptions:
    """How files are read: who interviews, in which format and encoding; and of what kind the documents are.

    With `each_speaker_a_case` the participants of a document with several are a case each: a focus group. `written`
    says whether they are written documents, where the files do not tell.
    """

    interviewers: tuple[str, ...] = ()
    format: str | None = None
    encoding: str | None = None
    kind: str = ""
    each_speaker_a_case: bool = False
    written: bool | None = None


@dataclass(frozen=True)
class FileResult:
    """What became of one file; `reason` says why it was refused or left unchanged; `cases` are its speakers'.

    `written`: nobody speaks in it.
    """

    path: Path
    outcome: Outcome
    document: Document | None = None
    speakers: tuple[Speaker, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    cases: tuple[str, ...] = ()
    written: bool = False


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
                is_transcript = found.is_file() and found.suffix.lower() in importers.SUFFIXES
                (files if is_transcript else passed_over).append(found)
    if not files:
        kinds = " ".join(sorted(importers.SUFFIXES))
        raise ThemecodeError("There is no transcript here to read.", mend=f"Files that are read end in: {kinds}")
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
    fresh = [result.document for result in results if result.outcome == "imported" and result.document]
    _somebody_speaks(options.interviewers, fresh)
    told = tell_roles(fresh, options.interviewers, study.speakers)
    grouped = _grouped(study, told) if options.each_speaker_a_case else {}
    return [_kept(study, result, told, grouped, author, keep=keep) for result in results]


def _grouped(study: Study, told: dict[str, list[Speaker] | RoleQuestion]) -> dict[str, list[tuple[str, Speaker]]]:
    """Return the cases of each new document's speakers."""
    taken = {*told, *(case.id for case in study.cases), *(document.id for document in study.documents)}
    return {name: own_cases(people, taken) for name, people in told.items() if not isinstance(people, RoleQuestion)}


def _somebody_speaks(interviewers: Sequence[str], documents: Sequence[Document]) -> None:
    """Refuse names of interviewers when none of them speaks in any of the documents."""
    speakers = {turn.speaker for document in documents for turn in document.turns}
    known = {same_name(speaker) for speaker in speakers}
    if documents and interviewers and not any(same_name(name) in known for name in interviewers):
        raise UnknownNameError("speaker", interviewers[0], sorted(speakers))


def _read_all(
    study: Study, files: Sequence[Path], options: ImportOptions, on_file: Callable[[Path], None]
) -> list[FileResult]:
    names = (*options.interviewers, *dict.fromkeys(speaker.name for speaker in study.speakers))
    here = _Here(study.documents)
    results: list[FileResult] = []
    for path in files:
        on_file(path)
        result = _read(path, options, names, here)
        if result.outcome == "imported" and result.document:
            here.add(result.document)
        results.append(result)
    return results


class _Here:
    """The documents that are here already, and those that come in with the same command."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.before = {document.id: document for document in documents}
        self.by_hash = {document.file_sha256: document for document in self.before.values()}
        self.taken: set[str] = set()
        self._by_stem: dict[str, list[Document]] = {}
        for document in self.before.values():
            self._by_stem.setdefault(Path(document.file).stem, []).append(document)

    def add(self, document: Document) -> None:
        """Count a document that was just read among those that are here."""
        self.taken.add(document.id)
        self.by_hash[document.file_sha256] = document
        self._by_stem.setdefault(Path(document.file).stem, []).append(document)

    def twin(self, document: Document) -> Document | None:
        """Find the same words from a file of the same name: Whisper writes each transcript in five formats."""
        words = document.text.split()
        same_name = self._by_stem.get(Path(document.file).stem, ())
        return next((other for other in same_name if other.text.split() == words), None)


def _read(path: Path, options: ImportOptions, names: Sequence[str], here: _Here) -> FileResult:
    try:
        small = path.stat().st_size <= importers.FILE_LIMIT
        same = here.by_hash.get(hashlib.sha256(path.read_bytes()).hexdigest()) if small else None
    except OSError as error:
        return FileResult(path, "refused", reason=f"Not imported: {path.name} cannot be read ({error.strerror}).")
    if same is not None and (options.encoding or options.format or options.written is not None):
        reason = f"Not imported: {path.name} is here already, as {same.id}. Nothing was changed. "
        return FileResult(path, "refused", reason=reason + "To read it otherwise, undo its import first: themecode log")
    if same is not None:
        return FileResult(
            path, "unchanged", same, reason=f"{path.name} is the same file as {same.file}, which is here as {same.id}."
        )
    return _read_anew(path, options, names, here)


def _read_anew(path: Path, options: ImportOptions, names: Sequence[str], here: _Here) -> FileResult:
    name = document_id(path, here.taken)
    try:
        asked = {"format": options.format, "encoding": options.encoding}
        reading = importers.read(path, document=name, **asked, written=options.written, names=names)
    except ThemecodeError as error:
        return FileResult(path, "refused", reason=str(error))
    twin = here.twin(reading.document)
    if twin is not None:
        reason = f"{path.name} holds the words of {twin.file}, which is here as {twin.id}: they count once."
        return FileResult(path, "unchanged", twin, reason=reason)
    if name in here.before:
        reason = (
            f"Not imported: {path.name}: a document {name} is here already, with other words. Nothing was changed. "
            "If this is another interview, rename the file; themecode undo takes an import back."
        )
        return FileResult(path, "refused", reason=reason)
    document = reading.document
    if options.kind:
        document = replace(document, attributes=(*document.attributes, ("kind", options.kind)))
    return FileResult(path, "imported", document, problems=reading.problems, written=reading.written)


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
    grouped: dict[str, list[tuple[str, Speaker]]],
    author: Author,
    *,
    keep: bool,
) -> FileResult:
    if result.outcome != "imported" or result.document is None:
        return result
    roles = told[result.document.id]
    if isinstance(roles, RoleQuestion):
        mend = "Say it: --interviewer NAME."
        return replace(result, outcome="question", reason=f"Not imported: {roles} Nothing was changed. {mend}")
    own = grouped.get(result.document.id, [])
    if keep:
        with study.store.action("import", result.document.id, coder=author.name, now=author.now) as action:
            action.add_document(result.document, case_id=None if own else result.document.id)
            for speaker in roles:
                action.set_speaker(speaker)
            for case, speaker in own:
                action.set_case_speaker(case, speaker.document, speaker.name)
    return replace(result, speakers=tuple(roles), cases=tuple(dict.fromkeys(case for case, _ in own)))
