"""What the checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from themecode.model import Case, Codebook, Coding, Document, Memo, Speaker


@dataclass(frozen=True)
class Records:
    """A study's records as they stand; `codes` are the ids of the codebook in use.

    `coded_with` names, for each document that a person coded or decided in, the version of the codebook that was
    in use when one last did; None where there was none yet. `codebook` is the version in use now. `adrift` are the
    codings whose words are gone from a corrected transcript.
    """

    documents: tuple[Document, ...]
    speakers: tuple[Speaker, ...]
    cases: tuple[Case, ...]
    codings: tuple[Coding, ...]
    codes: tuple[str, ...]
    coded_with: tuple[tuple[str, Codebook | None], ...] = ()
    codebook: Codebook | None = None
    adrift: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()

    @cached_property
    def texts(self) -> dict[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.documents}
