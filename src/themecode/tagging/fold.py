"""Fold characters that readers take for the same; one to one, so that every offset stays."""

from __future__ import annotations

_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4\u0060\uff07"
_PLAIN = dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'") | {"\u00a0": " ", "\u202f": " "}


def plain(text: str) -> str:
    """Write all kinds of hyphen, apostrophe and fixed space as the one on the keyboard.

    >>> plain("ring\u2011fenced, it\u2019s")
    "ring-fenced, it's"
    """
    if not text.isascii():
        for written, folded in _PLAIN.items():
            text = text.replace(written, folded)
    return text


def lowered(text: str) -> str:
    """Return lower case of the same length: the few letters whose lower case is longer keep their form.

    >>> len(lowered("\u0130stanbul"))
    8
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
