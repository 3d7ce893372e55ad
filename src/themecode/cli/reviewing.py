"""confirm, reject: what people ruled."""

from typing import Annotated, Literal

import typer

Ids = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Codings, like c000123; memos that a correction moved, like m0007.")
]


def confirm(ids: Ids) -> None:
    """Confirm codings: a person says that they are right.

    One whose words changed in a correction stays where it was put.

    \b
    Example:  themecode confirm c000012 c000015
    Result:   a decision in the log; undo takes it back
    """  # noqa: D301
    _decide(ids, "confirmed")


def reject(ids: Ids) -> None:
    """Reject codings: they are counted nowhere, and kept in the log.

    One whose words are gone from a corrected transcript is taken back.

    \b
    Example:  themecode reject c000012
    Result:   a decision in the log; undo takes it back
    """  # noqa: D301
    _decide(ids, "rejected")


def _decide(ids: list[str], ruling: Literal["confirmed", "rejected"]) -> None:
    from themecode.cli.here import project
    from themecode.cli.output import answer, say
    from themecode.workflow.settling_notes import is_memo

    memos = [name for name in ids if is_memo(name)]
    codings = [name for name in ids if not is_memo(name)]
    with project() as opened:
        changed = opened.decide(codings, ruling) if codings else []
        settled = opened.settle_memos(memos, ruling) if memos else []
    for coding in changed:
        done = "taken back" if coding.moved == "gone" else ruling
        answer(f"{coding.id} {done}: {coding.code} in {coding.segment.document}")
    for memo in settled:
        answer(f"{memo.id} {ruling}")
    if len(changed) < len(set(codings)):
        say(f"{len(set(codings)) - len(changed)} were {ruling} already.")
