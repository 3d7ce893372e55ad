"""A phrase as a regular expression of our own making: for case, hyphens that must be there, most wildcards."""

from __future__ import annotations

import re
from collections.abc import Callable

from themecode.tagging.syntax import Phrase, Word

Forms = Callable[[str], frozenset[str]]

_GAP = r"""(?:[\s\-"]|'(?![^\W_])|(?<![^\W_])')"""
_BEFORE = r"(?<![^\W_])(?<![^\W_][-'])"
_AFTER = r"(?![^\W_])(?![-'][^\W_])"
_POSSESSIVE = r"(?:'s)?"
LONGEST = 60
"""So many letters may stand where a wildcard does: no rule can stall on a word that never ends."""
_ANY_LETTERS = rf"(?:[^\W_]|[-'](?=[^\W_])){{0,{LONGEST}}}"
_ONE_LETTER = r"[^\W_]"


def pattern(phrase: Phrase, forms: Forms) -> re.Pattern[str]:
    """Write a phrase as a pattern, for a folded text, that begins and ends at the edges of words."""
    words = (_word(word, forms) for word in phrase.words)
    return re.compile(_BEFORE + f"{_GAP}+".join(words) + _AFTER, re.IGNORECASE)


def _word(word: Word, forms: Forms) -> str:
    if word.manner == "cased":
        return f"(?-i:{re.escape(word.written)})"
    if word.manner == "exact":
        return re.escape(word.written.lower())
    parts = (_part(part, forms) for part in word.written.split("-") if part)
    return f"{_GAP}*".join(parts) + (_POSSESSIVE if takes_s(word, forms) else "")


def takes_s(word: Word, forms: Forms) -> bool:
    """Say whether a word may be followed by 's: if it has inflections or a digit (leader's, KS2's; not "it's")."""
    last = word.written.split("-")[-1]
    if word.manner != "inflected":
        return False
    return any(c in "*?" or c.isdigit() for c in last) or len(forms(last)) > 1


def _part(part: str, forms: Forms) -> str:
    if {"*", "?"} & set(part):
        return "".join({"*": _ANY_LETTERS, "?": _ONE_LETTER}.get(c, re.escape(c)) for c in part.lower())
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms(part), key=lambda f: (-len(f), f))) + ")"
