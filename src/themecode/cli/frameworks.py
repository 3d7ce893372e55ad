"""framework: cases by codes with summaries that people write, and pointers to the words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from themecode.cli.here import Json

if TYPE_CHECKING:
    from themecode.workflow.framework_files import FrameworkFile

app = typer.Typer(help="The framework matrix: cases by codes, with summaries and pointers to the words.")
_SHOWN = 40


@app.callback(invoke_without_command=True)
def framework(
    context: typer.Context,
    columns: Annotated[Literal["code", "theme"], typer.Option(help="What the columns are.")] = "code",
    only: Annotated[
        list[str] | None, typer.Option("--code", metavar="C", help="Only this code or theme; may be repeated.")
    ] = None,
    basis: Annotated[Literal["all", "confirmed", "people"], typer.Option(help="Which codings are extracts.")] = "all",
    roll_up: Annotated[bool, typer.Option("--roll-up", help="A code has the extracts of its sub-codes, too.")] = False,
    tagged: Annotated[
        bool,
        typer.Option("--tagged-is-read", help="Texts that nobody has read count as read, by the rules."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="By its ending: .xlsx .csv .docx .html .json .parquet"),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show or write the framework matrix: a summary or a state in every cell.

    A summary is a person's; the words that it rests on stand behind it. Write
    a workbook, fill it in, and bring it back.

    \b
    Example:  themecode framework -o framework.xlsx
    Then:     themecode framework import framework.xlsx
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, give, say, wrapped
    from themecode.cli.states import draw_states
    from themecode.workflow.framework import FrameworkOptions, framework_table, states_table

    if context.invoked_subcommand is not None:
        return
    options = FrameworkOptions(columns, tuple(only or ()), basis, roll_up, tagged)
    with project() as opened:
        found = opened.framework_matrix(options)
        if output is not None:
            say(f"Wrote {output}. {opened.write_framework(output, found).basis}")
        elif as_json:
            give(framework_table(opened.study, found), as_json=True)
        else:
            draw_states(states_table(opened.study, found))
            answer(wrapped(states_table(opened.study, found).basis))


@app.command()
def summarise(
    case: Annotated[str, typer.Argument(metavar="CASE")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code or theme.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help='What you make of it; "" takes the summary away.')],
    extract: Annotated[
        list[str] | None, typer.Option("--extract", metavar="ID", help="Rests on this extract; else on all.")
    ] = None,
) -> None:
    """Write about a case under a code.

    \b
    Example:  themecode framework summarise P07 ringfencing "Kept whole, by a director's promise."
    Result:   one entry in the log, which one undo takes back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.framework import Summarised

    with project() as opened:
        kept = opened.summarise([Summarised(case, code, text, tuple(extract or ()))])
    for one in kept:
        answer(f"{one.case} {one.code}: {one.text or 'taken away'} [{' '.join(p.coding for p in one.pointers)}]")
    if not kept:
        answer(f"{case} {code} says this already. Nothing was changed.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A matrix that was filled in: .xlsx or .csv")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes, and store nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Bring summaries back from a file; the changes are shown before they are stored.

    \b
    Example:  themecode framework import framework.xlsx
    Result:   one entry in the log, which one undo takes back
    """  # noqa: D301
    from themecode.cli.bulk import agreed
    from themecode.cli.here import project
    from themecode.cli.output import answer, say

    with project() as opened:
        found = opened.read_framework(file)
        _show(found)
        if dry_run or not found.changes or not (yes or agreed(f"Store these {len(found.changes)} changes?")):
            say("Nothing was changed.")
            return
        kept = opened.store_framework(found)
    answer(f"{len(kept)} summaries stored, in one action: themecode undo takes it back.")


def _show(found: "FrameworkFile") -> None:
    from themecode.cli.output import answer, hanging

    for one in found.changes[:_SHOWN]:
        answer(f"{one.given.case} {one.given.code}: {one.kind}")
        for mark, words in (("  - ", one.before), ("  + ", one.given.text)):
            if words and one.kind != "other extracts":
                answer(hanging(mark, words))
    more = len(found.changes) - _SHOWN
    answer(
        f"{len(found.changes)} changes{f', {more} not shown' if more > 0 else ''}; {found.unchanged} cells unchanged."
    )
