"""What people found: what a journal in memory answers about its guide, its summaries, and the stance of extracts."""

from __future__ import annotations

from themecode.memory.kept import Kept
from themecode.model import GuideMatch, Stance, Summary, UsedGuide


class Findings:
    """The part of a store in memory that tells what people made of the words."""

    def __init__(self) -> None:
        super().__init__()
        self.kept_guides = Kept[int, UsedGuide]()
        self.kept_matches = Kept[tuple[int, str, int, str], GuideMatch]()
        self.kept_summaries = Kept[tuple[str, str], Summary]()
        self.kept_stances = Kept[str, Stance]()

    def guide(self) -> UsedGuide | None:
        """Return the interview guide in use, None where none was brought in yet."""
        used = self.guides()
        return used[-1] if used else None

    def guides(self) -> list[UsedGuide]:
        """Return every version of the interview guide that was put to use, the one in use last."""
        return list(self.kept_guides.standing(self._gone()).values())

    def guide_matches(self) -> list[GuideMatch]:
        """Return what people said of turns that ask a question, oldest first."""
        return [match for _, match in sorted(self.kept_matches.standing(self._gone()).items())]

    def summaries(self) -> list[Summary]:
        """Return the summaries of the framework matrix, by case and code."""
        return [one for _, one in sorted(self.kept_summaries.standing(self._gone()).items()) if one.text]

    def stances(self) -> list[Stance]:
        """Return how extracts stand to their codes, by coding."""
        return [one for _, one in sorted(self.kept_stances.standing(self._gone()).items()) if one.bearing]

    def _gone(self) -> frozenset[int]:
        raise NotImplementedError
