"""A coding as far as a tally needs it: light enough that there may be 600,000 of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from themecode.model.coding import Coding, Decision, Origin, Status, coding_id


class Stretch(Protocol):
    """What has a place in a text: a segment, or a coding as a tally sees it."""

    @property
    def document(self) -> str:
        """The document's id."""
        ...

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point after its last."""
        ...


class Tallied(NamedTuple):
    """A coding without its evidence; it sorts in the order of the text, and is its own segment."""

    document: str
    start: int
    end: int
    code: str
    number: int
    text: str
    coder: str
    origin: Origin
    status: Status = "unreviewed"

    @classmethod
    def of(cls, coding: Coding) -> Tallied:
        """Return what a tally needs of a coding.

        >>> from themecode.model.segment import Segment
        >>> one = Coding("c000012", Segment("P01", 0, 4), "Yes.", "x", "ana", "person", "2026-11-25")
        >>> Tallied.of(one).id, Tallied.of(one).segment.end
        ('c000012', 4)
        """
        place = (coding.segment.document, coding.segment.start, coding.segment.end)
        number = int(coding.id[1:]) if coding.id else 0
        return cls(*place, coding.code, number, coding.text, coding.coder, coding.origin, coding.status)

    @property
    def segment(self) -> Tallied:
        """Its place: itself."""
        return self

    @property
    def id(self) -> str:
        """The coding's id."""
        return coding_id(self.number)


AnyCoding = Coding | Tallied


def ruled(codings: Iterable[Tallied], decisions: Iterable[Decision]) -> Iterator[Tallied]:
    """Fold the journal as `current_codings` does: each with the status that its last decision gives it.

    >>> one = Tallied("P01", 0, 4, "x", 1, "Yes.", "rules", "rules")
    >>> [found.status for found in ruled([one], [Decision("c000001", "confirmed", "ana", "2026-11-25")])]
    ['confirmed']
    >>> list(ruled([one], [Decision("c000001", "withdrawn", "rules", "2026-11-25")]))
    []
    """
    statuses: dict[int, Status] = {}
    for decision in decisions:
        statuses[int(decision.coding[1:])] = "unreviewed" if decision.ruling == "restored" else decision.ruling
    for coding in codings:
        status = statuses.get(coding.number)
        if status is None:
            yield coding
        elif status != "withdrawn":
            yield coding._replace(status=status)
