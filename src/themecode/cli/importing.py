"""import: transcripts and tables into the project, one line a file, and the loss report."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.exchanging import Offsets
from themecode.cli.starting import (
    AsOption,
    CoderOption,
    EachSpeakerOption,
    IdOption,
    InterviewerOption,
    TextOption,
    written_of,
)

if TYPE_CHECKING:
    from themecode.project import Project
    from themecode.workflow.importing import FileResult, ImportOptions


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Transcripts, folders of them, tables.")],
    format: Annotated[str | None, typer.Option(help="Read the files as this format, whatever they look like.")] = None,  # noqa: A002 - cli.md's name
    interviewer: InterviewerOption = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the files, where they are not UTF-8.")] = None,
    as_: AsOption = None,
    text: TextOption = None,
    id_column: IdOption = "",
    attribute: Annotated[
        list[str] | None,
        typer.Option("--attribute", metavar="COLUMN", help="A survey's column to keep although it may name people."),
    ] = None,
    coder: CoderOption = "",
    kind: Annotated[str, typer.Option(help="What sort of text these are: strategy, plan; to compare by.")] = "",
    each_speaker: EachSpeakerOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come in; keep nothing.")] = False,
    revise: Annotated[
        bool, typer.Option("--revise", help="The files are corrected ones of documents that are here.")
    ] = False,
    offsets: Offsets = None,
) -> None:
    """Bring transcripts, documents and surveys in, unmodified, with a loss report; or another tool's project.

    A .qdpx or .qde comes from NVivo, MAXQDA, ATLAS.ti, QualCoder and others, a .sqlite3 from Taguette, a folder with
    qualitative_coding.sqlite3 from qc. What cannot come in is listed; --offsets says how places are counted.

    Every character that is no speech is counted by kind. Pages without speakers that have headings are read as
    written documents: paragraphs, headings and table cells are the turns. A cases.csv or cases.xlsx in a folder is
    picked up.
    Importing the same file again changes nothing. A corrected file: --revise, see themecode revise --help.
    In a table of a survey (.csv .tsv .xlsx) each row is a respondent: a document of the open answers, and a case.
    Codes that stand in a table become codings of their coder.

    \b
    Example:  themecode import interviews/ --interviewer "Ruth Okafor"
              themecode import survey.csv --text Q5 --text Q7 --id ResponseId
    Result:   documents in the project; one line a file, then the loss report
    """  # noqa: D301
    from themecode.cli.correcting import correct
    from themecode.cli.exchanging import import_projects
    from themecode.cli.here import project
    from themecode.cli.output import say
    from themecode.workflow.importing import ImportOptions, gather
    from themecode.workflow.tabling import TableChoices, columns

    transcripts = import_projects(paths, offsets, keep=not dry_run)
    if not transcripts:
        return
    gathered = gather(transcripts)
    choices = TableChoices(columns(text, id_column, attribute), coder)
    who = tuple(interviewer or ())
    options = ImportOptions(who, format, encoding, kind.strip(), each_speaker, written_of(as_), choices)
    if revise:
        correct(gathered.files, options, dry_run=dry_run)
        return
    with project() as opened:
        results = _imported(opened, gathered.files, options, keep=not dry_run)
        if sys.stdin.isatty() and not dry_run:
            results = [_asked(opened, result, options) for result in results]
        tell_files(results, gathered.passed_over, losses=True)
        if gathered.cases is not None:
            _import_cases(opened, gathered.cases, keep=not dry_run)
        _tell_rest(opened, results, options, keep=not dry_run)
    if dry_run:
        say("Nothing was kept: this was a dry run.")
    if any(result.outcome in ("refused", "question") for result in results):
        raise typer.Exit(1)


def _imported(opened: "Project", files: Sequence[Path], options: "ImportOptions", *, keep: bool) -> "list[FileResult]":
    """Import files behind a progress bar: of files, or of rows where there is one table."""
    from dataclasses import replace

    from themecode.cli.bars import progress, progress_share

    if len(files) > 1:
        with progress(len(files), "reading") as step:
            return opened.import_files(files, options, keep=keep, on_file=lambda path: step(f"reading {path.name}"))
    with progress_share("rows") as share:
        told = replace(options.tables, columns=replace(options.tables.columns, on_rows=share))
        return opened.import_files(files, replace(options, tables=told), keep=keep)


def _import_cases(opened: "Project", table: Path, *, keep: bool) -> None:
    """Bring the table of cases beside the transcripts in, and say how it matched."""
    from themecode.cli.output import say, say_problems

    if not keep:
        say(f"{table.name} would be read, too.")
        return
    cases = opened.import_cases(table)
    say_problems(cases.problems)
    say(f"{table.name}: {cases.matched} cases matched, {cases.attributes} attributes new or changed.")


def _tell_rest(opened: "Project", results: Sequence["FileResult"], options: "ImportOptions", *, keep: bool) -> None:
    """Say what is left to do: names in the ids of cases, kinds that were not set, names that may be one person's."""
    from themecode.cli.output import say, wrapped

    if any(result.cases for result in results):
        made = sum(len(result.cases) for result in results)
        also = "their ids hold the speakers' names. Give them others before you share figures: a cases.csv with the"
        say(wrapped(f"{made} speakers {'are' if keep else 'would be'} cases; {also} columns case, file, speaker."))
    if options.kind and any(result.outcome == "unchanged" for result in results):
        say(wrapped("Files that were here already keep their kind; to set it: themecode documents set DOC kind=..."))
    came = keep and any(result.outcome == "imported" for result in results)
    if came and (number := len(opened.propose_aliases())):
        also = "name looks like another" if number == 1 else "names look like others"
        say(wrapped(f"{number} {also} of the same person; see: themecode speakers propose"))


