"""How the words of each language are inflected: English always, others by `themecode[languages]`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from pathlib import Path

from themecode.tagging import inflection, wordlists
from themecode.tagging.endings import given_back
from themecode.tagging.spellings import cases, readings, twin, words_in
from themecode.tagging.wordlists import WordList

Forms = Callable[[str], frozenset[str]]

_CODES = (
    "ar ast bg ca cs cy da de el enm eo es et fa fi fr ga gd gl grc gv hbs he hi hu hy id is it ka la lb lt lv mk ml "
    "ms nb nl nn pl pt ro ru se sk sl sq sv tl tr uk"
)
LISTED = frozenset(_CODES.split())
"""Languages of which simplemma has a list that we read."""

_NAMED = {
    **dict.fromkeys(("english", "eng"), "en"),
    **dict.fromkeys(("german", "deutsch", "ger", "deu"), "de"),
    **dict.fromkeys(("french", "fran\xe7ais", "francais", "fre", "fra"), "fr"),
    **dict.fromkeys(("spanish", "espa\xf1ol", "espanol", "spa"), "es"),
}
"""How people write a language that has a table."""

_LISTED_AS = {"no": "nb", "bs": "hbs", "hr": "hbs", "sr": "hbs"}


def forms_of(language: str) -> Forms | None:
    """Return how one word is inflected in a language, None without a table. For many words ask `forms_of_all`."""
    code = _code(language)
    if code == "en":
        return inflection.forms
    return partial(_forms, code) if _file(code) else None


def forms_of_all(words: Iterable[str], language: str) -> dict[str, frozenset[str]]:
    """Return each of many words in all its inflections, itself included, lower case; as written without a table."""
    code = _code(language)
    if code == "en":
        return inflection.forms_of_all(words)
    file = _file(code)
    if file is None:
        return {word: frozenset({word.lower()}) for word in words}
    return _listed(code, set(words), wordlists.read(file))


def language_note(language: str) -> str | None:
    """Say what a researcher should know of a language: nothing if its words are inflected.

    >>> language_note("en-GB")
    >>> language_note("zh")
    "Words are matched as written: there is no table of inflections for 'zh'. Write each form, or a wildcard: fund*"
    >>> language_note("english")
    "Words are matched as written: there is no table of inflections for 'english'. Did you mean 'en'?"
    """
    code = _code(language)
    if code == "en" or _file(code):
        return None
    if code in LISTED:
        return (
            f"Words are matched as written: the table of inflections for '{language}' is not installed. "
            'Install it: pip install "themecode[languages]"'
        )
    named = _NAMED.get(code)
    return f"Words are matched as written: there is no table of inflections for '{language}'. " + (
        f"Did you mean '{named}'?" if named else "Write each form, or a wildcard: fund*"
    )


def _code(language: str) -> str:
    code = language.lower().replace("_", "-").split("-")[0]
    return _LISTED_AS.get(code, code)


def _file(code: str) -> Path | None:
    return wordlists.path(code) if code in LISTED else None


def _forms(code: str, word: str) -> frozenset[str]:
    return forms_of_all([word], code)[word]


def _listed(code: str, words: set[str], wordlist: WordList) -> dict[str, frozenset[str]]:
    ways = {word: [cases(code, reading) for reading in readings(code, word)] for word in words}
    headwords = wordlist.headwords(set[str]().union(*(way for its in ways.values() for tiers in its for way in tiers)))
    heads = {
        word: set[str]().union(*(_heads(tiers, headwords, wordlist) for tiers in its)) for word, its in ways.items()
    }
    by_head = wordlist.forms_by_head(set().union(*heads.values()))
    for head, forms in by_head.items():
        by_head[head] = forms | given_back(code, head, forms, wordlist.head)
    found = {word: {word.lower(), *words_in(chain(*(by_head[head] for head in heads[word])))} for word in words}
    return _with_twins(code, found, wordlist)


def _with_twins(code: str, found: dict[str, set[str]], wordlist: WordList) -> dict[str, frozenset[str]]:
    """Add other spellings of the forms, except where they are another word: `Maße` (measures) is no `Masse` (mass)."""
    twins = {form: twin(code, form) for forms in found.values() for form in forms}
    others = {other for form, other in twins.items() if other != form}
    taken = wordlist.headwords(chain(others, map(str.capitalize, others))) if others else set()
    free = others - taken - {head.lower() for head in taken}
    return {word: frozenset(forms | free.intersection(twins[form] for form in forms)) for word, forms in found.items()}


def _heads(tiers: list[set[str]], headwords: AbstractSet[str], wordlist: WordList) -> set[str]:
    """Return what a word stands for: itself if it is a headword, else the headwords that it belongs to."""
    for tier in tiers:
        heads = tier & headwords or {head for head in map(wordlist.head, tier) if head}
        if heads:
            return heads
    return set()
