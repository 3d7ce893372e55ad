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

    Its columns: case, file (optional), then attributes. A case may have several rows, one a file. Beside file,
    a column speaker says whose words in it are the case's (a focus group), a column kind what sort of text it is.
    A column NAME_evidence holds words of the transcript that show NAME; they are looked up.

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


@app.command("each-speaker")
def each_speaker(documents: Annotated[list[str], typer.Argument(metavar="DOC...", help="Focus groups.")]) -> None:
    """Make each participant of a focus group a case of their own.

    Their ids are DOC-Name; give them others with a table of cases before you share figures. The interviewer's words
    belong to no case.

    \b
    Example:  themecode cases each-speaker FG1 FG2
    Result:   the new cases, a line a document
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, hanging

    with project() as opened:
        made = opened.each_speaker_a_case(documents)
    for document, cases in made.items():
        answer(hanging(f"{document}: ", " ".join(cases)))


@app.command()
def assign(
    case: str,
    document: Annotated[str, typer.Argument(metavar="DOC")],
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Only what this person says in it.")] = "",
    new: Annotated[bool, typer.Option("--new", help="Make the case, where there is none.")] = False,
) -> None:
    """Give a document to a case, or what one speaker says in it.

    A case may have several documents: an interview and a plan, or two interviews.

    \b
    Example:  themecode cases assign Ann FG1 --speaker "Lee, Ann" --new
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        opened.assign_case(case, document, speaker=speaker, new=new)
    answer(f"{case}: {f'{speaker} in ' if speaker else ''}{document}")


@app.command()
def tally(
    attribute: Annotated[str, typer.Argument(help="An attribute of cases: a classification.")],
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Columns: cases by another attribute.")] = "",
    value: Annotated[
        list[str] | None, typer.Option("--value", metavar="V", help="The values in order, those nobody has, too.")
    ] = None,
    apart: Annotated[
        list[str] | None, typer.Option("--apart", metavar="V", help="In no denominator, as 'unclear' always is.")
    ] = None,
    several: Annotated[bool, typer.Option("--several", help="A case has several values: a; b; c")] = False,
    number: Annotated[bool, typer.Option("--number", help="Values are numbers: least, middle, most.")] = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Tally a classification: how many cases have each value, and with what evidence.

    A value is what a person gave a case, never what a code's absence seems
    to say. Unclear and unknown are apart, and in no denominator.

    \b
    Example:  themecode cases tally ringfence --value kept --value "partly kept" --by size
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow import counting

    asked = counting.Classing(attribute, by, tuple(value or ()), tuple(apart or ()), several)
    with project() as opened:
        table = counting.numbers(opened.study, attribute) if number else counting.classes(opened.study, asked)
    give(table, as_json=as_json, file=output)
