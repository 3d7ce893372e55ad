"""chart: pictures of the figures, each with its data table."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from themecode.cli.here import Json


def chart(
    kind: Annotated[
        Literal["heatmap", "bars", "network", "saturation", "agreement", "keyness", "timeline"],
        typer.Argument(metavar="KIND", help="heatmap, bars, network, saturation, agreement, keyness or timeline."),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="By its ending: .png .svg .pdf .html .json")
    ] = None,
    rows: Annotated[str, typer.Option(metavar="ROWS", help="heatmap: case, document, an attribute or two.")] = "case",
    columns: Annotated[Literal["code", "theme"], typer.Option(help="heatmap: what the columns are.")] = "code",
    count: Annotated[
        Literal["presence", "codings", "words", "cases", "asked", "share", "share-asked"],
        typer.Option(help="heatmap: what a square counts."),
    ] = "codings",
    sort: Annotated[Literal["name", "similarity"], typer.Option(help="heatmap: those alike side by side.")] = "name",
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="bars, keyness: groups; saturation: the order.")] = "",
    between: Annotated[tuple[str, str] | None, typer.Option("--between", metavar="A B", help="keyness: which.")] = None,
    document: Annotated[str, typer.Option("--document", metavar="D", help="timeline: which interview.")] = "",
    coders: Annotated[tuple[str, str] | None, typer.Option("--coders", metavar="A B", help="agreement: who.")] = None,
    within: Annotated[Literal["segment", "turn", "case"], typer.Option(help="network: together in what.")] = "turn",
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="network, keyness: how many.")] = 30,
    basis: Annotated[Literal["all", "confirmed", "people"], typer.Option(help="Which codings count.")] = "all",
    title: Annotated[str, typer.Option(help="A title of your own.")] = "",
    width: Annotated[float, typer.Option(metavar="MM", min=40, max=400, help="Millimetres: a column has 85.")] = 85,
    vouch: Annotated[bool, typer.Option("--vouch", help="agreement: you know that they coded apart.")] = False,
    i_know: Annotated[bool, typer.Option("--i-know", help="Figures that a reflexive project is not given.")] = False,
    as_json: Json = False,
) -> None:
    """Draw a chart, with its data table beside it.

    png, svg and pdf have the table beside them as CSV, html in the page.
    Drawn on this machine; colours that every eye tells apart.

    \b
    Example:  themecode chart bars --by size -o bars.png
    Result:   bars.png at the width of a journal's column, and bars.csv
    """  # noqa: D301
    from themecode.analysis import Layout
    from themecode.cli.here import project
    from themecode.cli.output import answer, give, say
    from themecode.exports.charts import write_chart
    from themecode.workflow.charting import ChartOptions

    layout = Layout(rows, columns, count, basis, sort=sort)
    chosen = ChartOptions(layout, by, between, document, tuple(coders or ()), within, top, title, width, vouch, i_know)
    with project() as opened:
        made = opened.chart(kind, chosen)
    if output is None or as_json:
        give(made.table, as_json=as_json)
    if output is not None:
        for path in write_chart(output, made):
            answer(str(path))
        say(made.table.basis)
