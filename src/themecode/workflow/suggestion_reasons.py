"""Why something is suggested: the words that weighed, where they stand, and which coded words are like it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themecode import suggesting
from themecode.model import Evidence, Likeness, Segment
from themecode.suggesting import Blocks, Model
from themecode.workflow.spoken import Spoken

_TOLD = {
    "around": "what was said just before and after",
    "question": "the question before it",
    "rules": "words of a rule",
    "meaning": "its meaning, to the local model",
}


@dataclass(frozen=True)
class Word:
    """A word of a stretch that weighed for a code, by its place in the document."""

    text: str
    start: int
    end: int

    def of_suggestion(self, segment: Segment, rule: str, place: str, flags: tuple[str, ...]) -> Evidence:
        """Make it evidence."""
        del segment
        return Evidence(self.start, self.end, self.text, rule, place, flags)


@dataclass(frozen=True)
class Reasons:
    """Finds the reasons for what a model says of a study."""

    said: Spoken
    model: Model

    def of(self, row: int, code: int, blocks: Blocks) -> tuple[tuple[Word, ...], tuple[str, ...], tuple[Likeness, ...]]:
        """Return the words that weighed most, what else weighed, and the coded stretches that are most alike."""
        segment, stretch = self.said.segments[row], self.said.stretches[row]
        rows = self.model.lesson.rows
        why = suggesting.reason(self.model, stretch, blocks, code, np.flatnonzero(rows == row))
        words = [Word(one.text, segment.start + one.start, segment.start + one.end) for one in why.words]
        near = [(rows[place], like) for place, like in why.alike]
        return (
            tuple(words) or (Word(stretch.text, segment.start, segment.end),),
            tuple(_TOLD[part] for part, _ in why.parts if part in _TOLD),
            tuple(Likeness(self.said.segments[at], self.said.stretches[at].text, like) for at, like in near),
        )
