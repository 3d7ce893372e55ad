"""Who coded, who read, and who codes blind: what a journal in memory answers about its coders."""

from __future__ import annotations

from themecode.memory.kept import Kept
from themecode.model import RULES, Blinding, Coding, Decision, Document, HandAct, ReadMark


class WhoWorked:
    """The part of a store in memory that tells about its coders."""

    kept_codings: Kept[str, Coding]
    kept_decisions: Kept[tuple[int, int], Decision]

    def __init__(self) -> None:
        super().__init__()
        self.kept_read_marks = Kept[tuple[int, int], ReadMark]()
        self.kept_blindings = Kept[tuple[int, str], Blinding]()

    def read_marks(self) -> list[ReadMark]:
        """Return who read which turns, oldest first."""
        return list(self.kept_read_marks.standing(self._gone()).values())

    def blindings(self) -> list[Blinding]:
        """Return who codes which documents blind, starts and releases, oldest first."""
        return list(self.kept_blindings.standing(self._gone()).values())

    def hand_acts(self) -> list[HandAct]:
        """Return who coded or ruled in which document by which standing action, oldest first; the tagger left out."""
        gone, known = self._gone(), self._documents()
        coded = self.kept_codings.standing(gone)
        acts: list[tuple[int, Coding | None, str]]
        acts = [(action, coding, coding.coder) for action, _, coding in self.kept_codings.rows]
        acts += [(action, coded.get(one.coding), one.coder) for action, _, one in self.kept_decisions.rows]
        found = {
            HandAct(action, coding.segment.document, coder)
            for action, coding, coder in acts
            if coding and coder != RULES and action not in gone and coding.segment.document in known
        }
        return sorted(found)

    def _documents(self) -> dict[str, Document]:
        raise NotImplementedError

    def _gone(self) -> frozenset[int]:
        raise NotImplementedError
