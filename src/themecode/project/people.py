"""The people of a project: what each has read, who codes blind, where two coders differ, and what they settle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from themecode.project.holding import Holding
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import Blinding, Coding, Marked
    from themecode.workflow.blinding import Apart
    from themecode.workflow.bulk import Preview, Ruling
    from themecode.workflow.editor_coding import Edited, Written
    from themecode.workflow.joining import Settled, Settlement
    from themecode.workflow.progress import ReadTurns
    from themecode.workflow.review_queue import Wanted
    from themecode.workflow.side_by_side import Compared


class People(Holding):
    """Each step that writes takes the person and the time from `who_and_when`."""

    def mark_read(self, document: str, turns: str = "", state: Marked = "read") -> ReadTurns:
        """Mark turns of a document as read or unread by the person at the keyboard; all where none are named."""
        from themecode.workflow import progress

        study = self.study
        stretches = progress.turns_named(study.document(document), turns)
        return progress.mark(study, document, stretches, state, who_and_when())

    def next_to_read(self) -> str:
        """Return the first document that the person at the keyboard has not read to its end."""
        from themecode.workflow import progress

        return progress.next_to_read(self.study, who_and_when().name)

    def start_blind(self, apart: Apart) -> list[Blinding]:
        """Let coders work blind in documents from now on; return what is new."""
        from themecode.workflow import blinding

        return blinding.start(self.study, apart, who_and_when())

    def release_blind(self, documents: Sequence[str] = ()) -> list[Blinding]:
        """End blind coding in documents, in all where none are named."""
        from themecode.workflow import blinding

        return blinding.release(self.study, documents, who_and_when())

    def compare_coders(self, first: str, second: str, *, document: str = "", code: str = "") -> Compared:
        """Hold what two coders hold against each other."""
        from themecode.workflow import side_by_side

        return side_by_side.compare(self.study, first, second, document=document, code=code)

    def settle(self, asked: Settlement) -> Settled:
        """Keep what two coders settled."""
        from themecode.workflow import joining

        return joining.settle(self.study, asked, who_and_when())

    def preview(self, wanted: Wanted) -> Preview:
        """Say what one ruling about many codings would touch; nothing is written."""
        from themecode.workflow import bulk

        return bulk.preview(self.study, wanted)

    def decide_all(self, seen: Preview, ruling: Ruling) -> list[Coding]:
        """Rule about all that a preview showed, after a numbered backup."""
        from themecode.workflow import bulk

        return bulk.decide_all(self.study, seen, ruling, who_and_when(), self.folder)

    def write_out(self, document: str, *, others: bool = False) -> Written:
        """Write a document with one's own codings as marks, for an editor."""
        from themecode.workflow import editor_coding

        return editor_coding.write_out(self.study, document, who_and_when(), others=others)

    def read_back(self, written: Written, text: str) -> Edited:
        """Say what a person changed in the marks; nothing is kept yet."""
        from themecode.workflow import editor_coding

        return editor_coding.read_back(self.study, written, text, who_and_when())

    def keep_edited(self, edited: Edited) -> int:
        """Keep what a person changed, in one action."""
        from themecode.workflow import editor_coding

        return editor_coding.keep(self.study, edited, who_and_when())
