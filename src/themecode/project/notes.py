"""What people say about the records of a study: memos, whose words they are, what sort of text a document is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from themecode.project.holding import Holding
from themecode.workflow import casing, grouping, noting
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import Memo
    from themecode.workflow.aliasing import Proposal


class Notes(Holding):
    """Each that writes takes the person and the time from `who_and_when`."""

    def add_memo(
        self, target: str, text: str, *, words: str = "", turn: int | None = None, title: str = ""
    ) -> tuple[Memo, noting.Target]:
        """Write a memo; return it with what it is about."""
        study = self.study
        found = noting.target_of(study, target, words, turn)
        return noting.add(study, found, text, who_and_when(), title=title), found

    def edit_memo(self, name: str, text: str) -> Memo:
        """Word a memo anew."""
        return noting.edit(self.study, name, text, who_and_when())

    def remove_memos(self, names: Sequence[str]) -> list[Memo]:
        """Take memos away."""
        return noting.remove(self.study, names, who_and_when())

    def each_speaker_a_case(self, documents: Sequence[str]) -> dict[str, list[str]]:
        """Make each participant of focus groups a case; return the cases by document."""
        return grouping.each_speaker(self.study, documents, who_and_when())

    def assign_case(self, case: str, document: str, *, speaker: str = "", new: bool = False) -> None:
        """Give a document, or what a speaker says in it, to a case."""
        grouping.assign(self.study, case, document, who_and_when(), speaker=speaker, new=new)

    def set_document_attributes(self, document: str, values: Mapping[str, str]) -> None:
        """Set attributes of a document; an empty value takes one away."""
        casing.set_document_attributes(self.study, document, values, who_and_when())

    def propose_aliases(self) -> list[Proposal]:
        """Return the names that look like other names of the same person."""
        from themecode.workflow import aliasing

        return aliasing.proposals(self.study)
