"""Step: bring transcripts and cases in. One file is one transaction; a refused file changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from themecode import importers
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document, Speaker
from themecode.workflow.file_results import FileResult, ImportOptions, Outcome
from themecode.workflow.given_codes import give
from themecode.workflow.reading_files import document_id, read_all
from themecode.workflow.roles import RoleQuestion, same_name, tell_roles
from themecode.workflow.study import Author, Study
from themecode.workflow.tabling import keep_table

__all__ = ["FileResult", "Gathered", "ImportOptions", "Outcome", "document_id", "gather", "import_files"]


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
    results = read_all(study, files, options, on_file)
    read = [result for result in results if result.outcome == "imported" and not result.table]
    fresh = [result.document for result in read if result.document]
    _somebody_speaks(options.interviewers, fresh)
    told = tell_roles(fresh, options.interviewers, study.speakers)
    return [_kept_or_refused(study, result, told, (options, author), keep=keep) for result in results]


def _somebody_speaks(interviewers: Sequence[str], documents: Sequence[Document]) -> None:
    """Refuse names of interviewers when none of them speaks in any of the documents."""
    speakers = {turn.speaker for document in documents for turn in document.turns}
    known = {same_name(speaker) for speaker in speakers}
    if documents and interviewers and not any(same_name(name) in known for name in interviewers):
        raise UnknownNameError("speaker", interviewers[0], sorted(speakers))


def _kept_or_refused(
    study: Study,
    result: FileResult,
    told: dict[str, list[Speaker] | RoleQuestion],
    by: tuple[ImportOptions, Author],
    *,
    keep: bool,
) -> FileResult:
    """Keep a file; refuse it, and go on with the others, where its codes have nowhere to go."""
    try:
        return _kept(study, result, told, by, keep=keep)
    except ThemecodeError as error:
        if not result.codes:
            raise
        return replace(result, outcome="refused", reason=f"Not imported: {result.path.name}: {error}")


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
    given = keep_table(study, result.table, result.path.name, options.tables, author)
    problems = (*result.problems, *given.problems)
    if result.documents or given.codings:
        return replace(result, given=given, problems=problems)
    if not given.known:
        reason = f"Not imported: {result.path.name}: none of its codes found its words. Nothing was changed."
        return replace(result, outcome="refused", reason=reason, problems=problems)
    return replace(result, outcome="unchanged", reason="its codes are here", given=given, problems=problems)
