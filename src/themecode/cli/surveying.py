"""tag-table, tally: the codebook over a table of answers, and what was found by group."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.model import Basis, Codebook
    from themecode.workflow.surveying import SurveyResult

EncodingOption = Annotated[str, typer.Option(metavar="E", help="Encoding of a CSV, where it is not UTF-8.")]


def tag_table(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of answers: .csv .tsv .xlsx .parquet")],
    text: Annotated[str, typer.Option(metavar="COLUMN", help="The column with the answers.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The file of tags: .parquet or .csv")],
    id_column: Annotated[
        str, typer.Option("--id", metavar="COLUMN", help="What names an answer; else the number of its row, from 1.")
    ] = "",
    codebook: Annotated[
        Path | None, typer.Option("-c", "--codebook", metavar="CODEBOOK", help="A codebook file; else the project's.")
    ] = None,
    processes: Annotated[int, typer.Option(metavar="N", min=0, help="How many at once; 0: one a core.")] = 0,
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="A Dask cluster, like tcp://host:8786.")] = "",
    encoding: EncodingOption = "",
    flags: Annotated[bool, typer.Option(help="Read what the words around do: negated, question ... Slower.")] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget the finished parts of an earlier run.")] = False,
) -> None:
    """Apply the codebook's rules to a table of answers.

    One answer a row; however large, it is read in parts. Interrupted, the same command goes on where it stopped.

    \b
    Example:  themecode tag-table answers.csv --text answer -c codebook.yaml -o tags.csv
    Result:   one row per answer and code: id, code, start, end, matched, rule, flags
    """  # noqa: D301
    from themecode import importers
    from themecode.cli.bars import progress_share
    from themecode.cli.output import answer, say_problems
    from themecode.workflow import spreading, surveying

    used = _codebook(codebook)
    table = importers.open_answer_table(file, encoding)
    say_problems(table.problems)
    options = surveying.SurveyOptions(processes or spreading.cores(), scheduler, fresh)
    with progress_share("answers") as step:
        result = surveying.tag_table(surveying.Survey(table, text, id_column, used, flags), output, options, step)
    _tell(result)
    answer(str(output))


def tally(
    out: Annotated[Path | None, typer.Argument(metavar="[OUT]", help="What tag-table wrote; else the project.")] = None,
    by: Annotated[str, typer.Option(metavar="COLUMN", help="A column of that table; an attribute or two.")] = "",
    table: Annotated[
        Path | None, typer.Option(metavar="FILE", help="That table where it lies elsewhere, or one with the same ids.")
    ] = None,
    id_column: Annotated[str, typer.Option("--id", metavar="COLUMN", help="The ids in FILE.")] = "",
    percent: Annotated[bool, typer.Option("--percent", help="Shares of the group's answers, not counts.")] = False,
    basis: Annotated[
        Literal["all", "confirmed", "people"], typer.Option(help="In a project: which codings count.")
    ] = "all",
    roll_up: Annotated[bool, typer.Option("--roll-up", help="In a project: with sub-codes.")] = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Count codes: in a project cases, passages, words and cases asked; in OUT answers by a column.

    Four counts of each code, side by side and never mixed. Of OUT, what
    tag-table found in a table of answers: every answer is in the count of
    its group, also those without a code.

    \b
    Example:  themecode tally --by region
    Then:     themecode tally tags.parquet --by region
    Result:   one row a code (and group); of OUT one row a group
    """  # noqa: D301
    from themecode.cli.output import answer, draw, give, wrapped
    from themecode.workflow.tallying import tally as tallied

    if out is None:
        _tally_project(by, basis, output, roll_up=roll_up, as_json=as_json)
        return
    if not by:
        raise typer.BadParameter("say by which column", param_hint="--by")
    found = tallied(out, by, table=table, id_column=id_column, percent=percent)
    if output is not None or as_json:
        give(found, as_json=as_json, file=output)
        return
    draw(found.turned(by))
    answer(wrapped(found.basis))


def _tally_project(by: str, basis: "Basis", output: Path | None, *, roll_up: bool, as_json: bool) -> None:
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.counting import four_counts

    with project() as opened:
        give(four_counts(opened.study, by, basis=basis, roll_up=roll_up), as_json=as_json, file=output)


def _codebook(file: Path | None) -> "Codebook":
    if file is not None:
        from themecode.workflow.coding import load_codebook

        return load_codebook(file)[0]
    from themecode.cli.here import project

    with project() as opened:
        return opened.study.codebook


def _tell(result: "SurveyResult") -> None:
    from themecode.cli.output import say, wrapped

    if result.resumed:
        say(f"{result.resumed:,} answers had been done by an earlier run.")
    found = f"{result.coded:,} of {result.answers:,} answers have at least one code"
    say(wrapped(f"{found}; {result.rows:,} rows, one per answer and code."))
