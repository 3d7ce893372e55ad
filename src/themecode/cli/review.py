"""review: the undecided codings one by one, a key each."""

from typing import TYPE_CHECKING, Annotated, Literal

import click
import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from themecode.project import Project
    from themecode.workflow.review_queue import Shown

KEYS = "c confirm   r reject   k recode   m memo   s skip   u undo   q quit"


def review(
    code: Annotated[str, typer.Option("--code", metavar="C", help="Only this code.")] = "",
    document: Annotated[str, typer.Option("--document", metavar="D", help="Only this document.")] = "",
    origin: Annotated[Literal["rules", "suggestions"], typer.Option(help="By whom they are.")] = "rules",
    flag: Annotated[
        str, typer.Option(metavar="FLAG", help="Only with: negated, hypothetical, reported, question.")
    ] = "",
    order: Annotated[
        Literal["gain", "chance"],
        typer.Option(help="Suggestions: what teaches most first, every fifth drawn at random; or the likeliest first."),
    ] = "gain",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Suggestions: so many of each code.")] = 10,
) -> None:
    """Decide on what the rules found, or what is suggested, one by one, a key each.

    Every decision is saved at once, so that you can stop at any time; the next review goes on where nobody decided.

    \b
    Example:  themecode review --code ringfencing
    Result:   decisions in the log; u takes the last one back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.review_queue import Wanted

    if origin == "suggestions":
        from themecode.cli.review_suggestions import review_suggestions
        from themecode.workflow.suggesting import Wishes

        review_suggestions(Wishes(code, document, limit, order))
        return
    with project() as opened:
        sitting = _Sitting(opened)
        for number, coding in enumerate(waiting := opened.waiting(Wanted(code, document, "rules", flag)), 1):
            if not sitting.decide(coding.id, f"{number} of {len(waiting)}"):
                break
        answer(sitting.summary(len(waiting)))


class _Sitting:
    """One stretch of reviewing: what was decided in it, and which actions it may take back."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self._done: list[str] = []
        self._decided = 0

    def decide(self, name: str, number: str) -> bool:
        """Show one coding and take keys until it is decided or passed over; false to stop."""
        _draw(self._project.shown(name), number)
        acts: dict[str, Callable[[str], bool]] = {
            "c": self._confirm, "r": self._reject, "k": self._recode, "m": self._memo, "u": self._undo,
        }  # fmt: skip
        while (key := key_typed()) != "s":
            if key == "q":
                return False
            if key in acts and acts[key](name):
                break
        return True

    def summary(self, waiting: int) -> str:
        """Say how far the review came."""
        return f"{self._decided} decided, {waiting - self._decided} of {waiting} left. All of it is saved."

    def _confirm(self, name: str) -> bool:
        self._project.decide([name], "confirmed")
        return self._note(f"{name} confirmed")

    def _reject(self, name: str) -> bool:
        self._project.decide([name], "rejected")
        return self._note(f"{name} rejected")

    def _recode(self, name: str) -> bool:
        from themecode.cli.output import answer
        from themecode.errors import ThemecodeError

        code = typer.prompt("Code (empty: leave it)", default="", show_default=False)
        try:
            return bool(code) and self._note(f"{name} recoded {self._project.recode(name, code).code}")
        except ThemecodeError as error:
            answer(str(error))
            return False

    def _memo(self, name: str) -> bool:
        words = typer.prompt("Memo (empty: none)", default="", show_default=False)
        if words:
            self._done.append(f"memo {self._project.note_coding(name, words)}")
        return False

    def _undo(self, name: str) -> bool:
        from themecode.cli.output import answer

        del name
        if not self._done:
            answer("Nothing was done in this sitting yet; `themecode undo` takes back what was done before it.")
            return False
        self._project.undo()
        said = self._done.pop()
        self._decided -= not said.startswith("memo")
        answer(f"Taken back: {said}." + ("" if said.startswith("memo") else " It comes again in the next review."))
        return False

    def _note(self, said: str) -> bool:
        self._done.append(said)
        self._decided += 1
        return True


def key_typed() -> str:
    """Return the key that a person typed. Raises ThemecodeError where there is no terminal."""
    from themecode.errors import ThemecodeError

    try:
        typed = click.getchar()
    except (OSError, EOFError) as error:
        safe = "What was decided before is saved."
        mend = "In a script: themecode confirm ID, themecode reject ID"
        raise ThemecodeError(
            "A review reads single keys, and there is no terminal here.", safe=safe, mend=mend
        ) from error
    if typed in ("\x03", "\x04", "\x1b"):
        return "q"
    return typed.lower()


def _draw(shown: "Shown", number: str) -> None:
    from themecode.cli.output import answer, hanging, wrapped

    answer(f"\n{number}   {shown.coding.id}   {shown.coding.code}   {shown.place}   {shown.speaker}")
    answer(wrapped(shown.definition))
    answer(hanging("    ", f"{shown.before}[{shown.words}]{shown.after}"))
    flags = f"   [{', '.join(shown.flags)}]" if shown.flags else ""
    answer(hanging("by  ", f"{shown.why or shown.coding.coder}{flags}"))
    answer(KEYS)
