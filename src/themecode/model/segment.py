"""A stretch of one document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Segment:
    """A half-open range of Unicode code points in one document's text.

    >>> Segment("P01", 3, 9).words_of("We ring-fenced it")
    'ring-f'
    """

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a segment needs 0 <= start < end, not {self.start}, {self.end}")

    def words_of(self, text: str) -> str:
        """Return the quoted words: the document's text at this segment."""
        return text[self.start : self.end]

    def overlaps(self, other: Segment) -> bool:
        """Say whether both lie in one document and share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end
