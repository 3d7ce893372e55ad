"""Fold characters that readers take for the same, and lead every place back to the text as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from themecode.tagging.characters import Characters, Places

_HYPHENS = "\u2013\u2010\u2011\u2012\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2019\u2018\u201b\u02bc\u00b4\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_PLAIN = (
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_QUOTES, '"')
    | {"\u00a0": " ", "\u202f": " "}
)
_UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
_LIGATURES = "[\ufb00-\ufb06]"
_ACCENTED = r"\w[\u0300-\u036f]+"
_ODD = re.compile(f"{_ACCENTED}|{_UNSEEN}|{_LIGATURES}")
_ANY_ODD = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufb00-\ufb06]")
_FIRST_BYTE = 0xC0
_LENGTHS = {0xC: 2, 0xD: 2, 0xE: 3, 0xF: 4}
"""Bytes of a character in UTF-8, by the upper half of its first byte."""
_SELDOM = 50
"""Where one byte in so many, or fewer, begins a character outside ASCII, each is looked at by itself."""


@dataclass(frozen=True)
class Folded:
    """A text with one way to write each thing, in UTF-8.

    `starts` and `ends` lead from each character to where it begins and ends in the text that it was made of;
    None where they are the same.
    """

    data: bytes
    starts: Places | None = None
    ends: Places | None = None
    strangers: frozenset[str] = frozenset()
    """The characters outside ASCII of the text that it was made of."""
    one_for_one: bool = False
    """Whether only signs were written otherwise, each as one."""

    @cached_property
    def characters(self) -> Characters:
        """The way between its bytes and its characters."""
        return Characters(self.data)

    @cached_property
    def plain(self) -> str:
        """The text as characters."""
        return self.data.decode("utf-8", "surrogatepass")

    def in_text(self, starts: Places, ends: Places) -> tuple[Places, Places]:
        """Lead from starts and ends of stretches here to those in the text; no stretch may be empty."""
        if self.starts is None or self.ends is None:
            return starts, ends
        return self.starts[starts], self.ends[ends - 1]

    def from_text(self, places: Places) -> Places:
        """Lead from places in the text to the first character here that comes from there or later."""
        return places if self.starts is None else np.searchsorted(self.starts, places)


def folded(text: str, elisions: tuple[str, ...] = ()) -> Folded:
    r"""Fold hyphens, apostrophes, quotation marks, fixed spaces, accents written apart, ligatures, unseen signs.

    `elisions` are words that a language writes before an apostrophe: the apostrophe becomes a space.

    >>> folded("ring\u2011fenced, it\u2019s").plain
    "ring-fenced, it's"
    >>> folded("of\ufb01ce cafe\u0301 ring\u00adfence").plain
    'office caf\xe9 ringfence'
    >>> folded("l\u2019argent", ("l", "d")).plain
    'l argent'
    """
    return folded_bytes(_encoded(text), elisions)


def folded_bytes(data: bytes, elisions: tuple[str, ...] = ()) -> Folded:
    """Fold a text in UTF-8."""
    made = Folded(data.replace(b"`", b"'"))
    strangers = strangers_in(data)
    if known := _PLAIN.keys() & strangers:
        made = Folded(rewritten(made.data, {sign: _PLAIN[sign] for sign in known}))
    if any(map(_ANY_ODD.match, strangers)):
        made = _composed(made.plain)
    if elisions and b"'" in made.data:
        found = re.compile(rf"(?<![^\W_])(?<![^\W_][-'])({'|'.join(elisions)})'(?=[^\W_])", re.IGNORECASE)
        made = Folded(_encoded(found.sub(r"\1 ", made.plain)), made.starts, made.ends)
    return replace(made, strangers=strangers, one_for_one=not elisions and made.starts is None)


def plain(text: str) -> str:
    """Write all kinds of hyphen, apostrophe, quotation mark and fixed space as on the keyboard, one for one."""
    if not text.isascii():
        for written in _PLAIN.keys() & foreign(text):
            text = text.replace(written, _PLAIN[written])
    return text.replace("`", "'")


def foreign(text: str) -> frozenset[str]:
    r"""Return the characters of a text that are not ASCII, each once.

    >>> sorted(foreign("caf\xe9 na\xefve \u2026"))
    ['\xe9', '\xef', '\u2026']
    """
    return strangers_in(_encoded(text))


def strangers_in(data: bytes) -> frozenset[str]:
    """Return the characters of a text in UTF-8 that are not ASCII, each once."""
    if data.isascii():
        return frozenset()
    read = np.frombuffer(data, np.int8)
    return frozenset(read[read < 0].tobytes().decode("utf-8", "surrogatepass"))


def rewritten(data: bytes, seen: Mapping[str, str]) -> bytes:
    r"""Write some characters outside ASCII of a text in UTF-8 as others.

    >>> rewritten("\xc9t\xe9".encode(), {"\xc9": "\xe9"}).decode()
    '\xe9t\xe9'
    """
    if not seen:
        return data
    changes = {_encoded(old): _encoded(new) for old, new in seen.items()}
    begins = np.flatnonzero(np.frombuffer(data, np.uint8) >= _FIRST_BYTE)
    if len(begins) * _SELDOM > len(data):
        for old, new in changes.items():
            data = data.replace(old, new)
        return data
    pieces, last = [], 0
    for begin in begins.tolist():
        after = begin + _LENGTHS[data[begin] >> 4]
        sign = data[begin:after]
        if sign in changes:
            pieces += [data[last:begin], changes[sign]]
            last = after
    return b"".join([*pieces, data[last:]])


def lowered(text: str) -> str:
    """Return lower case of the same length: the few letters whose lower case is longer keep their form.

    >>> len(lowered("\u0130stanbul"))
    8
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _composed(text: str) -> Folded:
    """Write odd signs as readers see them, and keep where each character comes from."""
    pieces: list[str] = []
    starts: list[Places] = []
    ends: list[Places] = []
    last = 0
    for odd in _ODD.finditer(text):
        seen = _seen(odd.group())
        kept = np.arange(last, odd.start())
        pieces += [text[last : odd.start()], seen]
        starts += [kept, np.full(len(seen), odd.start())]
        ends += [kept + 1, np.full(len(seen), odd.end())]
        last = odd.end()
    rest = np.arange(last, len(text))
    return Folded(
        _encoded("".join([*pieces, text[last:]])),
        np.concatenate([*starts, rest, [len(text)]]),
        np.concatenate([*ends, rest + 1, [len(text)]]),
    )


def _seen(odd: str) -> str:
    if re.fullmatch(_UNSEEN, odd):
        return ""
    return unicodedata.normalize("NFKC" if re.fullmatch(_LIGATURES, odd) else "NFC", odd)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
