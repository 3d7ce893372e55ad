"""suggest: what a model proposes from people's codings, how good that is, and what else it noticed."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.model import Suggestion
    from themecode.workflow.study import Study
    from themecode.workflow.suggesting import Manner, Suggested
    from themecode.workflow.suggestion_record import Evaluation

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True, subcommand_metavar="[COMMAND]")

Unit = Annotated[
    Literal["auto", "sentence", "turn"],
    typer.Option(help="What is suggested: sentences or turns; auto: what people's codings are more like."),
]
Floor = Annotated[int, typer.Option("--floor", metavar="N", min=1, help="Abstain below so many coded segments ...")]
People = Annotated[int, typer.Option("--floor-interviewees", metavar="N", min=1, help="... of so many interviewees.")]


@app.callback()
def suggest(
    context: typer.Context,
    code: Annotated[str, typer.Option("--code", metavar="C", help="Only for this code.")] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many a code.")] = 5,
    document: Annotated[str, typer.Option("--document", metavar="D", help="Only in this document.")] = "",
    order: Annotated[
        Literal["chance", "gain"],
        typer.Option(help="Likeliest first; or what a ruling would teach most, every fifth drawn at random."),
    ] = "chance",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why suggestions are used; kept in the log.")] = "",
    unit: Unit = "auto",
    floor: Floor = 10,
    people: People = 3,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Suggest codes for words that nobody coded, from people's codings.

    Each with its chance, the words that weighed most and the coded segments
    most like it. Counted nowhere until you accept it; where the model does
    not beat the codebook's rules, it says so and suggests nothing.

    \b
    Example:  themecode suggest --code ringfencing --limit 20
    Then:     themecode confirm sk4q7zt.ringfencing, or: themecode review --origin suggestions
    Result:   a ranked list by code; nothing is written
    """  # noqa: D301
    if context.invoked_subcommand is not None:
        return
    from themecode.cli.here import project
    from themecode.workflow.suggesting import Wishes

    with project() as opened:
        if reason:
            opened.give_reason_for_suggestions(reason)
        found = opened.suggest(Wishes(code, document, limit, order), _manner(unit, floor, people))
        _give(opened.study, found, output, as_json)


