"""A conversation as a recording would time it: turns, the utterances in them, and the captions of each utterance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from random import Random
from textwrap import wrap

_MS_A_WORD = 400  # 150 words a minute
_PART_WORDS = 20
_BACK_CHANNEL_WORDS = 3
_SENTENCE = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True)
class Talk:
    """Who says what: `turns` are (speaker, words). `name` is the file's name and the seed of everything made up."""

    name: str
    turns: tuple[tuple[str, str], ...]
    title: str = "Interview"
    when: datetime = datetime(2024, 5, 14, 10, 2)  # noqa: DTZ001  # why: a time as the file shows it, without a zone


@dataclass(frozen=True)
class Cue:
    """One caption: part `part` of utterance `utterance` of turn `turn`, with its times in milliseconds."""

    turn: int
    utterance: int
    part: int
    speaker: str
    start_ms: int
    end_ms: int
    text: str


def cues(talk: Talk, first_ms: int = 2_400) -> list[Cue]:
    """Time a conversation at about 150 words a minute; back-channels begin before the other has finished."""
    dice = Random(talk.name)
    made: list[Cue] = []
    number = dice.randint(4, 12)
    for turn, (speaker, words) in enumerate(talk.turns):
        start = _start_of_turn(made, words, dice) if made else first_ms
        for utterance in _utterances(words, dice):
            for part, text in enumerate(_parts(utterance)):
                end = start + _tens(max(480, len(text.split()) * dice.randint(350, 450)))
                made.append(Cue(turn, number, part, speaker, start, end, text))
                start = end
            start += _tens(dice.randint(60, 700))
            number += dice.randint(1, 3)
    return made


def _start_of_turn(made: list[Cue], words: str, dice: Random) -> int:
    last = made[-1]
    if len(words.split()) > _BACK_CHANNEL_WORDS:
        return last.end_ms + _tens(dice.randint(80, 1_300))
    return max(last.start_ms + 200, last.end_ms - _tens(dice.randint(100, 900)))


def _utterances(words: str, dice: Random) -> Iterator[str]:
    """Cut a turn where a speaker draws breath: after one to three sentences."""
    sentences = _SENTENCE.split(words)
    while sentences:
        count = dice.randint(1, 3)
        yield " ".join(sentences[:count])
        del sentences[:count]


def _parts(utterance: str) -> list[str]:
    """Cut an utterance in captions of about equal length, as speech-to-text does: in the middle of a sentence, too."""
    words = utterance.split()
    count = -(-len(words) // _PART_WORDS)
    edges = [len(words) * n // count for n in range(count + 1)]
    return [" ".join(words[a:b]) for a, b in pairwise(edges)]


def lines(text: str, width: int = 46) -> str:
    """Wrap a caption's words over lines, never inside a word."""
    return "\n".join(wrap(text, width, break_long_words=False, break_on_hyphens=False))


def by_turn(talk: Talk) -> list[list[Cue]]:
    """Group the captions of each turn."""
    return [list(group) for _, group in groupby(cues(talk), key=lambda cue: cue.turn)]


def by_utterance(turn: list[Cue]) -> list[str]:
    """Put the words of each utterance of one turn together."""
    return [" ".join(cue.text for cue in group) for _, group in groupby(turn, key=lambda cue: cue.utterance)]


def _tens(milliseconds: int) -> int:
    return milliseconds // 10 * 10


def padded(milliseconds: int, point: str = ".") -> str:
    """Write a time in full: 00:01:02.340."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def unpadded(milliseconds: int) -> str:
    """Write a time as Teams' Graph and old Word files do: 0:1:2.340, -0:0:3.480.

    Fractions under a tenth are rounded off: those files would write 6.090 as 6.90, which is read in two ways.
    """
    sign, seconds, rest = ("-" if milliseconds < 0 else ""), *divmod(abs(milliseconds), 1000)
    fraction = f"{rest:03}" if rest >= 100 else "0"
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60}:{seconds % 60}.{fraction}"


def short(milliseconds: int) -> str:
    """Write a time as people read it: 1:02, 1:00:02."""
    seconds = milliseconds // 1000
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
