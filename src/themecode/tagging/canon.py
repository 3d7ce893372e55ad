"""A text as it is searched: lower case, folded, as bytes; and the way back to the text as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from themecode.tagging.characters import Characters, Places, Truths
from themecode.tagging.fold import Folded, folded_bytes, foreign, lowered, rewritten, strangers_in

SPACE, BREAK, INSIDE = b" ", b"|", b"-'"
GAPS = b" -\"'|"


def _table() -> bytes:
    kept = b"abcdefghijklmnopqrstuvwxyz0123456789-'\""
    spaces = [n for n in range(128) if chr(n).isspace()]
    read = (SPACE[0] if n in spaces else n if n in kept else BREAK[0] for n in bytes(range(128)).lower())
    return bytes(read) + bytes(range(128, 256))


_TABLE = _table()
_MANY = 32
"""From so many different signs outside ASCII on, they are not replaced one by one."""
_SIGMA = "\u03a3"
"""The one letter whose lower case depends on where it stands."""
LETTER: Truths = np.array([chr(n).isalnum() if n < 128 else True for n in range(256)])  # noqa: PLR2004 - the end of ASCII
TIE: Truths = np.array([n in INSIDE for n in range(256)])


@dataclass(frozen=True)
class Canon:
    """A folded text as bytes of UTF-8, each one of: letter or digit (lower case), - ' ", space, | for all else.

    All of the tagger's work is done in positions of `data`; `places` leads from there to the text.
    """

    folded: Folded
    data: bytes

    @classmethod
    def of(cls, text: bytes, elisions: tuple[str, ...] = ()) -> Canon:
        """Fold a text in UTF-8; `elisions` are what the language writes before an apostrophe as a word of its own."""
        made = folded_bytes(text, elisions)
        return cls(made, _lowered_and_known(made).translate(_TABLE))

    @cached_property
    def bytes(self) -> npt.NDArray[np.uint8]:
        """The bytes as an array."""
        return np.frombuffer(self.data, np.uint8)

    @cached_property
    def characters(self) -> Characters:
        """The way between its bytes and its characters, which are those of the folded text."""
        return self.folded.characters if self.data.isascii() and self.folded.data.isascii() else Characters(self.data)

    def in_folded(self, places: Places) -> Places:
        """Lead from bytes to characters of the folded text."""
        return self.characters.at(places)

    def from_folded(self, places: Places) -> Places:
        """Lead from characters of the folded text to bytes."""
        return self.characters.bytes_at(places)

    def in_text(self, starts: Places, ends: Places) -> tuple[Places, Places]:
        """Lead from starts and ends in bytes to those in the text as it stands."""
        return self.folded.in_text(self.in_folded(starts), self.in_folded(ends))

    def word_begins(self, starts: Places, ends: Places) -> Places:
        """Return where words begin in some stretches, which are in order and begin and end at edges of words."""
        cuts = zip(starts.tolist(), ends.tolist(), strict=True)
        read = np.frombuffer(BREAK.join([b"", *(self.data[start:end] for start, end in cuts)]), np.uint8)
        letter = LETTER[read]
        begins = letter[1:] & ~letter[:-1]
        begins[1:] &= ~(TIE[read[1:-1]] & letter[:-2])
        lengths = ends - starts + 1
        moved = starts - np.cumsum(lengths) + lengths
        found = np.flatnonzero(begins)
        return found + moved[np.searchsorted(np.cumsum(lengths), found, "right")]


def _lowered_and_known(made: Folded) -> bytes:
    """Write letters outside ASCII in lower case, and what is no letter or digit there as a space or a break."""
    strangers = strangers_in(made.data)
    if len(strangers) > _MANY or _SIGMA in strangers:
        return _character_by_character(made.plain)
    low = {sign: _known(sign.lower() if len(sign.lower()) == 1 else sign) for sign in strangers}
    return rewritten(made.data, {sign: seen for sign, seen in low.items() if seen != sign})


def _character_by_character(text: str) -> bytes:
    if any(c != c.lower() for c in foreign(text)):
        text = lowered(text)
    for stranger in (c for c in foreign(text) if not c.isalnum()):
        text = text.replace(stranger, _known(stranger))
    return text.encode()


def _known(sign: str) -> str:
    return sign if sign.isalnum() else " " if sign.isspace() else "|"
