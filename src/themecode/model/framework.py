"""A cell of the framework matrix: what a person wrote about one case under one code, and the words it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from themecode.model.coding import Coding


@dataclass(frozen=True)
class Pointer:
    """A coding that a summary rests on, with a checksum of its words as they were when it was written."""

    coding: str
    checksum: str

    @classmethod
    def to(cls, coding: Coding) -> Pointer:
        """Point to a coding as its words are now."""
        return cls(coding.id, hashlib.sha256(coding.text.encode("utf-8", "surrogatepass")).hexdigest()[:16])


@dataclass(frozen=True)
class Summary:
    """What a person wrote about a case under a code; without text it was taken away."""

    case: str
    code: str
    text: str
    pointers: tuple[Pointer, ...]
    coder: str
    created: str

    def stale(self, codings: Iterable[Coding]) -> bool:
        """Say whether an extract that it rests on is gone, or says something else now.

        >>> from themecode.model.segment import Segment
        >>> one = Coding("c000001", Segment("P01", 0, 4), "Yes.", "x", "ana", "person", "2026-11-25")
        >>> written = Summary("P01", "x", "Agrees.", (Pointer.to(one),), "ana", "2026-11-25")
        >>> written.stale([one]), written.stale([])
        (False, True)
        """
        return not set(self.pointers) <= {Pointer.to(coding) for coding in codings}
