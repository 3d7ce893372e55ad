"""blind: coders who work apart, each without seeing the others' work."""

from typing import Annotated, Literal

import typer

from themecode.cli.here import Json, Output

app = typer.Typer(
    help="Let coders work apart: each sees nothing of the others' work.", no_args_is_help=True, rich_markup_mode=None
)
Documents = Annotated[
    list[str] | None, typer.Option("--document", metavar="D", help="Only this document; may be repeated.")
]


@app.command()
def start(
    document: Documents = None,
    coder: Annotated[
        list[str] | None, typer.Option("--coder", metavar="NAME", help="Only this coder; may be repeated.")
    ] = None,
    rules: Annotated[
        Literal["hidden", "shown"], typer.Option(help="What the rules found, to blind coders.")
    ] = "hidden",
) -> None:
    """Begin: from now on coders see only their own codings and decisions.

    In show, quotes, matrix, export of codings, review and on the page. It is
    a courtesy of the tool, no lock: whoever gives another name sees all.

    \b
    Example:  themecode blind start --document P07 --coder ana --coder ben
    Then:     themecode blind release, and themecode compare-coders ana ben
    Result:   the log keeps what was coded blind, for figures of agreement
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, say
    from themecode.workflow.blinding import Apart

    with project() as opened:
        new = opened.start_blind(Apart(tuple(document or ()), tuple(coder or ()), rules))
    for one in new:
        answer(f"{one.document}: coded blind by {', '.join(one.coders) or 'everybody'}; rules {one.rules}")
    say("Documents that come in later are not among them." if new else "They are coded so already.")


@app.command()
def release(document: Documents = None) -> None:
    """End it: coders see each other's work in these documents again.

    What is coded from now on does not count as made independently.

    \b
    Example:  themecode blind release --document P07
    Result:   an entry in the log; themecode blind status shows it
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        for one in opened.release_blind(document or ()):
            answer(f"{one.document}: released; {', '.join(one.coders) or 'everybody'} coded it blind")


@app.command()
def status(output: Output = None, as_json: Json = False) -> None:
    """Show who codes what blind, and how much of their work was done so.

    \b
    Example:  themecode blind status
    Result:   a table, one document a row
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.blinding import blind_table

    with project() as opened:
        give(blind_table(opened.study), as_json=as_json, file=output)
