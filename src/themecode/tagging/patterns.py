"""A phrase as a regular expression of our own making: for hyphens, wildcards and exact case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from themecode.tagging.syntax import Phrase, Word

Forms = Callable[[str], Iterable[str]]

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_APART = r"""[\s\-"'“”]+"""
_JOINED = r"""[\s\-"'“”]*"""
_BEFORE = r"(?<![^\W_])(?<![^\W_][-'])"
_AFTER = r"(?![^\W_])(?![-'][^\W_])"
_POSSESSIVE = r"(?:'s)?"
_ANY_LETTERS = r"(?:[^\W_]|[-'](?=[^\W_]))*"
_ONE_LETTER = r"[^\W_]"


def pattern(phrase: Phrase, forms: Forms) -> re.Pattern[str]:
    """Write a phrase as a pattern that begins and ends at the edges of words."""
    return re.compile(_BEFORE + _APART.join(_word(word, forms) for word in phrase.words) + _AFTER)


def _word(word: Word, forms: Forms) -> str:
    if word.manner == "cased":
        return re.escape(word.written)
    if word.manner == "exact":
        return re.escape(word.written.lower())
    parts = (_part(part.lower(), forms) for part in word.written.split("-") if part)
    return _JOINED.join(parts) + _POSSESSIVE


def _part(part: str, forms: Forms) -> str:
    if {"*", "?"} & set(part):
        return "".join({"*": _ANY_LETTERS, "?": _ONE_LETTER}.get(c, re.escape(c)) for c in part)
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms(part), key=lambda f: (-len(f), f))) + ")"
