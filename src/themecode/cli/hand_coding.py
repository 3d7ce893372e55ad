"""code, uncode: codes given by hand to quoted words."""

from pathlib import Path
from typing import Annotated

import typer


def code(
    document: Annotated[str, typer.Argument(metavar="[DOC]")] = "",
    words: Annotated[str, typer.Argument(metavar='"QUOTED WORDS"', help="As they stand in one turn.")] = "",
    code: Annotated[str, typer.Argument(metavar="[CODE]")] = "",
    turn: Annotated[int | None, typer.Option(metavar="NUMBER", help="Which turn, where the words repeat.")] = None,
    memo: Annotated[str, typer.Option(metavar="TEXT", help="Why, in your words.")] = "",
    in_editor: Annotated[bool, typer.Option("--editor", help="Open the document in your editor.")] = False,
    others: Annotated[bool, typer.Option("--others", help="There, with others' codings as notes.")] = False,
    file: Annotated[Path | None, typer.Option(metavar="FILE", help="There, go on with a file that was kept.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="There, keep the changes without asking.")] = False,
    read: Annotated[bool, typer.Option("--read", help="There, mark the document as read, too.")] = False,
) -> None:
    """Give quoted words a code, by hand; or code a whole document in your editor.

    White space and kinds of quotation marks do not matter. --editor opens the
    text with [[code: words]] round what you coded ($VISUAL or $EDITOR); what
    you change is shown, and kept in one action when you agree. Without DOC it
    opens the first document that you have not read to its end.

    \b
    Example:  themecode code P07 "it just got swallowed" ringfencing --memo "before she saw it"
              themecode code P07 --editor
    Result:   a coding of yours; its id is shown, and undo takes it back
    """  # noqa: D301
    from themecode.cli.editor import Manner, code_in_editor

    if in_editor:
        code_in_editor(document, Manner(others, file, yes, read))
    elif document and words and code:
        _code_words(document, words, code, turn, memo)
    else:
        raise typer.BadParameter("name the words and the code, or --editor", param_hint="WORDS CODE")


def _code_words(document: str, words: str, code: str, turn: int | None, memo: str) -> None:
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.hand_coding import HandCoding

    with project() as opened:
        made = opened.code(HandCoding(document, words, code, turn, memo))
    answer(f"{made.id} {made.code} in {made.segment.document}: {made.text}")


def uncode(ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Codings made by hand.")]) -> None:
    """Take codings made by hand back.

    What a rule found is not yours to take back: reject it.

    \b
    Example:  themecode uncode c000431
    Result:   an entry in the log; undo brings them back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        for coding in opened.uncode(ids):
            answer(f"{coding.id} taken back: {coding.code} in {coding.segment.document}")
