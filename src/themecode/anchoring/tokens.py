"""A text as a row of words: what two versions of it are aligned by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from themecode.model import Document

_SIGNS = (
    r"\s!-/:-@\[-`{-~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf\u2000-\u200b\u200e-\u206f\u3000-\u303f\uff01-\uff0f"
)
_SINGLE = (
    r"\u2600-\u27bf\U0001f000-\U0001faff"  # pictures
    r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
"""Signs that are a word each: pictures, and scripts that put no space between words."""
_WORD = re.compile(rf"[{_SINGLE}]|[^{_SIGNS}{_SINGLE}]+")


@dataclass(frozen=True)
class Tokens:
    """The words of a text, each with its place and what it is compared by: case and spelling of accents aside."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Split a text.

        >>> Tokens.of("We ring-fenced it.").keys
        ['we', 'ring', 'fenced', 'it']
        """
        found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        keys = [_key(word) for _, _, word in found]
        return cls(text, [start for start, _, _ in found], [end for _, end, _ in found], keys)

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def joined(self) -> str:
        """All words in one string, for phrases to be looked up in."""
        return f" {' '.join(self.keys)} "

    def once(self, phrase: list[str], other: Tokens) -> bool:
        """Say whether a phrase stands in this text and in another no more than once each."""
        wanted = f" {' '.join(phrase)} "
        return all(text.find(wanted, text.find(wanted) + 1) < 0 for text in (self.joined, other.joined))

    def written(self, number: int) -> str:
        """Return a word with the signs behind it."""
        end = self.starts[number + 1] if number + 1 < len(self) else len(self.text)
        return self.text[self.starts[number] : end].rstrip()

    def word(self, number: int) -> str:
        """Return a word as it is written."""
        return self.text[self.starts[number] : self.ends[number]]


def _key(word: str) -> str:
    lowered = word.casefold()
    return lowered if lowered.isascii() else unicodedata.normalize("NFKC", lowered)


def with_marks(tokens: Tokens, document: Document) -> tuple[list[str], list[int]]:
    """Put marks of each turn, its speaker and its time, before its words; return the row and each one's word, or -1.

    They tell equal words apart: many a "Yeah." stands in a transcript, each at a time of its own.
    """
    row: list[str] = []
    words: list[int] = []
    number = 0
    for turn in document.turns:
        while number < len(tokens) and tokens.starts[number] < turn.start:  # words between turns: there are none
            row.append(tokens.keys[number])
            words.append(number)
            number += 1
        row.append(f"\n{turn.speaker}")
        words.append(-1)
        if turn.start_ms is not None:
            row.append(f"\n@{turn.start_ms}")
            words.append(-1)
        while number < len(tokens) and tokens.starts[number] < turn.end:
            row.append(tokens.keys[number])
            words.append(number)
            number += 1
    row += tokens.keys[number:]
    words += range(number, len(tokens))
    return row, words
