"""copy: a project moved between its folder and a server."""

from typing import Annotated

import typer


def copy(
    to: Annotated[
        str, typer.Option("--to", metavar="URL|DIR", help="postgresql://NAME@HOST/DATABASE, or a new folder.")
    ],
    switch: Annotated[
        bool, typer.Option("--switch", help="Work on the copy on the server from this folder, from now on.")
    ] = False,
) -> None:
    """Copy the whole project to a PostgreSQL server, or from there into a folder.

    Every action, text, coding and memo, counted and compared before it counts. The project here stays as it is. A
    place that is taken is refused.

    \b
    Example:  themecode copy --to postgresql://ana@db.example.org/study --switch
    Result:   the project on the server; colleagues join it: themecode init DIR --database URL --join
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, say
    from themecode.workflow.copying import is_url

    if switch and not is_url(to):
        raise typer.BadParameter("A folder is worked on by going there.", param_hint="--switch")
    with project() as opened:
        counts = opened.copy_to(to, switch=switch)
    answer(f"Copied and compared: {counts['action']} actions, {counts['coding']} codings, {sum(counts.values())} rows.")
    say_password(to)
    if is_url(to):
        say("This folder works on the server now." if switch else "This folder still works on the project here.")


def say_password(url: str) -> None:
    """Say where a password is better kept than in a URL."""
    from themecode.cli.output import say, wrapped
    from themecode.workflow.copying import holds_password

    if holds_password(url):
        say(
            wrapped(
                "The URL has a password in it, which others can read in themecode.toml and in the shell's history. "
                "Better without: themecode finds it in PGPASSWORD, or in the file ~/.pgpass."
            )
        )
