"""review: the undecided codings one by one, a key each."""

from typing import Annotated, Literal

import typer


def review(
    code: Annotated[str, typer.Option("--code", metavar="C", help="Only this code.")] = "",
    document: Annotated[str, typer.Option("--document", metavar="D", help="Only this document.")] = "",
    origin: Annotated[Literal["rules", "suggestion", "person"], typer.Option(help="By whom they are.")] = "rules",
    flag: Annotated[
        str, typer.Option(metavar="FLAG", help="Only with: negated, hypothetical, reported, question.")
    ] = "",
    rule: Annotated[str, typer.Option(metavar="R", help="Only what this rule found, as it is written.")] = "",
) -> None:
    """Decide on what the rules found, one by one, a key each.

    Every decision is saved at once, so that you can stop at any time; the
    next review goes on where nobody decided. ? shows all keys.

    \b
    Example:  themecode review --code ringfencing
    Result:   decisions in the log; u takes the last one back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.cli.sitting import Sitting
    from themecode.workflow.review_queue import Wanted

    wanted = Wanted(code, document, origin, flag, rule)
    with project() as opened:
        waiting = [coding.id for coding in opened.waiting(wanted)]
        if not waiting:
            answer("Nothing waits here: all of it is decided, or there is none.")
            return
        sitting = Sitting(opened, waiting)
        sitting.run()
        left = len(opened.waiting(wanted))
        answer(f"{sitting.decided} decided, {left} of {len(waiting)} left. All of it is saved.")
