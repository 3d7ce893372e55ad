"""A document, its turns and its speakers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

VERBATIM = ("refi-qda", "taguette", "qc")
"""The formats of documents that came with codings, whose places are counted in the text as it stands."""
Role = Literal["interviewer", "participant", "heading"]
ROLES: tuple[Role, ...] = ("interviewer", "participant", "heading")
TEXT, HEADING, TABLE = "text", "heading", "table"
"""Who "speaks" in a written document: its paragraphs, its headings, the cells of its tables."""


@dataclass(frozen=True)
class Turn:
    """What one speaker says at one go: a range of the document's text, with its times.

    `number` counts from 1 within the document. `start` and `end` are code points, half-open.
    `start_ms` and `end_ms` are milliseconds from the start of the recording, None where the file has none.
    """

    document: str
    number: int
    speaker: str
    start: int
    end: int
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True)
class Speaker:
    """Who speaks in one document, and in which role.

    `name` is as written in the file; `found` says how the role was told; `alias` is the name to show instead.
    """

    document: str
    name: str
    role: Role
    found: str = ""
    alias: str = ""

    @property
    def shown(self) -> str:
        """The name that people see."""
        return self.alias or self.name


@dataclass(frozen=True)
class Loss:
    """One kind of characters in the file that did not become speech, and how many of them."""

    kind: str
    characters: int
    times: int = 1


@dataclass(frozen=True)
class Document:
    """One text, unchanged. The text is the speech alone: one turn a line, without names and times.

    A text that was coded in another tool is kept as it stands there (`verbatim`), and its turns lie within it.

    `sha256` is that of the text in UTF-8, `file_sha256` that of the file's bytes as they were read. `attributes` are
    (name, value) pairs; the one called `kind` says what sort of text it is: strategy, forward plan.
    """

    id: str
    file: str
    format: str
    text: str
    turns: tuple[Turn, ...]
    sha256: str
    file_sha256: str
    encoding: str = "utf-8"
    losses: tuple[Loss, ...] = field(default=())
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """What sort of text it is, where somebody said so."""
        return dict(self.attributes).get("kind", "")

    @property
    def minutes(self) -> int | None:
        """How long the recording goes, rounded; None where the file has no times."""
        times = [time for turn in self.turns for time in (turn.start_ms, turn.end_ms) if time is not None]
        return round(max(times) / 60_000) if times else None

    @property
    def verbatim(self) -> bool:
        """Whether the text is another tool's as it stands: names and empty lines are in it, between the turns."""
        return self.format in VERBATIM

    @property
    def words(self) -> int:
        """How many words were spoken or written: those of the turns."""
        return sum(len(self.text[turn.start : turn.end].split()) for turn in self.turns)

    def turn_at(self, position: int) -> Turn:
        """Return the turn that holds the code point at `position`; LookupError where none does.

        In a verbatim text a place between turns (a speaker's name) belongs to the turn after it, else to the last.
        """
        at = bisect_right(self.turns, position, key=attrgetter("end"))
        if self.verbatim and self.turns and 0 <= position < len(self.text):
            return self.turns[min(at, len(self.turns) - 1)]
        if at < len(self.turns) and self.turns[at].start <= position:
            return self.turns[at]
        raise LookupError(f"no turn of {self.id} holds position {position}")


def clock(milliseconds: int | None) -> str:
    """Write a time as people read it; nothing where there is none.

    >>> clock(3_723_400)
    '1:02:03'
    >>> clock(None)
    ''
    """
    if milliseconds is None:
        return ""
    sign, seconds = ("-" if milliseconds < 0 else ""), abs(milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"
