"""English words in all their inflections: what is among them, what is not, and the table read the obvious way."""

from __future__ import annotations

import gzip
from collections import defaultdict
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.errors import ThemecodeError
from themecode.tagging import inflection
from themecode.tagging.inflection import forms, forms_of_all

ROWS = [
    ("devolve", "devolve devolves devolved devolving", "devolution"),
    ("funding", "funding fundings", "fund funds funded"),
    ("devolved", "devolve devolves devolved devolving", "devolution"),
    ("be", "be am is are was were been being", "bee"),
    ("were", "be am is are was were been being", "we"),
    ("Child", "child children", "Child childish"),
    ("went", "go goes went gone going", "wend"),
    ("better", "better", "best"),
    ("formula", "formula formulas formulae formulæ", "formulate"),
    ("noun", "noun nouns", "verb"),
    ("ringfence", "ringfence ringfences ringfenced ringfencing", "ring fence"),
    ("scaffoldy", "scaffoldy scaffoldies scaffoldied scaffoldying", "scaffold"),
    ("NHS", "nhs", "nhss"),
    ("café", "café", "cafés"),
    ("q", "q", "qs"),
    ("covid19", "covid19", "covid19s"),
]


@pytest.mark.parametrize(("word", "among", "not_among"), ROWS, ids=[row[0] for row in ROWS])
def test_a_word_stands_for_these_forms(word: str, among: str, not_among: str) -> None:
    """Headwords, forms, irregular words, unknown words, and what is no English word."""
    assert set(among.split()) <= forms(word)
    assert not set(not_among.split()) & forms(word)


@cache
def obvious() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Read lemminflect's table line by line: forms by headword, headwords by form."""
    by_head = defaultdict(set, {"be": {"am", "is", "are", "was", "were", "been", "being"}})
    for line in gzip.decompress(inflection._table_path().read_bytes()).decode().lower().splitlines():
        head, _, fields = line.split(",", 2)
        by_head[head] |= set(fields.replace("/", ",").split(",")) - {""}
    by_form = defaultdict(set)
    for head, its in by_head.items():
        for form in its:
            by_form[form].add(head)
    return by_head, by_form


def expected(word: str) -> set[str]:
    """Return the forms of a word that the table knows, as its rule says it."""
    by_head, by_form = obvious()
    heads = {word} if word in by_head else by_form[word]
    return {word}.union(heads, *(by_head[head] for head in heads))


WORDS = st.deferred(
    lambda: st.sampled_from([w for w in sorted(set().union(*obvious())) if w.isascii() and w.isalpha()])
)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS.filter(lambda word: len(word) > 1), max_size=40))
def test_all_at_once_is_as_the_table_says_it(words: list[str]) -> None:
    """The one search for many words finds what reading every line finds."""
    assert {word: set(its) for word, its in forms_of_all(words).items()} == {word: expected(word) for word in words}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("aeioustnrdlg'-X9é", min_size=1, max_size=8), max_size=8))
def test_a_word_alone_is_as_among_others(words: list[str]) -> None:
    """Which other words are asked for changes nothing, and every word is among its own forms."""
    together = forms_of_all(words)
    assert together == {word: forms(word) for word in words}
    assert all(word.lower() in its for word, its in together.items())


def test_without_the_table_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is named, with its mending."""
    monkeypatch.setattr(inflection, "find_spec", lambda _: None)
    with pytest.raises(ThemecodeError, match="lemminflect"):
        inflection._table_path()
