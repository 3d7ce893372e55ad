"""From utterances to turns: who goes on, who takes over, and the text that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from themecode.model import Turn

UNKNOWN = "Unknown"
"""The speaker of words that nobody's name stands beside."""


class Utterance(NamedTuple):
    """Words as one cue or paragraph of the file has them; `key` marks the parts of one utterance.

    `speaker` None: no name stands there. `line` is the file's line or paragraph.
    """

    speaker: str | None
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    key: str | None = None
    line: int = 0


@dataclass
class _Open:
    """A turn that may still go on."""

    speaker: str
    parts: list[str] = field(default_factory=list)
    start_ms: int | None = None
    end_ms: int | None = None
    key: str | None = None

    def add(self, utterance: Utterance, words: str) -> None:
        self.parts.append(words)
        self.key = utterance.key
        if self.start_ms is None:
            self.start_ms = utterance.start_ms
        if utterance.end_ms is not None:
            self.end_ms = max(utterance.end_ms, self.end_ms if self.end_ms is not None else utterance.end_ms)


class Told(NamedTuple):
    """Utterances with a speaker each, and which of them had no name of their own."""

    utterances: list[Utterance]
    continued: list[Utterance]
    unknown: list[Utterance]


def name_everyone(utterances: Iterable[Utterance]) -> Told:
    """Give words without a name to the speaker before them, or to "Unknown" where nobody spoke before."""
    told = Told([], [], [])
    speaker: str | None = None
    trimmed: dict[str, str] = {}
    for utterance in utterances:
        written = utterance.speaker
        if written:
            if written not in trimmed:
                trimmed[written] = " ".join(written.split())
            speaker = trimmed[written] or speaker
        elif utterance.text.strip():
            (told.unknown if speaker is None else told.continued).append(utterance)
        same = written is not None and written == speaker
        told.utterances.append(utterance if same else utterance._replace(speaker=speaker or UNKNOWN))
    return told


def build(document: str, utterances: Sequence[Utterance], *, apart: bool = False) -> tuple[str, tuple[Turn, ...], int]:
    """Return the text (one turn a line), its turns, and how many interrupted utterances were put together.

    `apart`: each utterance is a turn of its own, as in a written document.
    """
    opened: list[_Open] = []
    by_key: dict[str, _Open] = {}
    mixed = _keys_of_several(utterances)
    rejoined = 0
    for utterance in utterances:
        words = " ".join(utterance.text.split())
        if not words:
            continue
        turn = opened[-1] if opened and not apart and opened[-1].speaker == utterance.speaker else None
        if turn is None and utterance.key and utterance.key not in mixed:
            turn = _interrupted(by_key, utterance)
            rejoined += turn is not None
        if turn is None:
            turn = _Open(utterance.speaker or UNKNOWN)
            opened.append(turn)
        turn.add(utterance, words)
        if utterance.key:
            by_key[utterance.key] = turn
    text, turns = _laid_out(document, opened)
    return text, turns, rejoined


def _interrupted(by_key: dict[str, _Open], utterance: Utterance) -> _Open | None:
    """Find the turn that this part of an utterance belongs to, although someone spoke in between."""
    turn = by_key.get(utterance.key or "")
    if turn is not None and turn.key == utterance.key and turn.speaker == utterance.speaker:
        return turn
    return None


def _keys_of_several(utterances: Iterable[Utterance]) -> set[str]:
    """Return keys that two speakers share: there the key marks no utterance."""
    first: dict[str, str | None] = {}
    return {u.key for u in utterances if u.key and first.setdefault(u.key, u.speaker) != u.speaker}


def _laid_out(document: str, opened: Iterable[_Open]) -> tuple[str, tuple[Turn, ...]]:
    lines: list[str] = []
    turns: list[Turn] = []
    position = 0
    for number, turn in enumerate(opened, start=1):
        words = " ".join(turn.parts)
        end = position + len(words)
        turns.append(Turn(document, number, turn.speaker, position, end, turn.start_ms, turn.end_ms))
        lines.append(words)
        position = end + 1
    return "\n".join(lines), tuple(turns)
