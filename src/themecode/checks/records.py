"""What the checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from themecode.model import Case, Coding, Document, Speaker


@dataclass(frozen=True)
class Records:
    """A study's records as they stand; `codes` are the ids of the codebook in use."""

    documents: tuple[Document, ...]
    speakers: tuple[Speaker, ...]
    cases: tuple[Case, ...]
    codings: tuple[Coding, ...]
    codes: tuple[str, ...]

    @cached_property
    def texts(self) -> dict[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.documents}
