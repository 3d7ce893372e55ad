"""Every inflection of an English word, from lemminflect's table, read as data.

Importing lemminflect itself would load spaCy and unpickle two models; its table needs neither.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from themecode.errors import ThemecodeError

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_ALIKE = bytes(range(256)).lower().replace(b"/", b",")
_BE = b"be,verb,am,is,are,was,were,been,being\n"


@cache
def forms(word: str) -> frozenset[str]:
    """Return a word in all its inflections, itself included, lower case. For many words ask `forms_of_all`.

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
    return forms_of_all([word])[word]


def forms_of_all(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the forms of each of many words; the table is searched for all of them at once.

    >>> sorted(forms_of_all(["leader", "Child"])["Child"])
    ['child', 'children']
    """
    lower = {word: word.lower() for word in words}
    known = {word for word in lower.values() if word.isalpha() and word.isascii() and len(word) > 1}
    by_word: dict[str, Iterable[str]] = {**_forms_by_head(known)}
    by_word.update(_forms_by_form(known - by_word.keys()))
    by_word.update((word, _regular(word)) for word in known - by_word.keys())
    return {word: frozenset((low, *by_word.get(low, ()))) for word, low in lower.items()}


def in_table(words: Iterable[str]) -> frozenset[str]:
    """Return those of some words, lower case, that the table has as headword or form.

    >>> sorted(in_table(["devolved", "okafor"]))
    ['devolved']
    """
    asked = {word for word in words if word.isalpha() and word.isascii() and len(word) > 1}
    return frozenset(word for word, _, _ in _found(asked, ",{},"))


def headwords(words: Iterable[str]) -> dict[str, str]:
    """Return what each word, lower case, may be counted under: itself, or the one headword whose form it is.

    A word that is a headword itself stays (funding), and so does one that is a form of several (left: leave, left).

    >>> found = headwords(["inequalities", "funding", "funded", "okafor"])
    >>> [found[word] for word in ("inequalities", "funding", "funded", "okafor")]
    ['inequality', 'funding', 'fund', 'okafor']
    """
    asked = set(words)
    known = {word for word in asked if word.isalpha() and word.isascii() and len(word) > 1}
    heads_of = _heads_by_form(known - _forms_by_head(known).keys())
    alone = {word: next(iter(heads)) for word, heads in heads_of.items() if len(heads) == 1}
    return {word: alone.get(word, word) for word in asked}


def _forms_by_head(heads: set[str]) -> dict[str, list[str]]:
    """Return all forms of each headword that the table has."""
    table, by_head = _table(), defaultdict[str, list[str]](list)
    for head, _, end in _found(heads, "\n,{},"):
        line = table[end : table.find(b",\n", end)].decode()
        by_head[head] += filter(None, line.split(",")[1:])
    return by_head


def _forms_by_form(words: set[str]) -> dict[str, list[str]]:
    """Return, for each word that the table has as a form only, its headwords and all their forms."""
    heads_of = _heads_by_form(words)
    by_head = _forms_by_head(set().union(*heads_of.values()))
    return {word: [form for head in heads for form in (head, *by_head[head])] for word, heads in heads_of.items()}


def _heads_by_form(words: set[str]) -> dict[str, set[str]]:
    """Return the headwords of each word that the table has as a form."""
    table, heads_of = _table(), defaultdict[str, set[str]](set)
    for word, start, _ in _found(words, ",{},"):
        line = table.rfind(b"\n", 0, start) + 2
        part_of_speech = table.find(b",", line)
        if start != part_of_speech:
            heads_of[word].add(table[line:part_of_speech].decode())
    return heads_of


def _regular(word: str) -> set[str]:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = word + ("es" if word.endswith(_SIBILANTS) else "s")
    if word.endswith("e"):
        return {plural, word + "d", word[:-1] + "ing"}
    return {plural, word + "ed", word + "ing"}


def _found(words: set[str], place: str) -> Iterator[tuple[str, int, int]]:
    """Yield where each word stands at such a place in the table: the word, start and end."""
    import ahocorasick_rs

    asked = sorted(words)
    finder = ahocorasick_rs.BytesAhoCorasick([place.format(word).encode() for word in asked])
    for number, start, end in finder.find_matches_as_indexes(_table(), overlapping=True):
        yield asked[number], start, end


@cache
def _table() -> bytes:
    r"""Read the table's lines `headword,part of speech,form/other form,form`, each rewritten as `\n,head,part,form,`.

    Between commas every word can be searched for alike, headword or form.
    """
    text = gzip.decompress(_table_path().read_bytes()).translate(_ALIKE)
    return b"\n," + (_BE + text).replace(b"\n", b",\n,")


def _table_path() -> Path:
    spec = find_spec("lemminflect")
    folders = spec.submodule_search_locations if spec is not None else None
    path = Path(next(iter(folders or ["."]))) / "resources" / "infl_lu.csv.gz"
    if not path.is_file():
        raise ThemecodeError(
            "The table of inflections (lemminflect) is not installed.", mend="Repeat: pip install themecode"
        )
    return path
