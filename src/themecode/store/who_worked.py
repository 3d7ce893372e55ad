"""Who coded, who read, and who codes blind: what a project answers about the people who work in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from themecode.model import Blinding, HandAct, ReadMark
from themecode.store import reading_people

Read = TypeVar("Read")


class WhoWorked:
    """The part of a store that tells about its coders."""

    def read_marks(self) -> list[ReadMark]:
        """Return who read which turns, oldest first."""
        return self._read(reading_people.read_marks)

    def blindings(self) -> list[Blinding]:
        """Return who codes which documents blind, starts and releases, oldest first."""
        return self._read(reading_people.blindings)

    def hand_acts(self) -> list[HandAct]:
        """Return who coded or ruled in which document by which standing action, oldest first; the tagger left out."""
        return self._read(reading_people.hand_acts)

    def _read(self, read: Callable[[Connection], Read]) -> Read:
        raise NotImplementedError
