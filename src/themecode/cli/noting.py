"""memo: dated notes on a document, its words, a coding, a code, a theme, a case, or the project."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.model import Table

app = typer.Typer(help="Dated notes on anything in the project.", no_args_is_help=True, rich_markup_mode=None)
About = Annotated[
    str, typer.Option("--about", metavar="TARGET", help="Only these: an id, KIND:ID, or a kind like code or segment.")
]
MemoId = Annotated[str, typer.Argument(metavar="ID", help="A memo, like m0007.")]


@app.command()
def add(
    target: Annotated[str, typer.Argument(help="The id of a document, coding, code, theme or case; or: project")],
    text: Annotated[str, typer.Argument(help="What there is to say.")],
    words: Annotated[str, typer.Option("--words", help="Words of the document that the memo is about.")] = "",
    turn: Annotated[int | None, typer.Option("--turn", metavar="N", help="The turn, where they repeat.")] = None,
    title: Annotated[str, typer.Option("--title", help="A heading.")] = "",
) -> None:
    """Write a memo.

    Where a case and a document share an id, say case:ID or document:ID. The words of --words are looked up.

    \b
    Examples: themecode memo add ringfencing "Kept apart from baseline: see P07."
              themecode memo add P07 "She laughed." --words "not a penny of it"
              themecode memo add case:P07 "Left the post in May."
    Result:   the memo's id; undo takes it back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        memo, found = opened.add_memo(target, text, words=words, turn=turn, title=title)
    answer(f"{memo.id} on {found}")


@app.command("list")
def list_(about: About = "", output: Output = None, as_json: Json = False) -> None:
    """List memos; about a document also those on its words and codings, about a code those on its codings.

    \b
    Example:  themecode memo list --about ringfencing
    """  # noqa: D301
    from themecode.cli.output import answer, give, wrapped

    table = _table(about)
    if output is not None or as_json:
        give(table, as_json=as_json, file=output)
        return
    for row in table.records():
        _show({name: str(cell) for name, cell in row.items()})
    answer(wrapped(table.basis))


def _show(row: dict[str, str]) -> None:
    from themecode.cli.output import answer, hanging

    target = f" {row['target']}" if row["target"] else ""
    place = f" ({row['place']})" if row["place"] not in ("", row["target"]) else ""
    answer(hanging("", f"{row['id']}  {row['about']}{target}{place} · {row['coder']}, {row['created']}"))
    if row["words"]:
        answer(hanging("    ", f"“{row['words']}”"))
    for line in (*([row["title"]] if row["title"] else []), *row["text"].splitlines()):
        answer(hanging("    ", line))
    answer()


def _table(about: str) -> "Table":
    from themecode.cli.here import project
    from themecode.workflow import noting

    with project() as opened:
        return noting.memos_table(opened.study, noting.about(opened.study, about))


@app.command()
def edit(name: MemoId, text: Annotated[str, typer.Argument(help="What it says from now on.")]) -> None:
    """Word a memo anew; what it said before stays in the project's journal.

    \b
    Example:  themecode memo edit m0007 "She laughed twice."
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        memo = opened.edit_memo(name, text)
    answer(f"{memo.id} is worded anew.")


@app.command()
def remove(names: Annotated[list[str], typer.Argument(metavar="ID...", help="Memos, like m0007.")]) -> None:
    """Take memos away; undo brings them back.

    \b
    Example:  themecode memo remove m0007
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        memos = opened.remove_memos(names)
    answer(f"Taken away: {' '.join(memo.id for memo in memos)}")


@app.command()
def export(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="By its ending: .csv .xlsx .html .json .parquet")
    ],
    about: About = "",
) -> None:
    """Write memos to a file, with the words that they are about.

    \b
    Example:  themecode memo export -o memos.xlsx
    """  # noqa: D301
    from themecode.cli.output import give

    give(_table(about), file=output)
