"""review --origin suggestions: what the model proposes, one by one, a key each."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from themecode.model import Suggestion
    from themecode.project import Project
    from themecode.workflow.suggesting import Wishes

KEYS = "c accept   r reject   k recode   s skip   u undo   q quit"


def review_suggestions(wishes: "Wishes") -> None:
    """Show suggestions one after the other, and keep what a person says at once."""
    from themecode.cli.here import project
    from themecode.cli.output import answer, say

    with project() as opened:
        found = opened.suggest(wishes)
        sitting = Sitting(opened)
        for number, one in enumerate(found.suggestions, 1):
            if not sitting.decide(one, f"{number} of {len(found.suggestions)}"):
                break
        for code, why in found.abstained:
            say(f"Nothing is suggested for {code}: {why}.")
        left = len(found.suggestions) - sitting.decided
        answer(f"{sitting.decided} decided, {left} of {len(found.suggestions)} left. All of it is saved.")


class Sitting:
    """One stretch of reviewing suggestions: how many were decided, and what may be taken back."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self._done: list[str] = []
        self.decided = 0

    def decide(self, one: "Suggestion", number: str) -> bool:
        """Show one and take keys until it is decided or passed over; false to stop."""
        from themecode.cli.output import answer
        from themecode.cli.review_keys import VERBS
        from themecode.cli.sitting import read_key
        from themecode.cli.suggesting import show_suggestion

        answer(f"\n{number}   {one.code}")
        show_suggestion(self._project.study, one)
        answer(KEYS)
        while (verb := VERBS.get(read_key())) not in ("skip", "quit"):
            if self._acts(verb, one):
                return True
        return verb != "quit"

    def _acts(self, verb: str | None, one: "Suggestion") -> bool:
        if verb in ("confirm", "reject"):
            accepted = verb == "confirm"
            self._project.rule_on_suggestions([one], "confirmed" if accepted else "rejected")
            return self._note(f"{one.id} {'accepted' if accepted else 'rejected'}")
        if verb == "recode":
            return self._recode(one)
        if verb == "undo":
            self._undo()
        return False

    def _recode(self, one: "Suggestion") -> bool:
        from themecode.cli.output import answer
        from themecode.errors import ThemecodeError

        code = typer.prompt("Code (empty: leave it)", default="", show_default=False)
        try:
            return bool(code) and self._note(f"{one.id} recoded {self._project.recode_suggestion(one, code).code}")
        except ThemecodeError as error:
            answer(str(error))
            return False

    def _undo(self) -> None:
        from themecode.cli.output import answer

        if not self._done:
            answer("Nothing was done in this sitting yet.")
            return
        self._project.undo()
        self.decided -= 1
        answer(f"Taken back: {self._done.pop()}. It comes again in the next review.")

    def _note(self, said: str) -> bool:
        self._done.append(said)
        self.decided += 1
        return True
