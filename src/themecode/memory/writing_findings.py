"""What one user action writes into the journal in memory about the guide, summaries and stances."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from themecode.memory.kept import Kept, Key, Record
from themecode.model import Action, Guide, GuideMatch, Stance, Summary, UsedGuide, coding_id, coding_number

if TYPE_CHECKING:
    from themecode.memory.journal import MemoryStore


class FindingsWriting:
    """The part of an open action that writes what people made of the words."""

    _journal: MemoryStore
    _record: Action
    _last_coding: int
    number: int

    def use_guide(self, guide: Guide, file: str) -> None:
        """Put a version of the interview guide to use, and keep its file's own text."""
        used = UsedGuide(self.number, self._record.created, guide.title, guide.sha256, file, guide.source)
        self._put(self._journal.kept_guides, self.number, used)

    def set_guide_match(self, match: GuideMatch) -> None:
        """Say that a turn asks a question, or that it does not."""
        self._put(self._journal.kept_matches, (self.number, match.document, match.turn, match.question), match)

    def set_summary(self, summary: Summary) -> None:
        """Keep what a person wrote about a case under a code; without text it is taken away."""
        pointers = tuple(replace(one, coding=self._name(one.coding)) for one in summary.pointers)
        kept = replace(summary, pointers=pointers)
        self._put(self._journal.kept_summaries, (summary.case, summary.code), kept)

    def set_stance(self, stance: Stance) -> None:
        """Say how a coding's words stand to its code; "" takes it back."""
        name = self._name(stance.coding)
        self._put(self._journal.kept_stances, name, replace(stance, coding=name))

    def _name(self, coding: str) -> str:
        return coding_id(coding_number(coding, self._last_coding))

    def _put(self, kept: Kept[Key, Record], key: Key, record: Record) -> None:
        raise NotImplementedError
