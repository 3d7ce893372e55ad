"""What people make of the words: the interview guide, summaries, stances, as a project forwards them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from themecode.project.holding import Holding
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import Guide, Turn


class Analyses(Holding):
    """Each step that writes takes the person and the time from `who_and_when`."""

    def import_guide(self, path: Path) -> Guide:
        """Put an interview guide to use."""
        from themecode.workflow import asking

        return asking.import_guide(self.study, path, who_and_when())

    def match_question(self, document: str, turn: int, question: str, *, asks: bool = True) -> Turn:
        """Keep that a turn asks a question of the guide, or that it does not."""
        from themecode.workflow import asking

        return asking.match(self.study, (document, turn), question, who_and_when(), asks=asks)
