"""Text from a transcript is hostile input: a character that nobody can see is shown as a symbol."""

from __future__ import annotations

import re

REPLACED = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNPAIRED = re.compile("[\ud800-\udfff]")
_FIRST_PICTURE = 0x2400  # the code chart of control pictures follows that of the control characters


def shown(text: str) -> str:
    r"""Write control characters as symbols, one for one; newlines and tabs stay.

    Half an emoji (a lone surrogate), and what has no symbol of its own, becomes the replacement character.

    >>> shown("a bell \x07, an escape \x1b[31m")
    'a bell ␇, an escape ␛[31m'
    """
    return text if text.isprintable() else _UNSEEN.sub(lambda found: _symbol(found[0]), text)


def encodable(text: str) -> str:
    r"""Return the text as UTF-8 can hold it: each lone surrogate becomes the replacement character.

    >>> encodable("half an emoji: \ud83d")
    'half an emoji: �'
    """
    return text if text.isascii() else _UNPAIRED.sub(REPLACED, text)


def _symbol(character: str) -> str:
    if character < " ":
        return chr(_FIRST_PICTURE + ord(character))
    return "␡" if character == "\x7f" else REPLACED
