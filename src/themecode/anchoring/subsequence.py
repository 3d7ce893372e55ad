"""The longest common subsequence of two rows of words, and which of its pairs every such subsequence has.

Bit-parallel as in H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004), on Python's long integers: a row of
40,000 words is one number. Of all best alignments one lies leftmost and one rightmost; where these two agree, all do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from themecode.anchoring.pieces import pieces

Pairs = dict[int, int]
_BLOCK = 256
"""Rows kept at a time on the way back; the others are computed again."""


def extremes(old: Sequence[str], new: Sequence[str]) -> tuple[Pairs, Pairs]:
    """Return the two outermost best alignments, each as pairs of positions.

    >>> extremes(["yeah", "yeah", "so"], ["yeah", "so"])
    ({2: 1, 0: 0}, {2: 1, 1: 0})
    """
    left: Pairs = {}
    right: Pairs = {}
    for some, others in pieces(old, new):
        here, there = old[some], new[others]
        left |= {some.start + o: others.start + n for o, n in _path(here, there).items()}
        right |= {some.start + o: others.start + n for n, o in _path(there, here).items()}
    return left, right


def _path(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Go back through the table of lengths, leaving out words of `old` wherever that costs nothing."""
    pairs: Pairs = {}
    row, column = len(new), len(old)
    rows = _rows_back(old, new)
    while row and column:
        flat = next(rows)  # a bit is set where this word of `old` adds nothing to the length
        while column and flat[(column - 1) >> 3] >> ((column - 1) & 7) & 1:
            column -= 1
        row -= 1
        if column and old[column - 1] == new[row]:
            column -= 1
            pairs[column] = row
    return pairs


def _rows_back(old: Sequence[str], new: Sequence[str]) -> Iterator[bytes]:
    """Yield the rows of the table from the last to the first."""
    places = _places(old, set(new))
    everything = (1 << len(old)) - 1
    size = len(old) // 8 + 1
    kept = [everything]
    for start in range(0, len(new), _BLOCK):
        kept.append(_after(kept[-1], new[start : start + _BLOCK], places, everything)[-1])
    for block in range((len(new) - 1) // _BLOCK, -1, -1):
        some = new[block * _BLOCK : (block + 1) * _BLOCK]
        for state in reversed(_after(kept[block], some, places, everything)):
            yield state.to_bytes(size, "little")


def _after(state: int, words: Sequence[str], places: dict[str, int], everything: int) -> list[int]:
    states = []
    for word in words:
        met = state & places.get(word, 0)
        if met:
            state = ((state + met) | (state - met)) & everything
        states.append(state)
    return states


def _places(words: Sequence[str], wanted: set[str]) -> dict[str, int]:
    """Return for each word a number with a bit at every place where it stands."""
    found: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word in wanted:
            found.setdefault(word, []).append(number)
    size = len(words) // 8 + 1
    places = {}
    for word, numbers in found.items():
        bits = bytearray(size)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        places[word] = int.from_bytes(bits, "little")
    return places
