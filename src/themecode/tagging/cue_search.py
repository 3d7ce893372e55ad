"""Which sentences may have a context flag at all: most hold no cue, and need not be read word by word.

One automaton looks for the words without which no cue acts; first words, question marks and quotation marks are looked
at in columns. A sentence that is let through is read by `context.py`, so this may be too generous, never too strict.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, product
from typing import Any

import numpy as np
import numpy.typing as npt

from themecode.tagging.canon import Canon
from themecode.tagging.characters import Places, Truths
from themecode.tagging.context_cues import words_needed
from themecode.tagging.context_questions import FIRST_WORDS

_APART = b"  "
_BARE = bytes.maketrans(b'|"', b"  ")
_LETTERS: Truths = np.array([chr(n).isalpha() for n in range(128)] + [False] * 128)
_STEPS = 8
"""Signs before the first word, and letters of it, that are looked at; a sentence with more is let through."""
_NEVER = (b"\x00", b"\x02")
"""From four first bytes on, the automaton does not stop at each that a string begins with: quicker where many do."""


def may_be_flagged(canon: Canon, starts: Places, ends: Places) -> Truths:
    """Say of each of some sentences, in order and in bytes of the canon, whether a flag may hold in it."""
    cuts = zip(starts.tolist(), ends.tolist(), strict=True)
    said = _APART.join([b"", *(canon.data[start:end] for start, end in cuts), b""]).translate(_BARE)
    stops = np.cumsum(ends - starts + len(_APART))
    begins = stops - (ends - starts)
    may = _asks(np.frombuffer(said, np.uint8), begins)
    found = _cues().find_matches_as_indexes(said)
    hits = np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found))[1::3]
    may[np.searchsorted(stops, hits, "right").clip(max=len(may) - 1)] = True
    signs = np.frombuffer(canon.folded.data, np.uint8)
    marks = np.flatnonzero((signs == ord("?")) | (signs == ord('"')))
    marks = canon.from_folded(canon.folded.characters.at(marks))
    sentence = np.searchsorted(starts, marks, "right") - 1
    may[sentence[(sentence >= 0) & (marks < ends[sentence])]] = True
    return may


def _asks(read: npt.NDArray[np.uint8], begins: Places) -> Truths:
    """Say whether a sentence begins with a word that may ask, or that may stand before one."""
    places = begins.copy()
    for _ in range(_STEPS):
        places += ~_LETTERS[read[np.minimum(places, len(read) - 1)]]
    letters = np.zeros(len(begins), dtype=np.int64)
    going = np.ones(len(begins), dtype=bool)
    for step in range(_STEPS):
        letter = read[np.minimum(places + step, len(read) - 1)]
        going &= _LETTERS[letter]
        letters = np.where(going, letters << 8 | letter, letters)
    asks: Truths = np.isin(letters, _first_words()) | (letters == 0)
    return asks


@cache
def _first_words() -> Places:
    short = (word.encode() for word in FIRST_WORDS if word.isalpha())
    return np.array(sorted(int.from_bytes(word) for word in short), dtype=np.int64)


@cache
def _cues() -> Any:  # noqa: ANN401 - the library ships no types for it
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    edges = (b" ", b"'")
    whole = [word.encode() for word in words_needed() if word[0].isalnum() and "'" not in word]
    inside = [word.encode() for word in words_needed() if word.encode() not in whole]
    strings = [before + word + after for before, word, after in product(edges, whole, edges)]
    return BytesAhoCorasick([*strings, *inside, *_NEVER], implementation=Implementation.DFA)
