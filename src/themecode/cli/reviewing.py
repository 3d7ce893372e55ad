"""confirm, reject, undo, log: what people ruled, and the way back."""

from typing import Annotated, Literal

import typer

from themecode.cli.here import Json, Output

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Codings, like c000123.")]


def confirm(ids: Ids) -> None:
    """Confirm codings: a person says that they are right.

    \b
    Example:  themecode confirm c000012 c000015
    Result:   a decision in the log; undo takes it back
    """  # noqa: D301
    _decide(ids, "confirmed")


def reject(ids: Ids) -> None:
    """Reject codings: they are counted nowhere, and kept in the log.

    \b
    Example:  themecode reject c000012
    Result:   a decision in the log; undo takes it back
    """  # noqa: D301
    _decide(ids, "rejected")


def _decide(ids: list[str], ruling: Literal["confirmed", "rejected"]) -> None:
    from themecode.cli.here import project
    from themecode.cli.output import answer, say

    with project() as opened:
        changed = opened.decide(ids, ruling)
    for coding in changed:
        answer(f"{coding.id} {ruling}: {coding.code} in {coding.segment.document}")
    if len(changed) < len(set(ids)):
        say(f"{len(set(ids)) - len(changed)} were {ruling} already.")


def undo(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="An action of the log.")] = None,
) -> None:
    """Take back the newest action, or one of the log.

    Undoing an undo does it again.

    \b
    Example:  themecode undo
    Result:   what was taken back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        action = opened.undo(number)
    answer(f"Taken back: {action.number} {action.verb} {action.summary}".rstrip())


def log(output: Output = None, as_json: Json = False) -> None:
    """Show every action: the audit trail.

    When, who, what, and whether it was undone.

    \b
    Example:  themecode log -o log.csv
    Result:   a table, oldest first
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.reviewing import log_table

    with project() as opened:
        give(log_table(opened.study), as_json=as_json, file=output)
