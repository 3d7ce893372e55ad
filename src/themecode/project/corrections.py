"""Corrected transcripts, and what a person decides about what they moved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from themecode.project.holding import Holding
from themecode.workflow import correcting, settling, settling_notes
from themecode.workflow.importing import ImportOptions
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import Coding, Memo


class Corrections(Holding):
    """Steps that put corrected texts in the place of older ones; the person and the time are from `who_and_when`."""

    def revise_files(
        self, files: Sequence[Path], options: ImportOptions, *, document: str = "", keep: bool = True
    ) -> list[correcting.CorrectedFile]:
        """Put corrected files in the place of their documents; a single file's document may be named."""
        return correcting.revise_files(self.study, files, options, who_and_when(), document=document, keep=keep)

    def place(self, name: str, words: str) -> str:
        """Put a coding or memo that a correction moved on words that a person names."""
        return settling_notes.place(self.study, name, words, who_and_when())

    def accept_signs(self) -> list[Coding]:
        """Accept the places of codings on whose words only punctuation or capitals changed."""
        return settling.accept_signs(self.study, who_and_when())

    def settle_memos(self, names: Sequence[str], ruling: Literal["confirmed", "rejected"]) -> list[Memo]:
        """Accept the places of memos that a correction moved, or let go of them."""
        return settling_notes.settle_memos(self.study, names, ruling, who_and_when())
