"""saturation, cooccurrence, words, intervals: figures about a study, with what they rest on."""

from typing import Annotated, Literal

import typer

from themecode.cli.here import Every, Json, Output

WhichCodings = Annotated[
    Literal["all", "confirmed", "people"],
    typer.Option(help="Which codings count: all not rejected; made or confirmed by people; made by people."),
]

Values = Annotated[
    list[str] | None, typer.Option("--value", metavar="V", help="The answers in order, those nobody gave, too.")
]
Together = Annotated[list[str] | None, typer.Option("--together", metavar="V", help="Add these answers up.")]
Apart = Annotated[list[str] | None, typer.Option("--apart", metavar="V", help="In no denominator: don't know.")]
_FIRST = 25
"""Rows that a screen is given; --all, -o and --json give all."""


def saturation(
    base: Annotated[int, typer.Option(metavar="N", min=1, help="Interviews in the base: 4, 5 or 6.")] = 4,
    run: Annotated[int, typer.Option(metavar="N", min=1, help="Interviews in a run: 2 or 3.")] = 2,
    threshold: Annotated[float, typer.Option(metavar="P", min=0, max=100, help="Per cent of new codes.")] = 5,
    disjoint: Annotated[bool, typer.Option("--disjoint", help="Runs do not overlap.")] = False,
    order: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Order of interviews: a date or number.")] = "",
    orders: Annotated[int, typer.Option(metavar="N", min=0, max=100_000, help="Random orders to try.")] = 1000,
    seed: Annotated[int, typer.Option(metavar="S", help="Same seed, same random orders.")] = 1,
    basis: WhichCodings = "all",
    meaning: Annotated[bool, typer.Option("--meaning", help="When each code's last sub-code came up.")] = False,
    i_know: Annotated[bool, typer.Option("--i-know", help="In a reflexive project.")] = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Say when interviews stopped bringing new codes, and how much of that is their order.

    Not while documents were coded before a code existed: code them for it
    first, or saturation would be an artefact.

    \b
    Example:  themecode saturation --base 4 --run 2 --order interviewed
    Result:   a line an interview, and where new codes fell to 5 % and to none
    """  # noqa: D301
    from themecode.analysis import Runs
    from themecode.cli.here import project
    from themecode.cli.output import give, give_short
    from themecode.workflow.saturating import Asked

    asked = Asked(Runs(base, run, not disjoint), threshold / 100, order, orders, seed, basis)
    with project() as opened:
        found = opened.saturated(asked, known=i_know)
    if meaning or as_json or output is not None:
        give(found.meaning if meaning else found.table, as_json=as_json, file=output)
    else:
        give_short(found.narrow)


def cooccurrence(
    within: Annotated[Literal["segment", "turn", "case"], typer.Option(help="Together on, or in, what.")] = "turn",
    code: Annotated[str, typer.Option("--code", metavar="C", help="Only pairs of this code.")] = "",
    pair: Annotated[
        tuple[str, str] | None, typer.Option("--pair", metavar="A B", help="The words behind this pair.")
    ] = None,
    at_least: Annotated[int, typer.Option(metavar="N", min=1, help="Only pairs in N units or more.")] = 1,
    basis: WhichCodings = "all",
    every: Every = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Show which codes stand together, with the words behind each pair.

    On the same words (segment), in the same turn, or of the same case.
    -o FILE.graphml writes a network for Gephi, yEd or networkx.

    \b
    Example:  themecode cooccurrence --within turn --pair pilots governance
    Result:   a line a pair: units with both, with each, and how many cases
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give, give_short, say
    from themecode.workflow import cooccurring

    asked = cooccurring.Asked(within, basis, code, at_least)
    with project() as opened:
        if pair is not None:
            table = cooccurring.extracts(opened.study, asked, *pair)
        elif output is not None and output.suffix.lower() == cooccurring.NETWORK:
            say(f"Wrote {output}. {cooccurring.write_network(opened.study, output, asked).basis}")
            return
        else:
            table = cooccurring.cooccurrence(opened.study, asked)
    if output is None and not as_json and pair is None:
        give_short(cooccurring.narrowed(table, None if every else _FIRST))
    else:
        give(table, as_json=as_json, file=output)


def intervals(
    attribute: Annotated[str, typer.Argument(help="An attribute of cases; without it, every code.")] = "",
    population: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="All from which the cases were taken.")
    ] = None,
    value: Values = None,
    together: Together = None,
    apart: Apart = None,
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Two groups of cases, and their difference.")] = "",
    between: Annotated[tuple[str, str] | None, typer.Option("--between", metavar="A B", help="Which two.")] = None,
    test: Annotated[bool, typer.Option("--test", help="With --by: Fisher's exact p.")] = False,
    basis: WhichCodings = "all",
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Give shares of cases with intervals, and what these assume.

    Wilson limits, as if cases were drawn at random from very many; with
    --population, how many of so many. A purposive sample is no random draw.

    \b
    Example:  themecode intervals ringfence --population 42
    Then:     themecode intervals --by wave --test
    Result:   a line a value, or a line a code
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give, give_short
    from themecode.workflow import differing, ranging

    values, added, aside = (tuple(names or ()) for names in (value, together, apart))
    asked = ranging.Asked(attribute, values, added, aside, population, basis)
    with project() as opened:
        if by:
            table = differing.differences(opened.study, asked, by, between=between, test=test)
        else:
            table = ranging.intervals(opened.study, asked)
    if output is None and not as_json:
        give_short(differing.narrowed(table) if by else table)
    else:
        give(table, as_json=as_json, file=output)
