"""The words behind a cell, with their place and their attribution."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.model.coding import Coding


@dataclass(frozen=True)
class Quotation:
    """A coding as it is quoted: `label` is built from attributes, never a name; `time` is as people read it."""

    coding: Coding
    case: str
    label: str
    turn: int
    time: str = ""
    role: str = "participant"

    @property
    def place(self) -> str:
        """Where the words stand: document, turn and time."""
        time = f", {self.time}" if self.time else ""
        return f"{self.coding.segment.document}, turn {self.turn}{time}"
