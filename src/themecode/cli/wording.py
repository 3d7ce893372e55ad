"""words: who says what, how many people, and where groups differ."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Every, Json, Output

if TYPE_CHECKING:
    from themecode.model import Table

_FIRST = 30
Between = Annotated[tuple[str, str] | None, typer.Option("--between", metavar="A B", help="Which two groups.")]
Dropped = Annotated[list[str] | None, typer.Option("--drop", metavar="WORD", help="Leave this word out, too.")]
Kept = Annotated[list[str] | None, typer.Option("--keep", metavar="WORD", help="Show this word all the same.")]


def words(
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="By an attribute of cases, with keyness.")] = "",
    between: Between = None,
    ngrams: Annotated[int, typer.Option(metavar="N", min=1, max=5, help="Phrases of up to N words.")] = 2,
    people: Annotated[int, typer.Option(metavar="N", min=1, help="What N people said, or more.")] = 2,
    term: Annotated[str, typer.Option(metavar="TERM", help="Every place of a word or phrase.")] = "",
    context: Annotated[int, typer.Option(metavar="N", min=0, max=60, help="Words around it.")] = 8,
    drop: Dropped = None,
    keep: Kept = None,
    stops: Annotated[bool, typer.Option("--stops", help="The stop list.")] = False,
    every: Every = False,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Show which words and phrases people use: orientation, not findings.

    How many people say it, not how often; interviewers are left out. By an
    attribute: keyness (G2 and log ratio) between its groups.

    \b
    Example:  themecode words --by size --between large small
    Then:     themecode words --term "health inequalities"
    Result:   a line a term; with --term, every place with its context
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.workflow import word_tables, wording

    phrase = max(ngrams, len(term.split()))
    asked = wording.Asked(phrase, 1 if term else people, by, between, tuple(drop or ()), tuple(keep or ()))
    with project() as opened:
        found = wording.wording(opened.study, asked)
        if term:
            _give(word_tables.in_context(opened.study, found, term, context), output, as_json, every, True)
        elif stops:
            _give(word_tables.stops_table(found), output, as_json, True, False)
        else:
            _give(word_tables.words_table(opened.study, found, asked), output, as_json, every, False)


def _give(table: "Table", output: Output, as_json: bool, every: bool, in_context: bool) -> None:
    from themecode.cli.output import answer, give, give_short, wrapped
    from themecode.workflow import word_tables

    if output is not None or as_json:
        give(table, as_json=as_json, file=output)
    elif not in_context:
        give_short(word_tables.narrowed(table, None if every else _FIRST))
    else:
        for line in word_tables.lines(table):
            answer(wrapped(line))
        answer("\n" + wrapped(table.basis))
