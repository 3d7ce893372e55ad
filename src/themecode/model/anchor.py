"""Where a coding stands since its document was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from themecode.model.segment import Segment

Moved = Literal["", "proposed", "gone"]
"""What a correction did to a coding: nothing to look at, changed words, or words that are gone."""


@dataclass(frozen=True)
class Anchor:
    """A coding's place in the corrected text, with the words that stand there.

    `moved` is "" where the words are the same, "proposed" where they changed and a person should look, and "gone"
    where nothing is left of them: place and words are then those that the coding had before.

    >>> Anchor("c000001", Segment("P01", 3, 14), "ring-fenced").moved
    ''
    """

    coding: str
    segment: Segment
    text: str
    moved: Moved = ""
