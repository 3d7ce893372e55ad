"""check, status: is the project consistent, and where does the study stand."""

from pathlib import Path
from typing import Annotated

import typer

from themecode.cli.here import Json


def check(
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    names: Annotated[Path | None, typer.Option(metavar="FILE", help="Look for these names, too.")] = None,
    cleared: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Proposals: what you answered with no is no name.")
    ] = None,
) -> None:
    """Check that the project is consistent.

    Texts unchanged, every coding on its words, cases and speakers in order.
    Where names were replaced, what still looks like one is counted.

    \b
    Example:  themecode check --strict
    Result:   silence when all is well; else one line a problem
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        problems = opened.check(names, cleared)
    for problem in problems:
        answer(f"{problem.grade}: {problem}")
    if any(problem.grade == "error" or (strict and problem.grade == "warning") for problem in problems):
        raise typer.Exit(1)


def status(as_json: Json = False) -> None:
    """Say where the six phases of the analysis stand.

    And what would usually come next; nothing is forced.

    \b
    Example:  themecode status
    Result:   a table of phases
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.standing import status as standing

    with project() as opened:
        give(standing(opened.study), as_json=as_json)
