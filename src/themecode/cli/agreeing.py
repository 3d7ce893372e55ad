"""agreement: where coders differ, then how far they agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Every, Json, Output

if TYPE_CHECKING:
    from themecode.analysis.agreement import Level
    from themecode.model import Cell, Table
    from themecode.workflow.agreement_tables import Shown

Two = Annotated[tuple[str, str] | None, typer.Option("--coders", metavar="A B", help="Two coders; else all.")]
Coders = Annotated[list[str] | None, typer.Option("--and", metavar="NAME", help="One coder more; may be repeated.")]
Codes = Annotated[list[str] | None, typer.Option("--code", metavar="C", help="Only this code; may be repeated.")]
Documents = Annotated[list[str] | None, typer.Option("--document", metavar="D", help="Only this document.")]
Without = Annotated[list[str] | None, typer.Option("--without", metavar="D", help="Not this one: training pages.")]
Words = Annotated[int | None, typer.Option("--words", metavar="N", min=0, help="Units of N words or more.")]
Samples = Annotated[int, typer.Option("--bootstrap", metavar="N", min=0, max=100_000, help="Samples for intervals.")]
Sets = Annotated[
    Literal["jaccard", "nested"] | None,
    typer.Option("--sets", help="Also one alpha for all codes, sets by this distance."),
]
FromTable = Annotated[
    Path | None, typer.Option("--table", metavar="FILE", help="Judgments of a table: a row a unit, a column a coder.")
]
Levels = Annotated[Literal["nominal", "ordinal", "interval", "ratio"], typer.Option(help="With --table: its values.")]
Order = Annotated[list[str] | None, typer.Option("--value", metavar="V", help="With --table: its values in order.")]
Interview = Annotated[str, typer.Option(metavar="COLUMN", help="With --table: which interview a unit is of.")]
_SHOWN = 240
"""Characters of a passage; -o and --json give all of it."""


def agreement(
    coders: Two = None,
    more: Coders = None,
    unit: Annotated[Literal["turn", "sentence", "character"], typer.Option(help="What is judged.")] = "turn",
    words: Words = None,
    code: Codes = None,
    document: Documents = None,
    without: Without = None,
    bootstrap: Samples = 1000,
    seed: Annotated[int, typer.Option(metavar="S", help="Same seed, same intervals.")] = 1,
    sets: Sets = None,
    table: FromTable = None,
    level: Levels = "nominal",
    value: Order = None,
    interview: Interview = "",
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
    Or:       themecode agreement --table status.csv --level ordinal
              --value not --value partly --value fully
    Result:   disagreements to talk about, then a line a code
    """  # noqa: D301
    who, codes, documents, left_out, order = (tuple(names or ()) for names in (more, code, document, without, value))
    people = (*(coders or ()), *who)
    if table is not None:
        shown = _of_table(table, people, level, order, interview, (bootstrap, seed))
    else:
        from themecode.cli.here import project
        from themecode.workflow.agreeing import Asked

        asked = Asked(people, unit, words, codes, documents, left_out, bootstrap, seed, sets)
        with project() as opened:
            shown = opened.agreed(asked, vouched=vouch, known=i_know or only_list)
    _give(shown, shown.disagreements if only_list else shown.table, output, as_json, every, only_list)


def _of_table(
    file: Path, coders: tuple[str, ...], level: "Level", order: tuple[str, ...], interview: str, draw: tuple[int, int]
) -> "Shown":
    from themecode.workflow.agreed_table import Asked, agreed_table

    return agreed_table(file, Asked(coders, level, order, interview, *draw))


def _give(shown: "Shown", table: "Table", output: Output, as_json: bool, every: bool, only_list: bool) -> None:
    from themecode.cli.output import answer_json, give

    if output is not None:
        give(table, file=output)
    elif as_json:
        tables = [shown.disagreements, *([] if only_list else [shown.table])]
        tables += [shown.crossed] if shown.crossed and not only_list else []
        answer_json({one.name: {"basis": one.basis, "rows": list(one.records())} for one in tables})
    else:
        _show(shown, every, only_list)


def _show(shown: "Shown", every: bool, only_list: bool) -> None:
    from themecode.cli.output import answer, draw_lines, wrapped

    if "code" in shown.disagreements.header:
        _list(shown.disagreements, None if every else 3)
    else:
        _units(shown.disagreements, None if every else 20)
    if only_list:
        return
    answer()
    if shown.crossed is not None:
        draw_lines(shown.crossed)
    draw_lines(shown.narrow)
    for line in (*shown.reasons, shown.table.basis):
        answer(wrapped(line))


def _units(table: "Table", limit: int | None) -> None:
    """List the units of a table that coders judged differently."""
    from dataclasses import replace

    from themecode.cli.output import give_short

    left = len(table.rows) - len(table.rows[:limit])
    more = f" {left} more; --all shows them." if left else ""
    give_short(replace(table, rows=table.rows[:limit], basis=f"{table.basis}{more}"))


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
