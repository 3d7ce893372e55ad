"""read: which turns of a document you have read, and who has read how much."""

from typing import Annotated

import typer

from themecode.cli.here import Json, Output


def read(
    documents: Annotated[list[str] | None, typer.Argument(metavar="[DOC...]", help="Documents that you read.")] = None,
    turns: Annotated[str, typer.Option(metavar="FROM-TO", help="Only these turns, like 3-20 or 5,9-12.")] = "",
    unread: Annotated[bool, typer.Option("--unread", help="Take it back: not read yet.")] = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Mark turns as read by you; without a document, show who has read how much.

    A turn is unread, read with nothing to code, or coded: what you code or
    confirm counts by itself. A turn that a correction changes is unread again.

    \b
    Example:  themecode read P07 --turns 3-20
    Then:     themecode read
    Result:   a row in the log; documents and status show how far you are
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, give
    from themecode.model import written_turns
    from themecode.workflow.progress import readers_table

    with project() as opened:
        if not documents:
            give(readers_table(opened.study), as_json=as_json, file=output)
        for document in documents or ():
            done = opened.mark_read(document, turns, "unread" if unread else "read")
            meant = written_turns(n for first, last in done.stretches for n in range(first, last + 1))
            changed = f"{done.changed} of them changed" if done.changed else "they were so already"
            answer(f"{done.document}: turns {meant} {'unread' if unread else 'read'}; {changed}.")
