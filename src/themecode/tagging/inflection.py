"""Every inflection of an English word, from lemminflect's table, read as data.

Importing lemminflect itself would load spaCy and unpickle two models; its table needs neither.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from themecode.errors import ThemecodeError

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_BE = ("am", "is", "are", "was", "were", "been", "being")


@cache
def forms(word: str) -> frozenset[str]:
    """Return a word in all its inflections, itself included, lower case.

    A word that is a headword stands for its own inflections (`funding`: fundings); one that is not, for
    those of the headwords it belongs to (`devolved`: devolve, devolves, devolving); one that the table
    does not know is inflected by the regular rules.

    >>> sorted(forms("devolve"))
    ['devolve', 'devolved', 'devolves', 'devolving']
    >>> sorted(forms("child"))
    ['child', 'children']
    >>> sorted(forms("ringfence"))
    ['ringfence', 'ringfenced', 'ringfences', 'ringfencing']
    """
    word = word.lower()
    if not word.isalpha() or not word.isascii() or len(word) < 2:  # noqa: PLR2004
        return frozenset({word})
    inflected, headwords = _table()
    if word in inflected:
        return frozenset({word, *inflected[word]})
    if word in headwords:
        heads = headwords[word]
        return frozenset({word, *heads, *(form for head in heads for form in inflected.get(head, ()))})
    return frozenset({word, *_regular(word)})


def _regular(word: str) -> set[str]:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = word + ("es" if word.endswith(_SIBILANTS) else "s")
    if word.endswith("e"):
        return {plural, word + "d", word[:-1] + "ing"}
    return {plural, word + "ed", word + "ing"}


@cache
def _table() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Read the table's lines `headword,part of speech,form/other form,form`: forms by headword, and back."""
    inflected: dict[str, set[str]] = {"be": set(_BE)}
    headwords: dict[str, set[str]] = {form: {"be"} for form in _BE}
    text = gzip.decompress(_table_path().read_bytes()).decode("utf-8").lower()
    for line in text.splitlines():
        head, _, fields = line.split(",", 2)
        found = fields.replace("/", ",").split(",")
        inflected.setdefault(head, set()).update(found)
        for form in found:
            headwords.setdefault(form, set()).add(head)
    for found_forms in inflected.values():
        found_forms.discard("")
    return inflected, headwords


def _table_path() -> Path:
    spec = find_spec("lemminflect")
    folders = spec.submodule_search_locations if spec is not None else None
    path = Path(next(iter(folders or ["."]))) / "resources" / "infl_lu.csv.gz"
    if not path.is_file():
        raise ThemecodeError(
            "The table of inflections (lemminflect) is not installed.", mend="Repeat: pip install themecode"
        )
    return path
