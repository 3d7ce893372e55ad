"""Who goes by another name in the corrected text: told by the words, which are still the same person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from themecode.anchoring.alignment import Alignment
from themecode.anchoring.tokens import Tokens
from themecode.model import Document

_MOSTLY = 0.8


def renamed(alignment: Alignment, older: Document, newer: Document) -> tuple[tuple[str, str], ...]:
    """Return (old, new) names: of an old one that is gone nearly all words stand under a new one that was not there."""
    olds, news = list(_speakers(alignment.matching.old, older)), list(_speakers(alignment.matching.new, newer))
    pairs = Counter((olds[old], news[new]) for old, new in alignment.matching.sure.items())
    known, heard = {turn.speaker for turn in older.turns}, {turn.speaker for turn in newer.turns}
    lost: Counter[str] = Counter()
    gained: Counter[str] = Counter()
    for (old, new), words in pairs.items():
        lost[old] += words
        gained[new] += words
    return tuple(
        (old, new)
        for (old, new), words in sorted(pairs.items())
        if old not in heard and new not in known and words >= _MOSTLY * max(lost[old], gained[new])
    )


def _speakers(tokens: Tokens, document: Document) -> Iterator[str]:
    """Yield the speaker of each word."""
    turns, number = document.turns, 0
    for start in tokens.starts:
        while number < len(turns) and turns[number].end <= start:
            number += 1
        yield turns[number].speaker if number < len(turns) else ""