def _asked(opened: object, result: "FileResult", options: "ImportOptions") -> "FileResult":
    """Ask, on a terminal, who the interviewer of a document is; an empty answer leaves the file out."""
    from dataclasses import replace

    from themecode.cli.output import say
    from themecode.project import Project

    assert isinstance(opened, Project)  # noqa: S101 - for the type checker; imported late
    if result.outcome != "question":
        return result
    say(result.reason)
    name = typer.prompt("Interviewer (empty: leave the file out)", default="", show_default=False, err=True)
    if not name:
        return result
    return opened.import_files([result.path], replace(options, interviewers=(name,)))[0]


def tell_files(results: Sequence["FileResult"], passed_over: Sequence[Path] = (), *, losses: bool = False) -> None:
    """Say what became of each file, one line each; then what was no speech, and what to look at."""
    from themecode.cli.output import give, give_lines, say, say_problems, wrapped
    from themecode.workflow.accounting import files_table, given_codes, interviewers, losses_table, written_documents

    for result in results:
        twin = result.outcome == "unchanged" and result.document and result.document.file != result.path.name
        if twin or result.outcome in ("refused", "question"):
            say(result.reason)
    read = [result for result in results if result.outcome in ("imported", "unchanged")]
    if losses and any(result.document for result in read):
        give_lines(files_table(read))
        give(losses_table(read))
    for line in interviewers(results):
        say(wrapped(f"Interviewer: {line}"))
    say_problems([problem for result in results for problem in result.problems])
    if line := written_documents(results):
        say(line)
    for line in given_codes(results):
        say(wrapped(line))
    fresh = sum(result.outcome == "imported" for result in results)
    unchanged = sum(result.outcome == "unchanged" for result in results)
    also = f", {unchanged} unchanged (here already)" if unchanged else ""
    checked = " Words in = words out, checked for each." if fresh else ""
    say(f"{fresh} of {len(results)} files imported{also}.{checked}")
    if passed_over:
        names = ", ".join(path.name + "/" * path.is_dir() for path in passed_over)
        say(f"Passed over (no transcript format; surveys, and folders inside, are read when they are named): {names}")
