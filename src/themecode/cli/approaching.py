"""approach: which kind of thematic analysis this is, and what that switches."""

from typing import Annotated, Literal

import typer

from themecode.cli.here import Json


def approach(
    kind: Annotated[
        Literal["codebook", "reliability", "reflexive"] | None,
        typer.Argument(metavar="[APPROACH]", help="codebook, reliability or reflexive; without it: what holds."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stands in the journal.")] = "",
    as_json: Json = False,
) -> None:
    """Say which kind of thematic analysis this is, and what that switches.

    A change is dated and has a reason. Codings, themes and counts are the
    same in all three.

    \b
    Example:  themecode approach reflexive --reason "We write as one analyst."
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.approach import approach_table

    with project() as opened:
        if kind is not None:
            opened.change_approach(kind, reason)
        give(approach_table(opened.study, opened.settings.approach), as_json=as_json)
