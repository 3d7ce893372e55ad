"""backup, restore: safe copies, and the way back."""

from pathlib import Path
from typing import Annotated

import typer


def backup(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Else the next number in backups/.")] = None,
) -> None:
    """Copy the project into one file, which is opened and counted before it counts.

    \b
    Example:  themecode backup
    Result:   backups/0001-by-hand.sqlite in the project's folder
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        made = opened.back_up(file)
    answer(f"{made.path}: {made.actions} actions, the newest of {made.newest[:19].replace('T', ' ') or 'none'}.")


def restore(
    which: Annotated[str, typer.Argument(metavar="[NUMBER or FILE]")] = "",
    list_: Annotated[bool, typer.Option("--list", help="List the backups.")] = False,
) -> None:
    """Go back to a backup. The present state is kept as a backup of its own first.

    It works on a project that is damaged, too.

    \b
    Example:  themecode restore 3
    Result:   the project as it was then; where the present state lies is said
    """  # noqa: D301
    from themecode.cli.here import folder
    from themecode.cli.output import answer, give
    from themecode.workflow.backing_up import backups_table, restore_from

    if list_ or not which:
        give(backups_table(folder()))
        return
    held, kept = restore_from(folder(), which)
    answer(f"Restored {held.path.name}: {held.actions} actions. The state before lies in {kept}")
