"""documents, show: what is there, and a document with its codings in the margin."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.workflow.displaying import DocumentView


def documents(output: Output = None, as_json: Json = False) -> None:
    """List the documents.

    Each with its format, case, turns, words, minutes, interviewer and codings.

    \b
    Example:  themecode documents
    Result:   a table
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.analysing import documents_table

    with project() as opened:
        give(documents_table(opened.study), as_json=as_json, file=output)


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
