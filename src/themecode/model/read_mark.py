"""What somebody read: stretches of turns, each with the text that it was said of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from themecode.model.document import Document

Marked = Literal["read", "unread"]
Progress = Literal["unread", "read", "coded"]
"""What a turn is to one coder: read means read with nothing to code in it, so far."""


@dataclass(frozen=True)
class ReadMark:
    """That a coder read the turns from `first` to `last` of a document, or takes that back.

    `sha256` is that of the text that was read: of any other text the mark says nothing.
    """

    document: str
    sha256: str
    first: int
    last: int
    state: Marked
    coder: str
    created: str


def turns_read(marks: Iterable[ReadMark], document: Document, coder: str) -> frozenset[int]:
    """Return the numbers of the turns that a coder read in a document as its text is now; later marks win.

    >>> text = Document("P01", "", "txt", "", (), "abc", "")
    >>> mark = ReadMark("P01", "abc", 1, 4, "read", "ana", "2026-11-25")
    >>> sorted(turns_read([mark, ReadMark("P01", "abc", 2, 3, "unread", "ana", "2026-11-25")], text, "ana"))
    [1, 4]
    """
    found: set[int] = set()
    for mark in marks:
        if (mark.document, mark.sha256, mark.coder) == (document.id, document.sha256, coder):
            turns = range(mark.first, mark.last + 1)
            found = found.union(turns) if mark.state == "read" else found.difference(turns)
    return frozenset(found)


def stretches_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Join numbers that follow each other to (first, last).

    >>> stretches_of([1, 2, 3, 7, 9, 8])
    [(1, 3), (7, 9)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def written_turns(numbers: Iterable[int]) -> str:
    """Write turns as people do.

    >>> written_turns([1, 2, 3, 7])
    '1-3, 7'
    """
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in stretches_of(numbers))
