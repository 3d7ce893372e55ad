"""code, uncode: codes given by hand to quoted words."""

from typing import Annotated

import typer


def code(
    document: Annotated[str, typer.Argument(metavar="DOC")],
    words: Annotated[str, typer.Argument(metavar='"QUOTED WORDS"', help="As they stand in one turn.")],
    code: Annotated[str, typer.Argument(metavar="CODE")],
    turn: Annotated[int | None, typer.Option(metavar="NUMBER", help="Which turn, where the words repeat.")] = None,
    memo: Annotated[str, typer.Option(metavar="TEXT", help="Why, in your words.")] = "",
) -> None:
    """Give quoted words a code, by hand.

    White space and kinds of quotation marks do not matter.

    \b
    Example:  themecode code P07 "it just got swallowed" ringfencing --memo "before she saw it"
    Result:   a coding of yours; its id is shown, and undo takes it back
    """  # noqa: D301
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
