"""Records of one kind, each with the action that wrote it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Record = TypeVar("Record")


@dataclass(eq=False)
class Kept(Generic[Key, Record]):
    """All records of one kind that were ever written, each with its action and under its key."""

    rows: list[tuple[int, Key, Record]] = field(default_factory=list)

    def standing(self, gone: frozenset[int]) -> dict[Key, Record]:
        """Return what holds now: of each key the latest record whose action stands."""
        return {key: record for action, key, record in self.rows if action not in gone}
