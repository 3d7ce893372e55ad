"""Where words begin and end around the strings that were found: what makes a string a hit."""

from __future__ import annotations

import numpy as np

from themecode.tagging.canon import LETTER, TIE, Canon
from themecode.tagging.characters import Places, Truths
from themecode.tagging.patterns import LONGEST

Hits = tuple[Places, Places, Places]
"""Number of the phrase, start and end of each hit."""


def whole_words(canon: Canon, hits: Hits) -> Hits:
    """Keep what stands between the edges of words. A text has two bytes before its first word, two after its last."""
    numbers, starts, ends = hits
    kept = _begin(canon, starts) & _end(canon, ends)
    return numbers[kept], starts[kept], ends[kept]


def whole_words_owned(canon: Canon, hits: Hits) -> Hits:
    """Keep what stands between the edges of words, a 's at the end taken in."""
    numbers, starts, ends = hits
    owned = (canon.bytes[ends] == ord("'")) & (canon.bytes[ends + 1] == ord("s"))
    owned &= _end(canon, np.where(owned, ends + 2, ends))
    return whole_words(canon, (numbers, starts, np.where(owned, ends + 2, ends)))


def beginnings(canon: Canon, hits: Hits) -> Hits:
    """Let each hit go on to the end of its word."""
    numbers, starts, ends = hits
    kept = _begin(canon, starts)
    numbers, starts, ends = numbers[kept], starts[kept], ends[kept]
    stops, going = ends.copy(), np.arange(len(ends))
    for _ in range(LONGEST + 1):
        going = going[~_end(canon, stops[going])]
        if not len(going):
            break
        stops[going] += 1
    kept = stops - ends <= LONGEST
    return numbers[kept], starts[kept], stops[kept]


def word_begins(canon: Canon, places: Places) -> Places:
    """Return where the words begin that places lie in."""
    return np.array([_word_begin(canon.data, place) for place in places.tolist()], dtype=np.int64)


def _begin(canon: Canon, starts: Places) -> Truths:
    read = canon.bytes
    return ~LETTER[read[starts - 1]] & ~(TIE[read[starts - 1]] & LETTER[read[starts - 2]])


def _end(canon: Canon, ends: Places) -> Truths:
    read = canon.bytes
    return ~LETTER[read[ends]] & ~(TIE[read[ends]] & LETTER[read[ends + 1]])


def _word_begin(data: bytes, place: int) -> int:
    while LETTER[data[place - 1]] or (TIE[data[place - 1]] and LETTER[data[place - 2]]):
        place -= 1
    return place
