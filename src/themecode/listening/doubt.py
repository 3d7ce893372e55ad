"""Something in a transcript to listen to again."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.model import Document, Turn, clock

_AROUND = 30


@dataclass(frozen=True)
class Doubt:
    """One place to look at: what is doubted there, the words, and what may have been said or should be looked for."""

    document: str
    turn: int
    time: str
    kind: str
    words: str
    look: str


def at(document: Document, turn: Turn, kind: str, look: str, words: str = "") -> Doubt:
    """Doubt a whole turn: its first words stand for it, where no others are given."""
    said = words or document.text[turn.start : turn.end]
    shown = said if len(said) <= 2 * _AROUND else said[: 2 * _AROUND].rstrip() + "…"
    return Doubt(document.id, turn.number, clock(turn.start_ms), kind, shown, look)


def around(document: Document, turn: Turn, start: int, end: int) -> str:
    """Return words of a turn with some before and after them."""
    before = document.text[max(turn.start, start - _AROUND) : start]
    return before + ">" + document.text[start:end] + "<" + document.text[end : min(turn.end, end + _AROUND)]
