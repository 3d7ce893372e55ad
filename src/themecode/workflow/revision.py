"""A correction of a document, and what it does to all that stands on the document's words."""

from __future__ import annotations

from dataclasses import dataclass, field

from themecode.anchoring import Placing
from themecode.model import Document, GuideMatch, Speaker
from themecode.workflow.moving import MovedCoding, MovedEvidence, MovedMemo
from themecode.workflow.rereading import Reread
from themecode.workflow.rerunning import Rerun

EVIDENCE = "evidence of "
"""How the memo is called that says that the words behind an attribute's value changed."""


@dataclass(frozen=True)
class Correction:
    """A document in its corrected form, under the id of the one that it takes the place of.

    `placing` says where old words stand now; without it the two texts are aligned. `renamed` are (old, new) names of
    speakers who go by another name now: role, alias and case stay theirs. `speakers` are the roles of all others.
    """

    document: Document
    placing: Placing | None = None
    renamed: tuple[tuple[str, str], ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True)
class Revision:
    """What a correction does, or did, to a document and to all that stands on its words."""

    older: Document
    newer: Document
    share: float
    codings: tuple[MovedCoding, ...]
    """The codings of people, and those by rule that people decided on, withdrawn ones left out."""
    memos: tuple[MovedMemo, ...]
    evidence: tuple[MovedEvidence, ...]
    rules: Rerun
    speakers: tuple[Speaker, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    others: tuple[MovedCoding, ...] = field(default=(), repr=False)
    """Codings that nobody has to look at: by rule and found again, or withdrawn, which an undo may bring back."""
    rereads: tuple[Reread, ...] = ()
    """What each coder had read, and which turns of it are unread again."""

    matches: tuple[GuideMatch, ...] = ()
    """What people said of turns that ask a question of the interview guide, as it holds for the corrected text."""

    @property
    def unchanged(self) -> bool:
        """Whether the corrected document says the same as the one that is here, by the same people."""
        return (self.older.text, self.older.turns) == (self.newer.text, self.newer.turns)

    @property
    def exact(self) -> list[MovedCoding]:
        """Codings that stand on the words on which they stood."""
        return [one for one in self.codings if one.after.moved == ""]

    @property
    def proposed(self) -> list[MovedCoding]:
        """Codings whose words changed, for a person to look at."""
        return [one for one in self.codings if one.after.moved == "proposed"]

    @property
    def gone(self) -> list[MovedCoding]:
        """Codings whose words are gone."""
        return [one for one in self.codings if one.after.moved == "gone"]
