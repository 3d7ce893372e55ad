"""Things that a researcher put together under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SetMember = Literal["code", "document", "memo"]


@dataclass(frozen=True)
class NamedSet:
    """A set of codes, documents and memos; a set without members was taken away.

    >>> NamedSet("wave 1", (("document", "P01"),)).of("document")
    ('P01',)
    """

    name: str
    members: tuple[tuple[SetMember, str], ...]
    description: str = ""

    def of(self, kind: SetMember) -> tuple[str, ...]:
        """Return the ids of its members of one kind."""
        return tuple(name for known, name in self.members if known == kind)
