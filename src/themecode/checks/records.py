"""What the checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from themecode.model import Case, Codebook, Coding, Document, Speaker


@dataclass(frozen=True)
class Records:
    """A study's records as they stand; `codes` are the ids of the codebook in use.

    `versions` are the codebooks that were put to use, each with the number of the action that did so, oldest
    first. `last_coded` names, for each document that a person coded in, the number of the newest such action.
    """

    documents: tuple[Document, ...]
    speakers: tuple[Speaker, ...]
    cases: tuple[Case, ...]
    codings: tuple[Coding, ...]
    codes: tuple[str, ...]
    versions: tuple[tuple[int, Codebook], ...] = ()
    last_coded: tuple[tuple[str, int], ...] = ()

    @cached_property
    def texts(self) -> dict[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.documents}
