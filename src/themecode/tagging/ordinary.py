"""Which words are ordinary words of the language: those that the table of inflections has, and function words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from themecode.tagging import inflection
from themecode.tagging.function_words import FUNCTION_WORDS

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "first second third hello hi hey oh ah um er erm mm yeah yep yes no nope please thanks sorry bye okay ok"
)
_LISTED = FUNCTION_WORDS.union(_SMALL.split(), ("everyone", "everybody", "everything", "anyone", "anything"))
_LISTED |= {"someone", "somebody", "something", "anybody", "nothing", "nobody", "another", "cannot", "till"}
_SHORTENED = re.compile(r"(?:n['\u2019]t|['\u2019](?:ll|ve|re|d|m|s))$")


def ordinary_words(words: Iterable[str]) -> frozenset[str]:
    """Return those of the words, lower case, that are English words; hyphenated ones if each of their parts is.

    >>> sorted(ordinary_words(["we", "funding", "okafor", "don't", "well-being", "oka-board"]))
    ["don't", 'funding', 'we', 'well-being']
    """
    parts = {word: [part for part in _SHORTENED.sub("", word).split("-") if part] for word in words}
    asked = {part for its in parts.values() for part in its}
    found = inflection.in_table(asked - _LISTED) | _LISTED
    return frozenset(
        word for word, its in parts.items() if its and all(part in found or len(part) == 1 for part in its)
    )
