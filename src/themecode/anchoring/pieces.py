"""Very long texts cut at passages that stand in both of them once: time grows with the square of a piece."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

_PASSAGE = 12
"""Words of a passage at which a text may be cut."""
_PIECE = 30_000
"""Words that are aligned at once; an interview of several hours is one piece."""
_TOO_LONG = 5
"""Pieces so many times as long, without a passage to cut at, are not aligned: all in them is listed."""

Piece = tuple[slice, slice]


def pieces(old: Sequence[str], new: Sequence[str], most: int = _PIECE) -> Iterator[Piece]:
    """Yield ranges of the two rows that belong together; a text that shares no passage with the other has none.

    >>> list(pieces(["a"] * 5, ["a"] * 4))
    [(slice(0, 5, None), slice(0, 4, None))]
    """
    if min(len(old), len(new)) <= most:
        yield slice(0, len(old)), slice(0, len(new))
        return
    start, other = 0, 0
    cuts = _cuts(old, new)
    for at, to in (*cuts, (len(old), len(new))) if cuts else ():
        if at - start >= most or to - other >= most or at == len(old):
            if min(at - start, to - other) <= _TOO_LONG * most:
                yield slice(start, at), slice(other, to)
            start, other = at, to


def _cuts(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where passages begin that stand once in each text, in the same order in both."""
    places, others = _once(old), _once(new)
    return in_order([(at, others[passage]) for passage, at in places.items() if passage in others])


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs that are in the same order in both texts; they come in that of the first.

    >>> in_order([(0, 4), (1, 1), (2, 2), (3, 0)])
    [(1, 1), (2, 2)]
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, to) in enumerate(pairs):
        height = bisect_left(tops, to)
        before.append(ends[height - 1] if height else -1)
        tops[height : height + 1], ends[height : height + 1] = [to], [number]
    found = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the passages that a text has once, with their places, in the order of the text."""
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _PASSAGE + 1):
        passage = tuple(words[at : at + _PASSAGE])
        seen[passage] = -1 if passage in seen else at
    return {passage: at for passage, at in seen.items() if at >= 0}
