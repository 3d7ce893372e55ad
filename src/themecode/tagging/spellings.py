"""What one word looks like on paper: other spellings of a form, and the small words that lean on the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")

ELISIONS: dict[str, tuple[str, ...]] = {
    "ca": ("d", "l", "m", "n", "s", "t"),
    "fr": ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    "it": (
        *("c", "d", "l", "m", "n", "s", "t", "v", "un", "gl"),
        *("all", "coll", "dall", "dell", "nell", "sull", "bell", "quell", "quest"),
        *("anch", "com", "dov", "quant", "senz", "tutt"),
    ),
}
"""By language, what stands before an apostrophe as a word of its own: in `l'argent` the word is `argent`."""

CAPITAL_NOUNS = ("de", "lb")
"""Languages in which a capital makes a word a noun: there `Gut` is the estate only, `gut` either."""

_TWINS: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (("ß", "ss"),),
    "fr": (("œ", "oe"), ("^[éèê]", "e"), ("^[àâ]", "a"), ("^î", "i"), ("^ô", "o")),
}

_READ: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (("ss", "ß"),),
    "fr": (("oe", "œ"), ("œ", "oe")),
}


def twin(language: str, form: str) -> str:
    """Return how else a form is often written: ss for ß, oe for œ, a French first letter without its accent.

    >>> twin("de", "straße"), twin("fr", "école"), twin("es", "año")
    ('strasse', 'ecole', 'año')
    """
    for letter, other in _TWINS.get(language, ()):
        form = re.sub(letter, other, form)
    return form


def readings(language: str, word: str) -> list[str]:
    """Return the words that a written word may be: Swiss `strasse` is Straße, `coeur` is cœur.

    >>> readings("de", "strasse"), readings("fr", "coeur"), readings("es", "clase")
    (['strasse', 'straße'], ['coeur', 'cœur'], ['clase'])
    """
    others = [word.replace(old, new) for old, new in _READ.get(language, ()) if old in word]
    return [word, *others]


def cases(language: str, word: str) -> list[set[str]]:
    """Return in which letters a list of words may have a word, the likeliest first.

    >>> [sorted(ways) for ways in cases("de", "geld")], [sorted(ways) for ways in cases("de", "Gut")]
    ([['GELD', 'Geld', 'geld']], [['Gut'], ['GUT', 'Gut', 'gut']])
    """
    low = word.lower()
    ways = {low, low.capitalize(), low.upper()}
    return [{word}, ways] if language in CAPITAL_NOUNS and word != low else [ways]


def words_in(forms: Iterable[str]) -> set[str]:
    """Return in lower case those forms that are one word; a list may also hold `Dr.` and `c'`."""
    return {form.lower() for form in forms if _WORD.fullmatch(form)}
