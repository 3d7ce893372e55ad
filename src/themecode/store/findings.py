"""What people found: what a project answers about its guide, its summaries, and the stance of its extracts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from themecode.model import GuideMatch, Stance, Summary, UsedGuide
from themecode.store import reading_findings

Read = TypeVar("Read")


class Findings:
    """The part of a store that tells what people made of the words."""

    def guide(self) -> UsedGuide | None:
        """Return the interview guide in use, None where none was brought in yet."""
        used = self.guides()
        return used[-1] if used else None

    def guides(self) -> list[UsedGuide]:
        """Return every version of the interview guide that was put to use, the one in use last."""
        return self._read(reading_findings.guides)

    def guide_matches(self) -> list[GuideMatch]:
        """Return what people said of turns that ask a question, oldest first."""
        return self._read(reading_findings.guide_matches)

    def summaries(self) -> list[Summary]:
        """Return the summaries of the framework matrix, by case and code."""
        return self._read(reading_findings.summaries)

    def stances(self) -> list[Stance]:
        """Return how extracts stand to their codes, by coding."""
        return self._read(reading_findings.stances)

    def _read(self, read: Callable[[Connection], Read]) -> Read:
        raise NotImplementedError
