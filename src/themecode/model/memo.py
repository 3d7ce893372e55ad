"""Dated notes on anything in a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from themecode.errors import ThemecodeError
from themecode.model.anchor import Moved
from themecode.model.segment import Segment

MemoTarget = Literal["project", "document", "segment", "coding", "code", "theme", "case"]
MEMO_TARGETS: tuple[MemoTarget, ...] = get_args(MemoTarget)


@dataclass(frozen=True)
class Memo:
    """A note: `target` is the id of what it is about, "" for the project; `segment` its place where it has one.

    A memo without text was taken away.
    """

    id: str
    about: MemoTarget
    target: str
    text: str
    coder: str
    created: str
    title: str = ""
    segment: Segment | None = None
    moved: Moved = ""


def memo_id(number: int) -> str:
    """Write a memo's number as people see it.

    >>> memo_id(7)
    'm0007'
    """
    return f"m{number:04d}"


def memo_number(name: str, last: int) -> int:
    """Read a memo's number; ThemecodeError where there is none.

    >>> memo_number("m0007", 9)
    7
    """
    digits = name.removeprefix("m")
    if name.startswith("m") and digits.isdecimal() and 0 < int(digits) <= last:
        return int(digits)
    mend = f"The last memo is {memo_id(last)}." if last else "This project has no memos yet."
    raise ThemecodeError(f"There is no memo '{name}'.", mend=mend)
