"""Step: bring transcripts and cases in. One file is one transaction; a refused file changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from themecode import importers
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document, Speaker
from themecode.workflow.file_results import FileResult, ImportOptions, Outcome
from themecode.workflow.given_codes import give
from themecode.workflow.grouping import own_cases
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
        named = "A survey or another tool's project is read when its file is named."
        mend = f"Files that are read end in: {kinds}. {named}"
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
    work = _Work(study, options, author, told, _grouped(study, told) if options.each_speaker_a_case else {})
    return [_kept_or_refused(work, result, keep=keep) for result in results]


@dataclass(frozen=True)
class _Work:
    """What is known when files are kept: who speaks in which document, and whose turns are a case of their own."""

    study: Study
    options: ImportOptions
    author: Author
    told: dict[str, list[Speaker] | RoleQuestion]
    grouped: dict[str, list[tuple[str, Speaker]]] = field(default_factory=dict)


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


def _kept_or_refused(work: _Work, result: FileResult, *, keep: bool) -> FileResult:
    """Keep a file; refuse it, and go on with the others, where its codes have nowhere to go."""
    if result.outcome != "imported":
        return result
    try:
        if result.table is not None:
            return _kept_table(work, result, result.table) if keep else result
        assert result.document is not None  # noqa: S101 - a transcript that was read is one
        return _kept(work, result, result.document, keep=keep)
    except ThemecodeError as error:
        if not result.codes:
            raise
        return replace(result, outcome="refused", reason=f"Not imported: {result.path.name}: {error}")


def _kept(work: _Work, result: FileResult, document: Document, *, keep: bool) -> FileResult:
    roles, author = work.told[document.id], work.author
    if isinstance(roles, RoleQuestion):
        mend = "Say it: --interviewer NAME."
        return replace(result, outcome="question", reason=f"Not imported: {roles} Nothing was changed. {mend}")
    own, given = work.grouped.get(document.id, []), result.given
    if keep:
        with work.study.store.action("import", document.id, coder=author.name, now=author.now) as action:
            action.add_document(document, case_id=None if own else document.id)
            for speaker in roles:
                action.set_speaker(speaker)
            for case, speaker in own:
                action.set_case_speaker(case, speaker.document, speaker.name)
            if result.codes:
                given = give(work.study, action, result.codes, work.options.tables.giver(result.path.name), author)
    return replace(result, speakers=tuple(roles), given=given, cases=tuple(dict.fromkeys(case for case, _ in own)))


def _kept_table(work: _Work, result: FileResult, table: importers.TableReading) -> FileResult:
    given = keep_table(work.study, table, result.path.name, work.options.tables, work.author)
    problems = (*result.problems, *given.problems)
    if result.documents or given.codings:
        return replace(result, given=given, problems=problems)
    if not given.known:
        reason = f"Not imported: {result.path.name}: none of its codes found its words. Nothing was changed."
        return replace(result, outcome="refused", reason=reason, problems=problems)
    reason = f"The codes of {result.path.name} are here already."
    return replace(result, outcome="unchanged", reason=reason, given=given, problems=problems)
