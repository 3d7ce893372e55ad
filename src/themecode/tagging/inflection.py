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
    forms_of, heads_of = _table()
    heads = [word] if word in forms_of else heads_of.get(word, [])
    if not heads:
        return frozenset({word, *_regular(word)})
    found = {form for head in heads for line in forms_of[head] for form in _split(line)}
    return frozenset({word, *heads, *found} - {""})


def _regular(word: str) -> set[str]:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = word + ("es" if word.endswith(_SIBILANTS) else "s")
    if word.endswith("e"):
        return {plural, word + "d", word[:-1] + "ing"}
    return {plural, word + "ed", word + "ing"}


@cache
def _table() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Read the table's lines `headword,part of speech,form/other form,form`: forms by headword, headwords by form."""
    forms_of: dict[str, list[str]] = {"be": [",".join(_BE)]}
    for line in gzip.decompress(_table_path().read_bytes()).decode("utf-8").lower().splitlines():
        head, _, fields = line.split(",", 2)
        forms_of.setdefault(head, []).append(fields)
    heads_of: dict[str, list[str]] = {}
    for head, lines in forms_of.items():
        for fields in lines:
            for form in _split(fields):
                heads_of.setdefault(form, []).append(head)
    return forms_of, heads_of


def _split(fields: str) -> list[str]:
    return fields.replace("/", ",").split(",")


def _table_path() -> Path:
    spec = find_spec("lemminflect")
    folders = spec.submodule_search_locations if spec is not None else None
    path = Path(next(iter(folders or ["."]))) / "resources" / "infl_lu.csv.gz"
    if not path.is_file():
        raise ThemecodeError(
            "The table of inflections (lemminflect) is not installed.", mend="Repeat: pip install themecode"
        )
    return path
