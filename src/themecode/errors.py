"""What stops us: exceptions that carry their facts. Faces turn them into messages and exit codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class ThemecodeError(Exception):
    """Something the user can mend: what happened, what is safe, what to do.

    Attributes:
        happened: one sentence on what went wrong.
        safe: one sentence on what was kept or not changed.
        mend: one sentence on what to do next.

    """

    def __init__(self, happened: str, *, safe: str = "Nothing was changed.", mend: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.mend = mend

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.mend) if part)

    def _render_traceback_(self) -> list[str]:
        """Say it in a notebook as everywhere: in words, without a traceback."""
        return [str(self)]


class UnknownNameError(ThemecodeError):
    """A code, case, document or coding that does not exist, with the names that come close."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        self.close = did_you_mean(name, self.known)
        super().__init__(f"There is no {kind} '{name}'.", mend=self._advice())

    def _advice(self) -> str:
        if self.close:
            return f"Did you mean {' or '.join(repr(name) for name in self.close)}?"
        if not self.known:
            return f"This project has no {self.kind} yet."
        shown = ", ".join(sorted(self.known)[:12])
        more = f" and {len(self.known) - 12} more" if len(self.known) > 12 else ""  # noqa: PLR2004
        return f"There are: {shown}{more}."


class AlreadyDoneError(ThemecodeError):
    """An action that the journal has already: asking for it again, after a lost answer, does nothing twice.

    Attributes:
        number: the action's number in the journal.

    """

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            f"This was done already: action {number}.", safe="It is saved, and nothing was written a second time."
        )

    def __reduce__(self) -> tuple[type[AlreadyDoneError], tuple[int]]:
        return AlreadyDoneError, (self.number,)


class ChangedMeanwhileError(ThemecodeError):
    """What somebody acts on is not any more what they saw."""


class ImportRefusedError(ThemecodeError):
    """A file that is not imported, with the reason; nothing was changed.

    >>> str(ImportRefusedError("big.docx", "unpacks to more than 200 MB (limit)"))
    'Not imported: big.docx unpacks to more than 200 MB (limit). Nothing was changed.'
    """

    def __init__(self, file: str, reason: str, mend: str = "") -> None:
        super().__init__(f"Not imported: {file} {reason}.", mend=mend)
        self.file = file
        self.reason = reason

    def __reduce__(self) -> tuple[type[ImportRefusedError], tuple[str, str, str]]:
        return ImportRefusedError, (self.file, self.reason, self.mend)


def did_you_mean(name: str, known: Sequence[str]) -> list[str]:
    """Names close to a misspelt one, best first, three at the most.

    >>> did_you_mean("leadershp", ["leadership", "governance"])
    ['leadership']
    """
    lowered = {known_name.lower(): known_name for known_name in known}
    return [lowered[close] for close in get_close_matches(name.lower(), lowered, n=3, cutoff=0.6)]
