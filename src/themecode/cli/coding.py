"""tag, find: the codebook's rules, and the same language as a search."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Every, Json, Limit, Output
from themecode.cli.starting import SpeakersOption, UnitOption

if TYPE_CHECKING:
    from themecode.workflow.coding import TagResult


def tag(
    documents: Annotated[list[str] | None, typer.Argument(metavar="[DOC...]", help="Only these documents.")] = None,
    unit: UnitOption = "sentence",
    speakers: SpeakersOption = "participants",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; keep nothing.")] = False,
    limit: Limit = 3,
    every: Every = False,
    as_json: Json = False,
) -> None:
    """Apply the codebook's rules. What people decided stays, whatever the rules find now.

    An edited codebook file is taken into use first. A dry run shows, code by code, the sentences whose codings would
    come and go; --limit, --all and --json are about these.

    \b
    Example:  themecode tag --unit turn
    Result:   codings by rule: how many were added, kept, withdrawn
    """  # noqa: D301
    from themecode.cli.comparing import show_changes
    from themecode.cli.here import project
    from themecode.cli.output import say
    from themecode.workflow.coding import TagOptions

    with project() as opened:
        if not dry_run and opened.refresh_codebook():
            say("The codebook file was edited; the new version is in use from here on.")
        result = opened.tag(TagOptions(unit, speakers, tuple(documents or ())), keep=not dry_run)
    tell_tags(result)
    if as_json:
        _give_json(result)
    elif result.changes is not None:
        show_changes(result.changes, None if every else limit)
    if dry_run:
        say("Nothing was kept: this was a dry run.")


def _give_json(result: "TagResult") -> None:
    from themecode.cli.comparing import changes_record
    from themecode.cli.output import answer_json

    counts = ("added", "kept", "restored", "withdrawn", "kept_by_people", "turns", "words")
    record: dict[str, object] = {name: getattr(result, name) for name in counts}
    answer_json({**record, "changes": changes_record(result.changes) if result.changes else None})


def tell_tags(result: "TagResult") -> None:
    """Say what a run of the rules did, and whose words it read."""
    from themecode.cli.output import say, wrapped

    parts = [f"{result.added} added", f"{result.kept} kept", f"{result.withdrawn} withdrawn"]
    parts += [f"{result.restored} restored"] if result.restored else []
    say(f"Codings by rule: {', '.join(parts)}.")
    if result.kept_by_people:
        stay = "that people decided on are not found by this run (other rules, or another unit); they stay"
        say(wrapped(f"{result.kept_by_people} {stay}."))
    read = f"Read: {result.turns:,} turns, {result.words:,} words."
    if result.left_out_turns:
        left = f"{result.left_out_turns:,} turns, {result.left_out_words:,} words"
        read += f" Interviewers' words and headings left out ({left}); --speakers all would code them too."
    say(wrapped(read))
    if result.note:
        say(wrapped(result.note))


def find(
    query: Annotated[str, typer.Argument(help="Written as a rule of a codebook.")],
    documents: Annotated[list[str] | None, typer.Option("--in", metavar="DOC", help="Only this document.")] = None,
    context: Annotated[int, typer.Option(metavar="N", min=0, help="Words either side.")] = 8,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Show N hits.")] = 200,
    every: Every = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Find words in what was said: keyword in context.

    The query is written as a rule of a codebook.

    \b
    Example:  themecode find "allocation NEAR/6 (protect OR baseline)"
    Result:   each hit with the words around it, its document, turn and time
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give, say
    from themecode.workflow.finding import found_table, hints, offsets_table

    with project() as opened:
        found = opened.find(query, tuple(documents or ()), context)
        read = len(documents or opened.study.documents)
    for hint in hints(query):
        say(hint)
    for_machines = as_json or output is not None
    table = offsets_table(found, read) if for_machines else found_table(found, read, None if every else limit)
    give(table, as_json=as_json, file=output)
