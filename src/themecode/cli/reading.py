"""documents, show: what is there, and a document with its codings in the margin."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.workflow.displaying import DocumentView


app = typer.Typer(rich_markup_mode=None, invoke_without_command=True, subcommand_metavar="[COMMAND]")


@app.callback()
def documents(context: typer.Context, output: Output = None, as_json: Json = False) -> None:
    """List the documents.

    Each with its format, kind, case, turns, words, minutes, interviewer and codings.

    \b
    Example:  themecode documents
    Result:   a table
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.analysing import documents_table

    if context.invoked_subcommand is not None:
        return
    with project() as opened:
        give(documents_table(opened.study), as_json=as_json, file=output, spare=("format",))


@app.command("set")
def set_(
    document: Annotated[str, typer.Argument(metavar="DOC", help="The document's id.")],
    values: Annotated[list[str], typer.Argument(metavar="NAME=VALUE...", help="An empty value takes it away.")],
) -> None:
    """Set attributes of a document; the one called kind says what sort of text it is.

    \b
    Example:  themecode documents set S07-plan kind="forward plan" year=2023
    Then:     themecode compare kind
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    pairs = [value.partition("=") for value in values]
    if not all(equals and name.strip() for name, equals, _ in pairs):
        raise typer.BadParameter("write NAME=VALUE", param_hint="NAME=VALUE")
    with project() as opened:
        given = {name.strip(): value.strip() for name, _, value in pairs}
        opened.set_document_attributes(document, given)
    for name, value in given.items():
        answer(f"{document}: {name} = {value or '(none)'}")


def show(
    document: Annotated[str, typer.Argument(metavar="DOC", help="The document's id.")],
    code: Annotated[str | None, typer.Option("--code", metavar="C", help="Only turns with this code.")] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Under each turn: rule, its line, the words, their flags.")
    ] = False,
) -> None:
    """Show a document, its codings in the margin.

    \b
    Example:  themecode show P07 --code ringfencing
    Result:   turns with speaker and time; the margin names each line's codes
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        if code is not None:
            opened.study.code(code)
        for line in _lines(opened.document(document), code, why=why):
            answer(line)


_MARGIN = 26


def _lines(view: "DocumentView", code: str | None, *, why: bool) -> list[str]:
    from themecode.cli.output import hanging, width
    from themecode.model import TEXT, clock

    room = max(30, width() - _MARGIN - 3)
    lines: list[str] = []
    for turn in view.document.turns:
        here = [c for c in view.codings if turn.start <= c.segment.start < turn.end and code in (None, c.code)]
        if code is not None and not here:
            continue
        heading = view.roles.get(turn.speaker) == "heading"
        speaker = "" if turn.speaker == TEXT else turn.speaker
        lines.append(" ".join(filter(None, (f"{turn.number}", speaker, clock(turn.start_ms)))))
        for start, end in _wrap(view.document.text, turn.start, turn.end, room - 2 * heading):
            names = dict.fromkeys(c.code for c in here if c.segment.start < end and start < c.segment.end)
            words = ("# " if heading else "") + view.document.text[start:end]
            lines.append(f"{words:<{room}} | {_margin(list(names))}".rstrip(" |") if names else words)
        if why:
            lines += [hanging("    ", f"{c.id} {c.code}: {c.why or c.coder}") for c in here]
        lines.append("")
    return lines


def _margin(names: list[str]) -> str:
    shown = ", ".join(names)
    return shown if len(shown) <= _MARGIN else shown[: _MARGIN - 1].rstrip(", ") + "…"


def _wrap(text: str, start: int, end: int, room: int) -> list[tuple[int, int]]:
    """Break a turn into lines at spaces; half-open ranges of the text."""
    lines = []
    while end - start > room:
        space = text.rfind(" ", start, start + room + 1)
        stop = space if space > start else start + room
        lines.append((start, stop))
        start = stop + (text[stop : stop + 1] == " ")
    return [*lines, (start, end)]
