"""revise: a corrected transcript takes the older one's place; what it moved is listed until a person has looked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Every, Json
from themecode.cli.starting import InterviewerOption

if TYPE_CHECKING:
    from themecode.model import Table
    from themecode.workflow.correcting import CorrectedFile
    from themecode.workflow.importing import ImportOptions
    from themecode.workflow.revision import Revision


def revise(
    document: Annotated[str, typer.Argument(metavar="[DOC]", help="The document that is corrected.")] = "",
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Its corrected transcript.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; keep nothing.")] = False,
    format: Annotated[str | None, typer.Option(help="Read the file as this format, whatever it looks like.")] = None,  # noqa: A002 - cli.md's name
    interviewer: InterviewerOption = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the file, where it is not UTF-8.")] = None,
    every: Every = False,
    listed: Annotated[bool, typer.Option("--list", help="List what corrections moved and nobody decided on.")] = False,
    place: Annotated[
        tuple[str, str] | None, typer.Option(metavar="ID WORDS", help="Put a coding that was moved on other words.")
    ] = None,
    accept_signs: Annotated[
        bool, typer.Option("--accept-signs", help="Accept all places where only punctuation or capitals changed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Put a corrected transcript in a document's place; codings, memos and evidence go with their words.

    Exactly, where the same words still stand; to be looked at, where they changed; and those whose words are gone are
    listed. Codings by rule are made anew, decisions stay. `confirm ID` accepts a place, `reject ID` takes back.

    \b
    Example:  themecode revise P07 corrected/P07.docx --dry-run
    Result:   how many codings stand on the same words, and a list of all others
    """  # noqa: D301
    from themecode.workflow.importing import ImportOptions

    if place or accept_signs:
        _settle(place, signs=accept_signs)
    elif listed:
        _list(as_json=as_json)
    elif file is None:
        raise typer.BadParameter("Name a document and its corrected file, or --list.", param_hint="DOC FILE")
    else:
        options = ImportOptions(tuple(interviewer or ()), format, encoding)
        correct([file], options, document=document, dry_run=dry_run, every=every, as_json=as_json)


def _settle(place: tuple[str, str] | None, *, signs: bool) -> None:
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        if place:
            answer(f"{place[0]} stands on: {opened.place(*place)}")
        if signs:
            answer(f"{len(opened.accept_signs())} places accepted.")


def _list(*, as_json: bool) -> None:
    from themecode.cli.here import project
    from themecode.workflow.settling import open_places

    with project() as opened:
        _show(open_places(opened.study), as_json=as_json)


def _show(table: "Table", *, as_json: bool = False) -> None:
    """Show what to look at: what it is, the words that were there, and those that are."""
    from themecode.cli.output import answer, give, hanging, wrapped

    if as_json:
        give(table, as_json=True)
        return
    for row in table.records():
        what = f"{row['changed']} changed" if row["stands"] == "proposed" else "words are gone"
        answer(hanging("", f"{row['id']} {row['about']}, {row['document']}: {what}".strip()))
        for mark in ("was", "now"):
            if row[mark]:
                answer(hanging(f"    {mark}  ", str(row[mark])))
    answer(wrapped(table.basis))


def correct(
    files: Sequence[Path],
    options: "ImportOptions",
    *,
    document: str = "",
    dry_run: bool = False,
    every: bool = False,
    as_json: bool = False,
) -> None:
    """Correct documents and say what that did, file by file."""
    from themecode.cli.here import project
    from themecode.cli.output import answer_json, say, say_problems

    with project() as opened:
        results = opened.revise_files(files, options, document=document, keep=not dry_run)
        results = [_asked(opened, result, options, document, dry_run=dry_run) for result in results]
    for result in results:
        say_problems(result.problems)
        if result.revision is None:
            say(result.reason)
        elif not as_json:
            _tell(result.revision, every=every)
    if as_json:
        answer_json([_record(result) for result in results])
    if dry_run:
        say("Nothing was kept: this was a dry run.")
    if any(result.outcome in ("refused", "question") for result in results):
        raise typer.Exit(1)


def _asked(
    opened: object, result: "CorrectedFile", options: "ImportOptions", document: str, *, dry_run: bool
) -> "CorrectedFile":
    """Ask, on a terminal, who the interviewer is; an empty answer leaves the document as it is."""
    import sys
    from dataclasses import replace

    from themecode.cli.output import say
    from themecode.project import Project

    assert isinstance(opened, Project)  # noqa: S101 - for the type checker; imported late
    if result.outcome != "question" or not sys.stdin.isatty():
        return result
    say(result.reason)
    name = typer.prompt("Interviewer (empty: leave it as it is)", default="", show_default=False, err=True)
    if not name:
        return result
    named = replace(options, interviewers=(name,))
    return opened.revise_files([result.path], named, document=document, keep=not dry_run)[0]


def _tell(revision: "Revision", *, every: bool) -> None:
    from themecode.cli.output import answer, hanging, say, wrapped
    from themecode.workflow.correcting import changed_turns
    from themecode.workflow.settling import look_table, rules_table

    for line in [*counts(revision), *changed_turns(revision)]:
        answer(wrapped(line))
    look, rules = look_table(revision), rules_table(revision)
    if look.rows:
        answer()
        _show(look)
    for change, code, words, why in rules.rows if every else rules.rows[:_SHOWN]:
        answer(hanging(f"  {change:<7}  ", f"{code}: {words}" + (f" ({why})" if why and every else "")))
    if not every and len(rules.rows) > _SHOWN:
        say(f"{len(rules.rows) - _SHOWN} more by rule; --all shows them, with their reasons.")


_SHOWN = 10


def counts(revision: "Revision") -> list[str]:
    """Say in one line each what became of the codings of people and of those by rule."""
    plan = revision.rules.plan
    people = f"{len(revision.exact)} on the same words, {len(revision.proposed)} on words that changed, "
    people += f"{len(revision.gone)} whose words are gone"
    by_rule = f"{len(plan.add)} added, {len(plan.keep)} kept, {len(plan.withdraw)} withdrawn"
    by_rule += f", {len(plan.restore)} restored" if plan.restore else ""
    return [f"{revision.newer.id}: codings that people made or decided on: {people}.", f"Codings by rule: {by_rule}."]


def _record(result: "CorrectedFile") -> dict[str, object]:
    from themecode.workflow.settling import look_table, rules_table

    record: dict[str, object] = {"file": result.path.name, "outcome": result.outcome, "reason": result.reason}
    if result.revision is None:
        return record
    done, plan = result.revision, result.revision.rules.plan
    record |= {"document": done.newer.id, "exact": len(done.exact), "proposed": len(done.proposed)}
    record |= {"gone": len(done.gone), "added": len(plan.add), "kept": len(plan.keep)}
    record |= {"withdrawn": len(plan.withdraw), "restored": len(plan.restore)}
    return {**record, "look": list(look_table(done).records()), "rules": list(rules_table(done).records())}
