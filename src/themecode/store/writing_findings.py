"""What one user action writes about the guide, summaries and stances."""

from __future__ import annotations

from themecode.model import Guide, GuideMatch, Stance, Summary, coding_number
from themecode.store import schema
from themecode.store.writing_notes import NotesWriting


class FindingsWriting(NotesWriting):
    """The part of an open action that writes what people made of the words."""

    def use_guide(self, guide: Guide, file: str) -> None:
        """Put a version of the interview guide to use, and keep its file's own text."""
        self._put(schema.guide, "in use", [(self.number, guide.title, guide.sha256, file, guide.source)])

    def set_guide_match(self, match: GuideMatch) -> None:
        """Say that a turn asks a question, or that it does not."""
        key = (match.document, match.turn, match.question)
        row = (self.number, *key, match.sha256, match.ruling, match.coder, match.created)
        self._put(schema.guide_match, key, [row])

    def set_summary(self, summary: Summary) -> None:
        """Keep what a person wrote about a case under a code; without text it is taken away."""
        key = (summary.case, summary.code)
        self._put(schema.summary, key, [(self.number, *key, summary.text, summary.coder, summary.created)])
        rows = [
            (self.number, *key, position, coding_number(one.coding, self._last_coding), one.checksum)
            for position, one in enumerate(summary.pointers)
        ]
        self._put(schema.pointer, key, rows)

    def set_stance(self, stance: Stance) -> None:
        """Say how a coding's words stand to its code; "" takes it back."""
        number = coding_number(stance.coding, self._last_coding)
        self._put(schema.stance, number, [(self.number, number, stance.bearing, stance.coder, stance.created)])
