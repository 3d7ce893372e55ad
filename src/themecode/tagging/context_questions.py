"""Which part of a sentence asks: by its question mark, or by its form where the transcript has no mark."""

from __future__ import annotations

from collections.abc import Sequence

from themecode.tagging import context_question_words as lists
from themecode.tagging.context_words import HESITATIONS

_OPENERS = frozenset(lists.OPENERS.split())
_ASKING = frozenset(lists.ASKING.split())
_NEVER_ASKING = frozenset(lists.NEVER_ASKING.split())
_ASKED = frozenset(lists.ASKED.split())
_WHICH = frozenset(lists.WHICH.split())
_HOW = frozenset(lists.HOW.split())
_BEFORE = _OPENERS | HESITATIONS
FIRST_WORDS = _BEFORE | _ASKING | _HOW
"""What a sentence begins with that may ask without a question mark."""
_CLOSING = frozenset("\"')]\u201d")
_NEAR = 4
"""Within how many words of how, what, which ... the verb stands that asks."""


def has_mark(sentence: str) -> bool:
    """Say whether a sentence of any language ends with a question mark.

    >>> has_mark("War das Geld zweckgebunden?")
    True
    """
    return sentence.rstrip("\"')]\u201c\u201d\u00ab\u00bb \n").endswith(lists.MARKS)


def may_ask(pieces: list[str]) -> bool:
    """Say whether a sentence has a question mark or begins as a question may: most do neither."""
    if "?" in pieces:
        return True
    first = next((piece for piece in pieces if piece not in _BEFORE), "")
    return first in _ASKING or first in _HOW


def asked(tokens: Sequence[str], tag: int | None) -> tuple[int, int] | None:
    """Return the first and last token of what asks in a sentence, or None. `tag` is where "..., isn't it?" begins.

    With a question mark: from the first clause that has a question's form; the whole sentence, if none has and no tag
    seeks agreement only. Without a mark: a sentence that begins as a question does.
    """
    last = len(tokens) - 1
    while last and tokens[last] in _CLOSING:
        last -= 1
    if "?" not in tokens:
        first = next(k for k in range(len(tokens)) if tokens[k] not in _OPENERS or k == last)
        return (first, last) if tokens[last] != "!" and _asks(tokens, first, marked=False) else None
    end = last if tag is None else tag
    forms = (k for k in range(1, end) if tokens[k - 1] in _OPENERS and _asks(tokens, k, marked=True))
    first = next(forms, last)
    if first < last:
        return first, end
    return (0, last) if tokens[last] == "?" and tag is None else None


def _asks(tokens: Sequence[str], place: int, *, marked: bool) -> bool:
    """Say whether a question begins here: a verb before its subject, or an asking word before such a pair."""
    token = tokens[place]
    if token in _ASKING:
        return _inverted(tokens, place) and (marked or token not in _NEVER_ASKING)
    if marked and token in _WHICH and tokens[place + 1] not in _ASKED:
        return True
    if token not in _HOW:
        return False
    verb = next((k for k in range(place + 1, min(place + _NEAR, len(tokens))) if tokens[k] in _ASKING), None)
    return verb is not None and _inverted(tokens, verb)


def _inverted(tokens: Sequence[str], verb: int) -> bool:
    subject = verb + 2 if "n't" in tokens[verb + 1 : verb + 2] else verb + 1
    return subject < len(tokens) and tokens[subject] in _ASKED
