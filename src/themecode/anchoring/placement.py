"""What became of a stretch of the old text in the new one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["exact", "proposed", "gone"]
Change = Literal["", "signs", "words", "place"]
"""What a person should look at: punctuation or capitals, the words, or which of several equal places it is."""


@dataclass(frozen=True)
class Placement:
    """A place in the new text; where the words are gone there is none, and start and end are 0.

    >>> Placement("exact", 3, 9).change
    ''
    """

    kind: Kind
    start: int = 0
    end: int = 0
    change: Change = ""


GONE = Placement("gone")


class Placing(Protocol):
    """Whatever can say where a stretch of the old text stands in the new one."""

    @property
    def share(self) -> float:
        """How much of the old text stands in the new one, from 0 to 1."""

    def place(self, start: int, end: int) -> Placement:
        """Say where a stretch of the old text stands now."""


def squeezed(text: str) -> str:
    """Return a text as it is compared: without white space, each letter in one spelling.

    >>> squeezed("We  ring-fenced it.") == squeezed("We ring-fenced it.")
    True
    """
    return unicodedata.normalize("NFC", "".join(text.split()))
