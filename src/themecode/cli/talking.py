"""Two coders at one keyboard: the differences one by one, a key each, settled as they are talked about."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from themecode.model import Coding, Segment
    from themecode.project import Project
    from themecode.workflow.joining import Settlement
    from themecode.workflow.side_by_side import Compared, Talked

KEYS = "1 the first's  2 the second's  3 both  0 no code  o other  m memo  s skip  u undo  q quit"


class Talk:
    """One talk about open differences: what was settled in it, and what can be taken back."""

    def __init__(self, project: "Project", found: "Compared") -> None:
        self._project, self._found = project, found
        self._at = 0
        self._done: list[tuple[int, int]] = []
        """Where in the list something was settled, and by which action."""

    def run(self) -> None:
        """Show one difference after the other until the list ends or the two leave."""
        from themecode.cli.output import answer
        from themecode.cli.side_by_side import show_row

        rows = self._found.open_
        while self._at < len(rows):
            answer(f"{self._at + 1} of {len(rows)}")
            show_row(self._found, rows[self._at])
            answer(self._keys())
            if not self._one(rows[self._at]):
                break
        left = len(rows) - len(self._done)
        answer(f"{len(self._done)} settled, {left} of {len(rows)} open. All of it is saved.")

    def _keys(self) -> str:
        named = KEYS.replace("the first's", f"{self._found.first}'s").replace("the second's", f"{self._found.second}'s")
        return named if len(named) <= 80 else KEYS  # noqa: PLR2004 - a terminal over ssh

    def _one(self, row: "Talked") -> bool:
        """Take keys until the row is settled or passed over; false to stop."""
        from themecode.cli.sitting import read_key

        while (key := read_key()) not in ("q", "\x03", "\x04", "\x1b"):
            if key == "s":
                self._at += 1
                return True
            if key == "u" and self._undo():
                return True
            if key == "m":
                self._memo(row)
            asked = self._asked(row, key)
            if asked is not None and self._settle(asked):
                return True
        return False

    def _asked(self, row: "Talked", key: str) -> "Settlement | None":
        first, second = row.versus.first, row.versus.second
        if key == "0":
            return _settlement(row, ())
        if key == "1" or (key == "3" and not second):
            return _settlement(row, _codes(first), first[0].segment if first else None)
        if key == "2" or (key == "3" and not first):
            return _settlement(row, _codes(second), second[0].segment if second else None)
        if key == "3":
            return _settlement(row, _codes((*first, *second)), row.versus.segment)
        if key == "o":
            typed = str(typer.prompt("Codes, with commas (empty: none of them)", default="", show_default=False))
            codes = tuple(code.strip() for code in typed.split(",") if code.strip())
            return _settlement(row, codes, row.versus.codings[0].segment) if codes else None
        return None

    def _settle(self, asked: "Settlement") -> bool:
        from themecode.cli.output import answer
        from themecode.errors import ThemecodeError

        try:
            done = self._project.settle(asked)
        except ThemecodeError as error:
            answer(str(error))
            return False
        said = ", ".join(f"{one.code} on “{' '.join(one.text.split())[:60]}”" for one in done.joint)
        answer(f"Saved: {said or 'no code'}.\n")
        self._done.append((self._at, self._project.store.actions()[-1].number))
        self._at += 1
        return True

    def _undo(self) -> bool:
        from themecode.cli.output import answer

        if not self._done:
            answer("Nothing was settled in this talk yet.")
            return False
        self._at, number = self._done.pop()
        self._project.undo(number)
        answer("Taken back.\n")
        return True

    def _memo(self, row: "Talked") -> None:
        from themecode.cli.output import answer

        words = typer.prompt("Memo (empty: none)", default="", show_default=False)
        if words:
            answer(f"Saved: memo {self._project.note_coding(row.versus.codings[0].id, words)}.")


def _codes(codings: "tuple[Coding, ...]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(coding.code for coding in codings))


def _settlement(row: "Talked", codes: tuple[str, ...], segment: "Segment | None" = None) -> "Settlement":
    from themecode.workflow.joining import Settlement

    return Settlement(tuple(coding.id for coding in row.versus.codings), codes, segment)
