"""merge: another coder's copy of the project brought together with this one."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.workflow.merging import MergeResult


def merge(
    other: Annotated[
        str, typer.Argument(metavar="[OTHER]", help="Their project's folder, database file, backup, or server's URL.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come; keep nothing.")] = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Bring a colleague's copy of this project together with yours. Without OTHER: what is still open.

    What they did is added to what you did; nothing is dropped, and their copy is not changed. Where both said something
    different about one thing, both are kept and listed: people decide.

    \b
    Example:  themecode merge ../ben/my-study --dry-run
    Result:   who brought what, and a table of what to settle; the state before lies in backups/
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import draw, give, say, wrapped
    from themecode.workflow.conflicts import conflicts_table

    with project() as opened:
        result = opened.merge(other, keep=not dry_run) if other else None
        found = result.open if result else opened.conflicts()
    if result:
        if result.merged.added and not as_json:
            draw(result.table)
        for line in _told(result, dry_run=dry_run):
            say(wrapped(line))
    give(conflicts_table(found), as_json=as_json, file=output)


def _told(result: "MergeResult", *, dry_run: bool) -> list[str]:
    merged = result.merged
    if not merged.added:
        return ["Nothing new: all that the other copy has is here already."]
    lines = [result.table.basis]
    for kind, ids in (("codings", merged.codings), ("memos", merged.memos)):
        listed = ", ".join(f"{there} is {here}" for there, here in list(ids.items())[:8])
        more = f" and {len(ids) - 8} more" if len(ids) > 8 else ""  # noqa: PLR2004
        lines += [f"Of theirs, {len(ids)} {kind} got another number here: {listed}{more}."] if ids else []
    if result.codebook:
        lines.append(
            f"The codebook in use is now theirs; your file {result.codebook} was not touched. Compare the two: "
            f"themecode codebook diff. Write the one in use: themecode codebook export {result.codebook}. Or put yours "
            f"to use again: themecode codebook use {result.codebook}."
        )
    if dry_run:
        return [*lines, "Nothing was kept: this was a dry run."]
    return [*lines, f"The state before lies in {result.backup}. Next: themecode tag"]
