"""agreement: where coders differ, then how far they agree."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Every, Json, Output

if TYPE_CHECKING:
    from themecode.model import Cell, Table
    from themecode.workflow.agreement_tables import Shown

Two = Annotated[tuple[str, str] | None, typer.Option("--coders", metavar="A B", help="Two coders; else all.")]
Coders = Annotated[list[str] | None, typer.Option("--coder", metavar="NAME", help="One more; may be repeated.")]
Codes = Annotated[list[str] | None, typer.Option("--code", metavar="C", help="Only this code; may be repeated.")]
Documents = Annotated[list[str] | None, typer.Option("--document", metavar="D", help="Only this document.")]
Without = Annotated[list[str] | None, typer.Option("--without", metavar="D", help="Not this one: training pages.")]
Words = Annotated[int | None, typer.Option("--words", metavar="N", min=0, help="Units of N words or more.")]
Samples = Annotated[int, typer.Option("--bootstrap", metavar="N", min=0, max=100_000, help="Samples for intervals.")]
Sets = Annotated[
    Literal["jaccard", "nested"] | None,
    typer.Option("--sets", help="Also one alpha for all codes, sets by this distance."),
]
_SHOWN = 240
"""Characters of a passage; -o and --json give all of it."""


def agreement(
    coders: Two = None,
    coder: Coders = None,
    unit: Annotated[Literal["turn", "sentence", "character"], typer.Option(help="What is judged.")] = "turn",
    words: Words = None,
    code: Codes = None,
    document: Documents = None,
    without: Without = None,
    bootstrap: Samples = 1000,
    seed: Annotated[int, typer.Option(metavar="S", help="Same seed, same intervals.")] = 1,
    sets: Sets = None,
    vouch: Annotated[bool, typer.Option("--vouch", help="You know that they coded independently.")] = False,
    i_know: Annotated[bool, typer.Option("--i-know", help="Coefficients in a reflexive project.")] = False,
    only_list: Annotated[bool, typer.Option("--list", help="Only what they judged differently.")] = False,
    every: Every = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Show where coders differ, then how far they agree, code by code.

    Units are participants' turns of 8 words or more, or sentences; with
    --unit character, where codes begin and end. Only what was coded
    independently is compared. Intervals are drawn from whole documents.

    \b
    Example:  themecode agreement --coders ana ben -o agreement.xlsx
    Result:   disagreements to talk about, then a line a code
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.workflow.agreeing import Asked

    who, codes, documents, left_out = (tuple(names or ()) for names in (coder, code, document, without))
    asked = Asked((*(coders or ()), *who), unit, words, codes, documents, left_out, bootstrap, seed, sets)
    with project() as opened:
        shown = opened.agreed(asked, vouched=vouch, known=i_know or only_list)
    _give(shown, shown.disagreements if only_list else shown.table, output, as_json, every, only_list)


def _give(shown: "Shown", table: "Table", output: Output, as_json: bool, every: bool, only_list: bool) -> None:
    from themecode.cli.output import answer_json, give

    if output is not None:
        give(table, file=output)
    elif as_json:
        tables = (shown.disagreements,) if only_list else (shown.disagreements, shown.table)
        answer_json({one.name: {"basis": one.basis, "rows": list(one.records())} for one in tables})
    else:
        _show(shown, every, only_list)


def _show(shown: "Shown", every: bool, only_list: bool) -> None:
    from themecode.cli.output import answer, draw_lines, wrapped

    _list(shown.disagreements, None if every else 3)
    if only_list:
        return
    answer()
    draw_lines(shown.narrow)
    for line in (*shown.reasons, shown.table.basis):
        answer(wrapped(line))


def _list(table: "Table", limit: int | None) -> None:
    """List disagreements under their code, so many of each."""
    from themecode.cli.output import answer, hanging, wrapped

    by_code: dict[Cell, list[dict[str, Cell]]] = {}
    for row in table.records():
        by_code.setdefault(row["code"], []).append(row)
    for code, rows in by_code.items():
        answer(f"{code}: {len(rows)} to talk about")
        for row in rows[:limit]:
            who = f"  {row['place']}, {row['given by']}, not {row['not by']}: "
            answer(hanging(who, f"“{_cut(str(row['words']))}”"))
        if limit is not None and len(rows) > limit:
            answer(f"  {len(rows) - limit} more; --all shows them")
    answer(wrapped(table.basis))


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
