"""quotes, stance, labels: the words behind a code, how they stand to it, and what their labels tell."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.model import Table

Population = Annotated[
    Path | None,
    typer.Option("--population", metavar="FILE", help="All from which cases were taken, a row each: .csv .xlsx"),
]


def quotes(
    code: Annotated[str, typer.Argument(help="The id of a code or theme.")],
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Group by an attribute of cases or documents.")] = "",
    spread: Annotated[bool, typer.Option("--spread", help="Everyone is heard before anyone is heard twice.")] = False,
    most: Annotated[int, typer.Option("--most", metavar="N", min=0, help="At most N of each case.")] = 0,
    stance: Annotated[
        Literal["", "supports", "qualifies", "contradicts", "unjudged"], typer.Option(help="Only these.")
    ] = "",
    per_case: Annotated[bool, typer.Option("--per-case", help="How many each case has; who is over-quoted.")] = False,
    negative: Annotated[bool, typer.Option("--negative", help="What speaks against it; who is without it.")] = False,
    population: Population = None,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Give the words behind a code or theme, with attribution and place.

    The attribution is built from attributes of cases, never a name: the line
    `label` in themecode.toml. With --population the first rung of `ladder`
    is taken that tells of nobody who they are.

    \b
    Example:  themecode quotes ringfencing --spread --most 2 -o quotes.csv
    Result:   quotations with attribution and place
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow import quoting

    with project() as opened:
        study, label = opened.study, opened.label_for(population)
        if per_case:
            table = quoting.by_case(study, code, label)
        elif negative:
            table = quoting.negative_cases(study, code, label)
        else:
            table = quoting.quotes(study, code, label=label, by=by, spread=spread, choice=quoting.Choice(stance, most))
    if output is not None or as_json or per_case:
        give(table, as_json=as_json, file=output)
        return
    _show_each(table, by)


def _show_each(table: "Table", by: str) -> None:
    from themecode.cli.output import answer, wrapped

    for row in table.records():
        if row["text"]:
            answer(wrapped(f"\u201c{row['text']}\u201d"))
        before = f"{row[by]} \u00b7 " if by else f"{row['what']} \u00b7 " if "what" in row else ""
        status = " ".join(str(row[name]) for name in ("id", "status", "stance") if row.get(name))
        place = f" ({row['place']})" if row["place"] else f" ({row['case']})" if row["case"] else ""
        gap = "\n" if row["text"] else ""
        answer(f"    {before}{row['attribution']}{place} {status}".rstrip() + gap)
    answer(wrapped(table.basis))


def stance(
    bearing: Annotated[
        Literal["supports", "qualifies", "contradicts", "none"], typer.Argument(help="How they stand to their code.")
    ],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Codings, like c000123.")],
) -> None:
    """Judge how extracts stand to what their code or theme says.

    A person's judgement, kept in the log; rules never judge. `none` takes it back.

    \b
    Example:  themecode stance contradicts c000123 c000204
    Then:     themecode quotes ringfencing --negative
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        changed = opened.judge(ids, "" if bearing == "none" else bearing)
    for coding in changed:
        answer(f"{coding.id} {bearing} {coding.code}: {coding.text}")
    if not changed:
        answer("They say this already. Nothing was changed.")


def labels(
    population: Population = None,
    least: Annotated[int, typer.Option("--least", metavar="K", min=1, help="Fewer may tell who it is.")] = 3,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Check what the labels of quotations tell: how many of the sample, and of all, each could be.

    The lines `label` and `ladder` in themecode.toml are the rungs, from fine
    to coarse. One rung is taken for a whole report.

    \b
    Example:  themecode labels --population systems.csv
    Result:   a line a label, the rarest first, and which rung to take
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give

    with project() as opened:
        give(opened.labels(population, least).table, as_json=as_json, file=output)
