"""The words of a codebook's phrases, inflected all at once as their language does it."""

from __future__ import annotations

from collections.abc import Iterable

from themecode.tagging.function_words import FUNCTION_WORDS
from themecode.tagging.languages import forms_of_all
from themecode.tagging.patterns import Forms
from themecode.tagging.spellings import ELISIONS
from themecode.tagging.syntax import Phrase, Word


def inflected(phrases: Iterable[Phrase], language: str) -> Forms:
    """Return how each word, or part of a hyphenated word, of some phrases is inflected.

    Function words, and words of a language without a table, stand as written.
    """
    words = {part for phrase in phrases for word in phrase.words for part in word.written.split("-")}
    if _short(language) == "en":
        words = {word for word in words if word.lower() not in FUNCTION_WORDS}
    table = forms_of_all((word for word in words if not {"*", "?"} & set(word)), language)
    usable = {
        word: frozenset(form for form in forms if "-" not in form and " " not in form) for word, forms in table.items()
    }
    return lambda word: usable.get(word) or frozenset({word.lower()})


def elisions_of(language: str) -> tuple[str, ...]:
    """Return what a language writes before an apostrophe as a word of its own."""
    return ELISIONS.get(_short(language), ())


def apart(phrase: Phrase, elisions: tuple[str, ...]) -> Phrase:
    """Write an elided article as a word of its own, as the texts are read.

    >>> [word.written for word in apart(Phrase((Word("l'argent"),)), ("l", "d")).words]
    ['l', 'argent']
    """
    words: list[Word] = []
    for word in phrase.words:
        before, apostrophe, after = word.written.partition("'")
        if apostrophe and after and before.lower() in elisions:
            words += [Word(before, word.manner), Word(after, word.manner)]
        else:
            words.append(word)
    return Phrase(tuple(words))


def _short(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]
