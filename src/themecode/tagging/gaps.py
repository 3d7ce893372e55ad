"""Where words of a phrase may be held apart by more than one space: hyphens, quotation marks, several spaces.

The strings of phrases have single spaces. Around each wider gap the text is copied with the gap as one
space, so that the same strings are found there; a gap that breaks a phrase is copied as a break.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase, digits

import numpy as np

from themecode.tagging.canon import BREAK, GAPS, SPACE, Canon
from themecode.tagging.characters import Places, Truths

MARKS: tuple[bytes, ...] = (
    *(b"-", b'"', b"  ", b" '", b"' ", b"''", b"|'"),
    *(b"|" + letter.encode() for letter in ascii_lowercase + digits),
    *(b"|" + bytes([first]) for first in range(0xC2, 0xF5)),
)
"""What every gap holds that is not a single space, and every break that a word follows at once."""
_GAP: Truths = np.array([n in GAPS for n in range(256)])


@dataclass(frozen=True)
class Windows:
    """Copied stretches: `begins[i]` is where the i-th stands in `data`, `sources[i]` where it was in the text."""

    data: bytes
    begins: Places
    sources: Places

    def original(self, starts: Places, ends: Places) -> tuple[Places, Places]:
        """Lead stretches here back to the text."""
        return self._source(starts), self._source(ends - 1) + 1

    def _source(self, places: Places) -> Places:
        piece = np.searchsorted(self.begins, places, "right") - 1
        return self.sources[piece] + places - self.begins[piece]


def windows(canon: Canon, starts: Places, ends: Places, reach: int) -> Windows | None:
    """Copy the text around the marks that were found, as far as the longest string reaches."""
    if not len(starts):
        return None
    firsts, lasts, broken = _gaps(canon, starts, ends)
    apart = np.append(True, firsts[1:] - lasts[:-1] > reach)
    begins_at = np.where(apart, np.maximum(firsts - reach, 0), np.append(0, lasts[:-1])).tolist()
    ends_at = np.where(np.append(apart[1:], True), np.minimum(lasts + reach, len(canon.data)), 0).tolist()
    pieces: list[bytes] = []
    sources: list[int] = []
    for first, last, breaks, begin, end in zip(
        firsts.tolist(), lasts.tolist(), broken.tolist(), begins_at, ends_at, strict=True
    ):
        pieces += [canon.data[begin:first], BREAK + SPACE if breaks else SPACE]
        sources += [begin, first]
        if end:
            pieces += [canon.data[last:end], BREAK]
            sources += [last, end]
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    return Windows(b"".join(pieces), np.cumsum(lengths) - lengths, np.array(sources))


def _gaps(canon: Canon, starts: Places, ends: Places) -> tuple[Places, Places, Truths]:
    """Return start and end of each gap between words that holds a mark, and whether it breaks a phrase."""
    read = canon.bytes
    firsts = np.where(_GAP[read[starts]], starts, ends - 1)
    lasts = firsts + 1
    broken = read[firsts] == BREAK[0]
    while (more := _GAP[read[firsts - 1]] & (firsts > 1)).any():
        firsts = firsts - more
        broken |= more & (read[firsts] == BREAK[0])
    while (more := _GAP[read[np.minimum(lasts, len(read) - 1)]] & (lasts < len(read))).any():
        broken |= more & (read[np.minimum(lasts, len(read) - 1)] == BREAK[0])
        lasts = lasts + more
    firsts, kept = np.unique(firsts, return_index=True)
    return firsts, lasts[kept], broken[kept]
