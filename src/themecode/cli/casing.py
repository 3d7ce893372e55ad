"""cases: interviewees and their attributes."""

from pathlib import Path
from typing import Annotated

import typer

from themecode.cli.here import Json, Output

app = typer.Typer(help="Interviewees and their attributes.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(output: Output = None, as_json: Json = False) -> None:
    """List the cases with their attributes.

    \b
    Example:  themecode cases list -o cases.csv
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.analysing import cases_table

    with project() as opened:
        give(cases_table(opened.study), as_json=as_json, file=output)


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(help="cases.csv or cases.xlsx")]) -> None:
    """Read a table of cases.

    Its columns: case, file (optional), then attributes. A column NAME_evidence holds words of the transcript
    that show NAME; they are looked up.

    \b
    Example:  themecode cases import cases.xlsx
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, say_problems

    with project() as opened:
        result = opened.import_cases(file)
    say_problems(result.problems)
    answer(f"{result.matched} cases matched to documents; {result.attributes} attributes new or changed.")


@app.command("set")
def set_(
    case: str,
    attribute: Annotated[str, typer.Argument(metavar="NAME=VALUE")],
    evidence: Annotated[str | None, typer.Option(metavar="ID", help="A coding that shows it.")] = None,
) -> None:
    """Set an attribute of a case, with its evidence.

    \b
    Example:  themecode cases set P07 ringfence=kept --evidence c000123
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.model import Attribute

    name, equals, value = attribute.partition("=")
    if not (equals and name.strip()):
        raise typer.BadParameter("write NAME=VALUE", param_hint="NAME=VALUE")
    with project() as opened:
        segment = opened.study.coding(evidence).segment if evidence else None
        opened.set_attribute(case, Attribute(name.strip(), value.strip(), segment))
    answer(f"{case}: {name.strip()} = {value.strip()}")
