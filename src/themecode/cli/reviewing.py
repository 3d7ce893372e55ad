"""confirm, reject: what people ruled."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli import bulk

if TYPE_CHECKING:
    from themecode.workflow.review_queue import Wanted

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID...]", help="Codings, like c000123; memos that a correction moved, like m0007."),
]


def confirm(
    ids: Ids = None,
    code: bulk.Code = "",
    document: bulk.Document = "",
    flag: bulk.Flag = "",
    rule: bulk.Rule = "",
    by: bulk.By = "",
    only: bulk.Only = False,
    dry_run: bulk.DryRun = False,
    yes: bulk.Yes = False,
) -> None:
    """Confirm codings: a person says that they are right.

    By id; or all undecided ones of a code, document, rule or flag: what that
    touches is shown, and asked about, before anything changes. One whose
    words changed in a correction stays where it was put.

    \b
    Example:  themecode confirm c000012 c000015
              themecode confirm --code ringfencing --rule "ring-fenc*" --dry-run
    Result:   a decision in the log; undo takes it back
    """  # noqa: D301
    from themecode.workflow.review_queue import Wanted

    wanted = Wanted(code, document, "" if by else "rules", flag, rule, by, only=only)
    _decide(ids or [], wanted, "confirmed", bulk.Manner(dry_run, yes))


def reject(
    ids: Ids = None,
    code: bulk.Code = "",
    document: bulk.Document = "",
    flag: bulk.Flag = "",
    rule: bulk.Rule = "",
    by: bulk.By = "",
    only: bulk.Only = False,
    dry_run: bulk.DryRun = False,
    yes: bulk.Yes = False,
) -> None:
    """Reject codings: they are counted nowhere, and kept in the log.

    By id; or all undecided ones of a code, document, rule or flag: what that
    touches is shown, and asked about, before anything changes. One whose
    words are gone from a corrected transcript is taken back.

    \b
    Example:  themecode reject c000012
              themecode reject --code ringfencing --flag negated --only
    Result:   a decision in the log; undo takes it back
    """  # noqa: D301
    from themecode.workflow.review_queue import Wanted

    wanted = Wanted(code, document, "" if by else "rules", flag, rule, by, only=only)
    _decide(ids or [], wanted, "rejected", bulk.Manner(dry_run, yes))


def _decide(ids: list[str], wanted: "Wanted", ruling: Literal["confirmed", "rejected"], manner: bulk.Manner) -> None:
    if bool(ids) == bool(str(wanted)):
        raise typer.BadParameter("name codings, or say which: --code, --document, --flag, --rule", param_hint="ID")
    if not ids:
        bulk.rule_on_all(wanted, ruling, manner)
    else:
        _decide_each(ids, ruling)


def _decide_each(ids: list[str], ruling: Literal["confirmed", "rejected"]) -> None:
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