@app.command()
def evaluate(
    unit: Unit = "auto",
    floor: Floor = 10,
    people: People = 3,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Say how good suggestions are: each interviewee held out in turn.

    Beside saying no to all, the code's name as a keyword, and the rules; with
    what ten more interviews would bring, and the reading that may be spared.

    \b
    Example:  themecode suggest evaluate -o suggestions.xlsx
    Result:   one line a code, with 95 % intervals over interviewees
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give

    with project() as opened:
        found = opened.evaluate_suggestions(_manner(unit, floor, people))
        if output is not None or as_json:
            give(found.table, as_json=as_json, file=output)
        else:
            _show_record(found)


@app.command()
def doctor(output: Output = None, as_json: Json = False) -> None:
    """List what may deserve a second look: misspelt codes, codes that are one, likely slips.

    \b
    Example:  themecode suggest doctor
    Result:   a table; nothing is changed
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give

    with project() as opened:
        give(opened.code_doctor(), as_json=as_json, file=output)


@app.command()
def unfound(output: Output = None, as_json: Json = False) -> None:
    """Estimate how many codings are still among the words that nobody read.

    \b
    Example:  themecode suggest unfound
    Result:   a table, one code a row, with exact intervals
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give

    with project() as opened:
        give(opened.unfound(), as_json=as_json, file=output)


def _manner(unit: Literal["auto", "sentence", "turn"], floor: int, people: int) -> "Manner":
    from themecode.suggesting import Floor as Least
    from themecode.workflow.suggesting import Manner

    return Manner(unit, Least(floor, people))


def _give(study: "Study", found: "Suggested", output: Output, as_json: bool) -> None:
    from themecode.cli.output import answer, give, hanging, wrapped
    from themecode.workflow.suggestion_tables import suggestions_table

    if output is not None or as_json:
        give(suggestions_table(found), as_json=as_json, file=output)
        return
    last = ""
    for one in found.suggestions:
        if one.code != last:
            answer(f"\n{one.code}")
        last = one.code
        show_suggestion(study, one)
    if found.abstained:
        answer("\nNothing is suggested for")
    for code, why in found.abstained:
        answer(hanging(f"  {code}: ", why))
    answer()
    answer(wrapped(found.basis))


def show_suggestion(study: "Study", one: "Suggestion") -> None:
    """Draw one suggestion: where it stands, its words, why, and what it is like."""
    from themecode.cli.output import answer, hanging

    turn = study.document(one.segment.document).turn_at(one.segment.start)
    drawn = "   (drawn at random)" if one.drawn else ""
    chance = "not measured" if one.chance is None else f"chance {min(max(one.chance, 0.01), 0.99):.2f}"
    answer(f"  {one.id}   {chance}   {one.segment.document}, turn {turn.number}{drawn}")
    answer(hanging("      ", one.text))
    answer(hanging("      by    ", ", ".join(filter(None, (one.words, *one.because)))))
    for near in one.alike:
        short = near.text if len(near.text) <= _SHOWN else f"{near.text[:_SHOWN]}…"
        answer(hanging("      like  ", f"{near.segment.document} ({near.likeness:.2f}): {short}"))


_SHOWN = 110
_LEGEND = (
    "Coded: segments of so many interviewees. P / R: precision and recall. AP: average precision of the "
    "ranking; guess: that of a blind one. "
    "Name, rules: F1 of a word of the code's name, and of the codebook's rules. 10 / 50: share of right ones among the "
    "first so many. Intervals: 95 %."
)


def _show_record(found: "Evaluation") -> None:
    from themecode.cli.output import answer, draw, hanging, wrapped
    from themecode.workflow.suggestion_record import curve_table

    draw(_narrow(found))
    answer(wrapped(_LEGEND))
    answer()
    for one in found.record.codes:
        if one.abstains:
            answer(hanging(f"abstains  {one.code}: ", one.abstains))
    answer("\n" + "\n".join(found.means))
    if found.chance:
        answer(wrapped(found.chance))
    if found.curve:
        answer()
        draw(curve_table(found.curve))
        answer(wrapped(curve_table(found.curve).basis))
    if found.spared is not None and found.spared.words:
        answer()
        answer(wrapped(_told(found.spared, found.model.said.unit)))
    answer()
    answer(wrapped(found.basis))


def _told(spared: "Spared", unit: str) -> str:
    return (
        f"Reading in the order of the model, {spared.recall:.0%} of the codings stood in the first "
        f"{spared.read:.0%} of the {unit}s. On the {spared.words:,} words that nobody has read, that would spare about "
        f"{spared.hours:.1f} hours at 4,000 words an hour: an estimate, and what is not read is not found."
    )


def _narrow(found: "Evaluation") -> "Table":
    from themecode.model import Table
    from themecode.workflow.suggestion_record import figure

    def cell(way: "Estimate") -> str:
        return figure(way.value) + (f" {figure(way.low)}-{figure(way.high)}" if way.low is not None else "")

    rows = tuple(
        (
            *(one.code, f"{one.coded} of {one.interviewees}"),
            f"{figure(one.model.precision.value)} / {figure(one.model.recall.value)}",
            *(cell(one.model.f1), cell(one.model.average_precision), figure(one.share)),
            *(figure(one.keyword.f1.value), figure(one.rules.f1.value), " / ".join(map(figure, one.top))),
        )
        for one in found.record.codes
        if one.stretches
    )
    header = ("code", "coded", "P / R", "F1", "AP", "guess", "name", "rules", "10 / 50")
    return Table("record", header, rows)


if TYPE_CHECKING:
    from themecode.model import Table
    from themecode.suggesting import Estimate, Spared
