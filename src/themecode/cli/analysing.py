"""matrix: the tally."""

from typing import Annotated, Literal

import typer

from themecode.cli.here import Json, Output


def matrix(
    rows: Annotated[
        str, typer.Option(metavar="ROWS", help="case, document, an attribute, or two of these: region,size")
    ] = "case",
    columns: Annotated[Literal["code", "theme"], typer.Option(help="What the columns are.")] = "code",
    count: Annotated[
        Literal["presence", "codings", "words", "cases", "asked", "share", "share-asked"],
        typer.Option(help="What a cell counts; shares are per cent of the row's cases, or of those asked."),
    ] = "presence",
    basis: Annotated[
        Literal["all", "confirmed", "people"],
        typer.Option(help="Which codings count: all not rejected; made or confirmed by people; made by people."),
    ] = "all",
    roll_up: Annotated[bool, typer.Option("--roll-up", help="A code counts what its sub-codes count, too.")] = False,
    totals: Annotated[bool, typer.Option("--totals", help="A last row and a last column.")] = False,
    sort: Annotated[Literal["name", "similarity"], typer.Option(help="Those alike beside each other.")] = "name",
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Tally codes across interviewees: the theme matrix.

    \b
    Example:  themecode matrix --rows size --count cases -o matrix.xlsx
    Result:   a table, or a file; .xlsx carries codings, codebook and making, .html is the report
    """  # noqa: D301
    from themecode.analysis import Layout
    from themecode.cli.here import project
    from themecode.cli.output import answer, draw_matrix, give, say, wrapped
    from themecode.workflow.analysing import matrix as tallied

    layout = Layout(rows, columns, count, basis, roll_up=roll_up, totals=totals, sort=sort)
    with project() as opened:
        if output is not None:
            table = opened.write_matrix(output, layout)
            say(f"Wrote {output}. {table.basis}")
        else:
            table = tallied(opened.study, layout).table
    if as_json:
        give(table, as_json=True)
    elif output is None:
        draw_matrix(table)
        answer(wrapped(table.basis))
