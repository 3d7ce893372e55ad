"""Cases and their attributes."""

from __future__ import annotations

from dataclasses import dataclass, field

from themecode.model.segment import Segment


@dataclass(frozen=True, slots=True)  # a survey has a million of them
class Attribute:
    """One property of a case; `evidence` is the segment that shows it, where one was named."""

    name: str
    value: str
    evidence: Segment | None = None


@dataclass(frozen=True)
class Case:
    """The unit of analysis: an interviewee, a system, a respondent; `documents` are the ids of its texts.

    `speakers` are (document, speaker) pairs: whose turns, in a document of several people, are this case's words.
    """

    id: str
    documents: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = field(default=())
    speakers: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """Return an attribute's value, "" where it is not known.

        >>> Case("P01", attributes=(Attribute("size", "large"),)).value("size")
        'large'
        """
        return next((a.value for a in self.attributes if a.name == name), "")
