"""What the user can mend, as a value, so that reading goes on after the first mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to look at: where it is, what it says, how to mend it.

    >>> str(Problem("codebook.yaml:41:7", "'defintion' is not a field of a code.", "Did you mean 'definition'?"))
    "codebook.yaml:41:7: 'defintion' is not a field of a code. Did you mean 'definition'?"
    """

    place: str
    says: str
    mend: str = ""
    grade: Grade = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.says} {self.mend}".rstrip()


def errors(problems: list[Problem]) -> list[Problem]:
    """Return the problems that stop the work."""
    return [problem for problem in problems if problem.grade == "error"]


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return problems of one file by line and column, each once."""

    def position(problem: Problem) -> tuple[int, ...]:
        return tuple(int(part) for part in problem.place.rsplit(":", 2)[1:] if part.isdigit())

    return sorted(dict.fromkeys(problems), key=position)
