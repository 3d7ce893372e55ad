"""compare-coders, joint: what two coders hold of the same words, and what they settle."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Every, Json, Output

if TYPE_CHECKING:
    from themecode.workflow.side_by_side import Compared, Talked


def compare_coders(
    first: Annotated[str, typer.Argument(metavar="A", help="A coder, or rules.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    document: Annotated[str, typer.Option("--document", metavar="D", help="Only this document.")] = "",
    code: Annotated[str, typer.Option("--code", metavar="C", help="Only this code.")] = "",
    every: Every = False,
    settle: Annotated[bool, typer.Option("--settle", help="Go through them together, and settle them.")] = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """List where two coders differ, to be talked about.

    Each coder's own codings, and the rules' that this coder confirmed. The
    same words under the same code are counted and, with --all, listed, too.
    --settle goes through the open ones, a key each.

    \b
    Example:  themecode compare-coders ana ben --document P07
    Then:     themecode memo add c000431 "she means the fund"
              themecode joint c000431 c000517 --code ringfencing
    Result:   the open differences with their ids, memos and a summary
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, give, wrapped
    from themecode.cli.talking import Talk
    from themecode.workflow.side_by_side import differences_table, summary

    with project() as opened:
        found = opened.compare_coders(first, second, document=document, code=code)
        if settle:
            Talk(opened, found).run()
            return
    if output is not None or as_json:
        give(differences_table(found, every=every), as_json=as_json, file=output)
        return
    for row in found.rows if every else found.open_:
        show_row(found, row)
    answer(wrapped(f"{summary(found)} {found.basis}"))


def show_row(found: "Compared", row: "Talked") -> None:
    """Show one row: where, how the two differ, the words, what each holds, memos, what was settled."""
    from themecode.cli.output import answer, hanging
    from themecode.workflow.side_by_side import settled_as, written_codes

    ids = " ".join(coding.id for coding in row.versus.codings)
    answer(f"{row.place}   {found.named(row.versus.difference)}   {ids}")
    answer(hanging("    ", f"“{row.words}”"))
    for name, codings in ((found.first, row.versus.first), (found.second, row.versus.second)):
        parts = [f"{c.code} on “{c.text}”" for c in codings] if row.versus.difference == "other words" else []
        answer(hanging(f"    {name}: ", "; ".join(parts) or written_codes(codings) or "-"))
    for memo in row.memos:
        answer(hanging(f"    memo {memo.id} {memo.coder}: ", memo.text))
    if row.settled:
        answer(f"    settled: {settled_as(row)}")
    answer()


def joint(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The codings that this settles.")],
    code: Annotated[
        list[str] | None, typer.Option("--code", metavar="C", help="A code that holds; may be repeated.")
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="No code holds.")] = False,
    words: Annotated[str, typer.Option(metavar="TEXT", help="On these words; else on those of the first ID.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why, in your words: kept as a memo.")] = "",
) -> None:
    """Keep what two coders settled: a joint coding that stands for theirs.

    Their own codings stay as they were, for a figure of agreement; tallies
    count the joint one.

    \b
    Example:  themecode joint c000431 c000517 --code ringfencing --note "money set apart"
    Result:   one entry in the log, which one undo takes back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.joining import Settlement

    if bool(code) == none:
        raise typer.BadParameter("say which code holds, --code C, or that none does, --none", param_hint="--code")
    with project() as opened:
        done = opened.settle(Settlement(tuple(ids), tuple(code or ()), words=words, note=note))
    for one in done.joint:
        answer(f"{one.id} joint: {one.code} in {one.segment.document}: {one.text}")
    for ruling in done.rulings:
        answer(f"{ruling.coding} {'the same' if ruling.ruling == 'confirmed' else 'gives way'}")
