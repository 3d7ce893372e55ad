"""codebook score: how well the rules find what people coded."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Every, Json, Limit, Output

if TYPE_CHECKING:
    from themecode.analysis import Share
    from themecode.model import Codebook, Table
    from themecode.workflow.scoring import Scoring

Gold = Annotated[
    Path | None, typer.Option("--gold", metavar="TABLE", help="A .csv or .xlsx with the columns text and codes.")
]
Fully = Annotated[
    list[str] | None,
    typer.Option("--coded-fully", metavar="DOC", help="Read only this document: people coded all of it. Repeatable."),
]


def score(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Else the file of the codebook in use.")] = None,
    gold: Gold = None,
    coded_fully: Fully = None,
    unit: Annotated[Literal["sentence", "turn"], typer.Option(help="What is counted in a project.")] = "sentence",
    code: Annotated[str | None, typer.Option("--code", metavar="C", help="Only this code.")] = None,
    show: Annotated[
        Literal["none", "missed", "false", "all"], typer.Option(help="Which passages to show for reading.")
    ] = "none",
    limit: Limit = 5,
    every: Every = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Score a codebook's rules: how much of what they find is right, how much they miss.

    Against what people coded and decided in this project, or against a table of coded texts (--gold), which needs
    no project. What cannot be known from the decisions that there are is not printed.

    \b
    Example:  themecode codebook score codebook.yaml --gold coded_texts.csv --show missed
    Result:   precision, recall and F1 of each code, with counts and intervals
    """  # noqa: D301
    from themecode.cli.output import give

    if gold is not None and (coded_fully or unit != "sentence"):
        raise typer.BadParameter("--gold scores texts of a table; --coded-fully and --unit are for a project.")
    scoring = _of_table(file, gold, code) if gold else _of_study(file, tuple(coded_fully or ()), unit, code)
    if as_json:
        _give_json(scoring)
    elif output is not None:
        give(scoring.table, file=output)
    else:
        _show(scoring, show, None if every else limit)


def _of_table(file: Path | None, gold: Path, code: str | None) -> "Scoring":
    from contextlib import nullcontext

    from themecode.cli.here import project_if_any
    from themecode.cli.trying import file_in_use
    from themecode.workflow.scoring_gold import score_gold

    if file is None:
        with project_if_any() or nullcontext() as opened:
            file = file_in_use(opened)
    codebook = _codebook(file, code)
    scoring = score_gold(codebook, gold)
    return scoring.of(code) if code else scoring


def _of_study(
    file: Path | None, coded_fully: tuple[str, ...], unit: Literal["sentence", "turn"], code: str | None
) -> "Scoring":
    from themecode.cli.here import project
    from themecode.cli.trying import file_in_use
    from themecode.workflow.scoring_people import score_study

    with project() as opened:
        codebook = _codebook(file or file_in_use(opened), code)
        scoring = score_study(opened.study, codebook, unit=unit, coded_fully=coded_fully)
    return scoring.of(code) if code else scoring


def _codebook(file: Path, code: str | None) -> "Codebook":
    from themecode.errors import UnknownNameError
    from themecode.workflow.coding import load_codebook

    codebook, _ = load_codebook(file)
    if code is not None and code not in codebook.ids:
        raise UnknownNameError("code", code, codebook.ids)
    return codebook


def _show(scoring: "Scoring", show: str, limit: int | None) -> None:
    from themecode.cli.output import answer, give_lines, wrapped
    from themecode.cli.passages import show_passages

    give_lines(_drawn(scoring))
    answer(wrapped(scoring.basis))
    kinds = {"missed": scoring.missed, "false": scoring.false}
    chosen = {kind: found for kind, found in kinds.items() if show in (kind, "all")}
    if chosen:
        show_passages([score.code for score in scoring.scores], chosen, limit)
    elif scoring.missed or scoring.false:
        answer(wrapped(f"To read the {len(scoring.missed)} missed and the {len(scoring.false)} false: --show all"))


def _drawn(scoring: "Scoring") -> "Table":
    """Draw each figure with its interval in one cell; where nothing is known, a dash."""
    from themecode.model import Cell, Table

    rows: list[tuple[Cell, ...]] = []
    for score in scoring.scores:
        missed = sum(passage.code == score.code for passage in scoring.missed)
        counts = (score.precision.part, score.precision.of - score.precision.part, missed)
        rows.append((score.code, *counts, _cell(score.precision), _cell(score.recall), _figure(score.f1)))
    if scoring.means is not None:
        macro, micro = scoring.means, scoring.means.micro
        rows.append(("macro mean", None, None, None, *map(_figure, macro.macro_figures)))
        rows.append(("micro mean", None, None, None, _cell(micro.precision), _cell(micro.recall), _figure(micro.f1)))
    return Table("score", ("code", "right", "false", "missed", "precision", "recall", "F1"), tuple(rows))


def _cell(share: "Share") -> str:
    if share.interval is None:
        return "-"
    low, high = share.interval
    return f"{_figure(share.value)} ({_figure(low)}-{_figure(high)})"


def _figure(value: float | None) -> str:
    """Write a share as .83, and 1.0 where it is whole and not before, so that a table fits the screen."""
    if value is None:
        return "-"
    return "1.0" if value == 1 else f"{min(value, 0.99):.2f}".removeprefix("0")


def _give_json(scoring: "Scoring") -> None:
    from themecode.cli.output import answer_json
    from themecode.cli.passages import as_json

    table, means = scoring.table, scoring.means
    answer_json(
        {
            "basis": table.basis,
            "codes": list(table.records()),
            "means": means.record() if means else None,
            "missed": as_json(scoring.missed),
            "false": as_json(scoring.false),
        }
    )
