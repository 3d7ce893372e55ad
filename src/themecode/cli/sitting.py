"""One stretch of reviewing in the terminal: codings shown one after the other, a key each."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click
import typer

from themecode.cli.review_keys import ALL_KEYS, KEYS, VERBS

if TYPE_CHECKING:
    from collections.abc import Callable

    from themecode.project import Project
    from themecode.workflow.bulk import Ruling
    from themecode.workflow.review_queue import Shown


@dataclass(frozen=True)
class _Act:
    """Something that was done: in words, where in the queue, how many decisions it was, and its action."""

    said: str
    at: int
    decisions: int
    number: int


class Sitting:
    """One stretch of reviewing: where it is in the queue, and which of its actions can be taken back or done again."""

    def __init__(self, project: "Project", queue: list[str]) -> None:
        self._project, self._queue = project, queue
        self._at = 0
        self._done: list[_Act] = []
        self._undone: list[_Act] = []

    @property
    def decided(self) -> int:
        """How many decisions of this sitting stand."""
        return sum(act.decisions for act in self._done)

    def run(self) -> None:
        """Show one coding after the other until the queue ends or the person leaves."""
        back = False
        while 0 <= self._at < len(self._queue):
            shown = self._shown()
            if shown is None or (shown.coding.status != "unreviewed" and not back):
                self._at += 1
                continue
            _draw(shown, f"{self._at + 1} of {len(self._queue)}")
            move = self._keys(shown)
            if move == "quit":
                return
            back = move != "on"
            self._at += {"on": 1, "back": -1}.get(move, 0)
            self._at = max(self._at, 0)

    def _shown(self) -> "Shown | None":
        """Return the coding that is next; None where it is gone meanwhile."""
        from themecode.errors import ThemecodeError

        try:
            return self._project.shown(self._queue[self._at])
        except ThemecodeError:
            return None

    def _keys(self, shown: "Shown") -> str:
        """Take keys until one leads away: on, back, there (undo went to another), or quit."""
        name = shown.coding.id
        while (verb := VERBS.get(read_key())) not in ("quit", "back"):
            if verb == "skip":
                return "on"
            if verb in ("confirm", "reject"):
                self._rule(name, "confirmed" if verb == "confirm" else "rejected")
                return "on"
            if (verb == "undo" and self._undo()) or (verb == "redo" and self._redo()):
                return "there"
            if (verb == "recode" and self._recode(name)) or (verb == "alike" and self._alike(shown)):
                return "on"
            if verb in ("memo", "around", "keys"):
                {"memo": self._memo, "around": self._around, "keys": self._all_keys}[verb](name)
        return verb

    def _rule(self, name: str, ruling: "Ruling") -> None:
        changed = self._project.decide([name], ruling)
        self._note(f"{name} {ruling}", len(changed))

    def _recode(self, name: str) -> bool:
        code = typer.prompt("Code (empty: leave it)", default="", show_default=False)
        if not code or not self._tried(lambda: self._project.recode(name, code)):
            return False
        return self._note(f"{name} recoded {code}", 1)

    def _alike(self, shown: "Shown") -> bool:
        from themecode.cli.bulk import show_preview
        from themecode.cli.output import answer
        from themecode.workflow.review_queue import alike

        seen = self._project.preview(alike(shown.coding))
        show_preview(seen, "are like this one")
        answer("c confirm all   r reject all   any other key: none of them")
        verb = VERBS.get(read_key())
        if verb not in ("confirm", "reject"):
            answer("Nothing was changed.")
            return False
        ruling: Ruling = "confirmed" if verb == "confirm" else "rejected"
        changed = self._project.decide_all(seen, ruling)
        return self._note(f"{len(changed)} {ruling}", len(changed))

    def _memo(self, name: str) -> None:
        words = typer.prompt("Memo (empty: none)", default="", show_default=False)
        if words:
            self._note(f"memo {self._project.note_coding(name, words)}", 0)

    def _around(self, name: str) -> None:
        from themecode.cli.output import answer, hanging

        for who, words in self._project.around(name):
            answer(f"\n{who}")
            answer(hanging("    ", words))
        answer(f"\n{KEYS}")

    def _all_keys(self, name: str) -> None:
        from themecode.cli.output import answer

        del name
        for keys, says in ALL_KEYS:
            answer(f"  {keys:<6} {says}")

    def _undo(self) -> bool:
        """Take back what was done last in this sitting, and go to where it was."""
        if not self._done:
            return self._say("Nothing was done in this sitting yet; what was done before it: themecode undo.")
        act = self._done[-1]
        if not self._tried(lambda: self._project.undo(act.number)):
            return False
        self._undone.append(self._done.pop())
        self._at = act.at
        self._say(f"Taken back: {act.said}.")
        return True

    def _redo(self) -> bool:
        """Do again what was taken back last, and go on behind it."""
        if not self._undone:
            return self._say("Nothing was undone in this sitting.")
        if not self._tried(self._project.redo):
            return False
        act = replace(self._undone.pop(), number=self._newest())
        self._done.append(act)
        self._at = act.at + bool(act.decisions)
        self._say(f"Done again: {act.said}.")
        return True

    def _tried(self, turn: "Callable[[], object]") -> bool:
        from themecode.errors import ThemecodeError

        try:
            turn()
        except ThemecodeError as error:
            return self._say(str(error))
        return True

    def _say(self, said: str) -> bool:
        from themecode.cli.output import answer, wrapped

        answer(wrapped(said))
        return False

    def _newest(self) -> int:
        return self._project.store.actions()[-1].number

    def _note(self, said: str, decisions: int) -> bool:
        """Remember what was done, where nothing was nothing is; always true: it leads on."""
        if decisions or said.startswith("memo"):
            self._done.append(_Act(said, self._at, decisions, self._newest()))
            self._undone.clear()
            self._say(f"Saved: {said}.")
        return True


def read_key() -> str:
    """Read one key. Raises ThemecodeError where there is no terminal."""
    from themecode.errors import ThemecodeError

    try:
        return click.getchar()
    except (OSError, EOFError) as error:
        safe = "What was decided before is saved."
        mend = "In a script: themecode confirm ID, themecode reject ID"
        raise ThemecodeError(
            "A review reads single keys, and there is no terminal here.", safe=safe, mend=mend
        ) from error
    except KeyboardInterrupt:
        return "q"


def _draw(shown: "Shown", number: str) -> None:
    from themecode.cli.output import answer, hanging, wrapped

    status = "" if shown.coding.status == "unreviewed" else f"   {shown.coding.status}"
    head = f"{number}   {shown.coding.id}   {shown.coding.code}   {shown.place}   {shown.speaker}{status}"
    answer(f"\n{hanging('', head)}" if len(head) > 78 else f"\n{head}")  # noqa: PLR2004 - a terminal over ssh
    answer(wrapped(shown.definition))
    answer(hanging("    ", f"{shown.before}[{shown.words}]{shown.after}"))
    flags = f"   [{', '.join(shown.flags)}]" if shown.flags else ""
    answer(hanging("by  ", f"{shown.why or shown.coding.coder}{flags}"))
    for memo in shown.memos:
        answer(hanging(f"memo {memo.id} {memo.coder}: ", memo.text))
    answer(KEYS)
