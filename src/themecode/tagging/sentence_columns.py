"""The sentences of many turns at once: what `sentences` says of each, in columns.

Bytes are looked at together. A turn in which they do not tell (letters, spaces or an ellipsis outside ASCII where a
sentence may end, say) is read by `sentences` itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from themecode.tagging.characters import Places, Truths
from themecode.tagging.fold import Folded
from themecode.tagging.sentences import ABBREVIATIONS, LOOKED_AT, sentences

Bytes = npt.NDArray[np.uint8]

_ELLIPSIS, _APART = "\u2026".encode(), b"\x01 "
_STOP, _APOSTROPHE, _ASCII = ord("."), ord("'"), 128
_STEPS = 64
"""So many closing signs or spaces are looked at together; a turn with more of them in a row is read by itself."""
_FILLED = 7
"""Letters of the longest word that is compared as a number."""


def _table(signs: str) -> Truths:
    return np.array([n < _ASCII and chr(n) in signs for n in range(256)])


_ALL = "".join(map(chr, range(_ASCII)))
_SPACES, _CLOSING = _table("".join(filter(str.isspace, _ALL))), _table("\"')]")
_LOWER, _IN_WORD = _table("".join(filter(str.islower, _ALL))), _table("".join(filter(str.isalnum, _ALL)) + "_.'")
_LOWERED: Places = np.frombuffer(bytes(range(256)).lower(), np.uint8).astype(np.int64)


def _number(word: str) -> int:
    return sum(ord(sign) << 8 * place for place, sign in enumerate(reversed(word)))


_SHORT: Places = np.sort([_number(word) for word in (*ABBREVIATIONS, *"abcdefghjklmnopqrstuvwxyz")])


def sentences_between(text: Folded, firsts: Places, lasts: Places) -> tuple[Places, Places]:
    """Return starts and ends of the sentences of turns, in characters; the turns are in order, side by side."""
    if not len(firsts):
        return firsts, lasts
    characters = text.characters
    read = _Turns.of(text.data, characters.bytes_at(firsts), characters.bytes_at(lasts))
    starts, stops, by_itself = read.sentences()
    found = characters.at(starts), characters.at(stops)
    return _with(found, text, firsts[by_itself].tolist(), lasts[by_itself].tolist())


@dataclass(frozen=True)
class _Turns:
    """Some turns of a text copied side by side: where each begins and ends in `data`, and how far that is moved."""

    data: bytes
    begins: Places
    ends: Places
    moved: Places

    @classmethod
    def of(cls, data: bytes, begins: Places, ends: Places) -> _Turns:
        cuts = zip(begins.tolist(), ends.tolist(), strict=True)
        copied = _APART.join([b"", *(data[begin:end] for begin, end in cuts), b""])
        stops = np.cumsum(ends - begins + len(_APART))
        return cls(copied, stops - (ends - begins), stops, ends - stops)

    def sentences(self) -> tuple[Places, Places, Truths]:
        """Return where sentences start and end in the text, and which turns must be read by themselves."""
        after, following, unclear = _ends(np.frombuffer(self.data, np.uint8))
        by_itself = np.zeros(len(self.begins), dtype=bool)
        by_itself[self._turn(np.concatenate((unclear, _ellipses(self.data))))] = True
        turn = self._turn(after)
        kept = (after < self.ends[turn]) & ~by_itself[turn]
        turns = np.append(np.flatnonzero(~by_itself), turn[kept])
        order = np.argsort(turns, kind="stable")
        starts = np.append(self.begins[~by_itself], np.minimum(following[kept], self.ends[turn[kept]]))
        stops = np.append(after[kept], self.ends[~by_itself])
        starts, stops, moved = np.sort(starts), np.sort(stops), self.moved[turns[order]]
        filled = starts < stops
        return (starts + moved)[filled], (stops + moved)[filled], by_itself

    def _turn(self, places: Places) -> Places:
        return np.searchsorted(self.begins, places, "right") - 1


def _with(found: tuple[Places, Places], text: Folded, firsts: list[int], lasts: list[int]) -> tuple[Places, Places]:
    """Put the sentences of turns that are read by themselves between those that were found together."""
    if not firsts:
        return found
    more = [one for first, last in zip(firsts, lasts, strict=True) for one in sentences(text.plain, first, last)]
    starts, ends = np.array(more, dtype=np.int64).reshape(-1, 2).T
    return np.sort(np.concatenate((found[0], starts))), np.sort(np.concatenate((found[1], ends)))


def _ellipses(data: bytes) -> Places:
    found, at = [], data.find(_ELLIPSIS)
    while at >= 0:
        found.append(at)
        at = data.find(_ELLIPSIS, at + 1)
    return np.array(found, dtype=np.int64)


def _ends(read: Bytes) -> tuple[Places, Places, Places]:
    """Return where sentences end, where what follows each begins, and the marks at which bytes do not tell."""
    sign = (read == _STOP) | (read == ord("!")) | (read == ord("?"))
    marks = np.flatnonzero(sign[:-1] & ~sign[1:])
    after, long = _behind(read, marks + 1, _CLOSING)
    spaced = _SPACES[read[after]]
    following, longer = _behind(read, after, _SPACES)
    unclear = long | longer | (read[after] >= _ASCII) | (spaced & (read[following] >= _ASCII))
    stops = read[marks] == _STOP
    ending = spaced & ~(stops & _LOWER[read[following]])
    doubtful = np.flatnonzero(ending & stops & ~sign[marks - 1] & ~unclear)
    shortened, odd = _shortened(read, marks[doubtful])
    ending[doubtful[shortened]] = False
    unclear[doubtful[odd]] = True
    return after[ending], following[ending], marks[unclear]


def _behind(read: Bytes, places: Places, signs: Truths) -> tuple[Places, Truths]:
    """Return the places behind all such signs that stand there, and whether there are too many to tell."""
    places, going = places.copy(), np.arange(len(places))
    for _ in range(_STEPS):
        going = going[signs[read[places[going]]]]
        if not len(going):
            break
        places[going] += 1
    too_many = np.zeros(len(places), dtype=bool)
    too_many[going] = True
    return places, too_many


def _shortened(read: Bytes, marks: Places) -> tuple[Truths, Truths]:
    """Say whether an abbreviation or single letter stands before each full stop, and where bytes do not tell."""
    going, odd = np.ones(len(marks), dtype=bool), read[marks - 1] == ord("\n")
    numbers, first = np.zeros(len(marks), dtype=np.int64), read[marks]
    for back in range(1, LOOKED_AT + 1):
        sign = read[np.maximum(marks - back, 0)]
        odd |= going & (sign >= _ASCII)
        going &= _IN_WORD[sign]
        if not going.any():
            break
        first = np.where(going, sign, first)
        letter = _LOWERED[sign] << 8 * min(back - 1, _FILLED)
        numbers |= np.where(going, letter if back <= _FILLED else 1 << 8 * _FILLED, 0)
    return np.isin(numbers, _SHORT), odd | (first == _APOSTROPHE)
