"""undo, redo, log: the way back and forth."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.model import Action
    from themecode.project import Project


def undo(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="An action of the log.")] = None,
    anyone: Annotated[bool, typer.Option("--anyone", help="The newest action, whosever it is.")] = False,
) -> None:
    """Take back your newest action, or one of the log.

    Yours are those of the coder whom THEMECODE_CODER or --coder names. Undoing an undo does it again; so does redo.

    \b
    Example:  themecode undo
    Result:   what was taken back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.undoing import told

    with project() as opened:
        action = opened.undo(number, anyone=anyone)
        answer(f"Taken back: {action.number} {told(action)}")
        _still_gone(opened, action)


def redo() -> None:
    """Do again what you took back last.

    As long as you did nothing else since; again and again, as far back as you had gone.

    \b
    Example:  themecode redo
    Result:   what was done again
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.undoing import told

    with project() as opened:
        action = opened.redo()
        answer(f"Done again: {action.number} {told(action)}")
        _still_gone(opened, action)


def _still_gone(opened: "Project", action: "Action") -> None:
    from themecode.cli.output import say
    from themecode.workflow.undoing import still_gone

    if action.undoes is not None or len(others := still_gone(opened.study, action)) == 0:
        return
    for other in others if others[-1].number != opened.store.actions()[-1].number else others[:-1]:
        say(f"It stays taken back: {other.coder} undid it, too (action {other.number}).")


def log(
    coder: Annotated[str, typer.Option("--coder", metavar="NAME", help="What this coder did.")] = "",
    verb: Annotated[str, typer.Option(metavar="VERB", help="One sort of action: code, confirm, tag, undo.")] = "",
    document: Annotated[str, typer.Option(metavar="DOC", help="What was done to one document.")] = "",
    since: Annotated[str, typer.Option(metavar="DAY", help="From this day on: 2026-11-25, or 2026-11-25T09:30.")] = "",
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="The newest N of them.")] = None,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Show every action: the audit trail.

    When, who, what, and whether it was undone.

    \b
    Example:  themecode log --coder ana --since 2026-11-25
    Result:   a table, oldest first
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.log import Entries, log_table

    with project() as opened:
        wanted = Entries(coder, verb, document, since, limit)
        give(log_table(opened.study, wanted), as_json=as_json, file=output)
