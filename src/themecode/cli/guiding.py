"""guide: the interview guide, and who was asked what."""

from pathlib import Path
from typing import Annotated

import typer

from themecode.cli.here import Json, Output

app = typer.Typer(help="The interview guide: who was asked what, and who answered.", no_args_is_help=True)


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(metavar="FILE", help="The guide: YAML.")]) -> None:
    """Bring in the guide: its questions, their wordings and rules, the codes each is about.

    \b
    Example:  themecode guide import guide.yaml
    Result:   the guide in use; the same file again changes nothing
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, say

    with project() as opened:
        guide = opened.import_guide(file)
    answer(f"{guide.title}: {len(guide.questions)} questions about {len(guide.codes)} codes")
    say("Next: themecode guide list, themecode guide check")


@app.command("list")
def list_(output: Output = None, as_json: Json = False) -> None:
    """List the questions: in how many cases each was asked, and answered.

    \b
    Example:  themecode guide list
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.guide_tables import narrowed, questions_table

    with project() as opened:
        found = questions_table(opened.study)
    give(found if output is not None or as_json else narrowed(found), as_json=as_json, file=output)


@app.command()
def table(output: Output = None, as_json: Json = False) -> None:
    """Show what became of each question in each case: answered, nothing said, not asked.

    \b
    Example:  themecode guide table -o asked.xlsx
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, give, wrapped
    from themecode.cli.states import draw_states
    from themecode.workflow.guide_tables import answers_table

    with project() as opened:
        found = answers_table(opened.study)
    if output is not None or as_json:
        give(found, as_json=as_json, file=output)
        return
    draw_states(found.turned("case"))
    answer(wrapped(found.basis))


@app.command()
def turns(
    document: Annotated[str, typer.Argument(metavar="[DOC]", help="One document; else all.")] = "",
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Show the interviewers' turns, with the question that each asks.

    \b
    Example:  themecode guide turns P07
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, give, hanging, wrapped
    from themecode.workflow.guide_tables import turns_table

    with project() as opened:
        found = turns_table(opened.study, document)
    if output is not None or as_json:
        give(found, as_json=as_json, file=output)
        return
    for row in found.records():
        told = f"  = {row['question']}  ({row['by']})" if row["question"] else ""
        answer(f"{row['document']}:{row['turn']}  {row['time']}{told}")
        answer(hanging("    ", str(row["text"])))
    answer(wrapped(found.basis))


@app.command()
def match(
    document: Annotated[str, typer.Argument(metavar="DOC")],
    turn: Annotated[int, typer.Argument(metavar="TURN", help="The turn's number, as `guide turns` shows it.")],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="The question's id.")],
    not_: Annotated[bool, typer.Option("--not", help="It does not ask it, whatever the rules find.")] = False,
) -> None:
    """Say by hand that a turn asks a question, or that it does not.

    \b
    Example:  themecode guide match P07 31 ringfence
    Result:   one entry in the log, which one undo takes back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, hanging

    with project() as opened:
        found = opened.match_question(document, turn, question, asks=not not_)
        text = opened.study.document(document).text
    answer(f"{document}:{turn} {'does not ask' if not_ else 'asks'} {question}:")
    answer(hanging("    ", text[found.start : found.end]))


@app.command()
def check() -> None:
    """Say what in the guide and its matches wants a look.

    Questions that nobody asked, codes that no question is about, interviewers' questions that are none of the guide's.

    \b
    Example:  themecode guide check
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import say, say_problems
    from themecode.workflow.guide_tables import problems

    with project() as opened:
        found = problems(opened.study)
    say_problems(found)
    if not found:
        say("Every question was asked in every case, and every code has one.")
