"""The matcher finds exactly what a slow, obviously right reading of the language finds."""

from __future__ import annotations

import fnmatch
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode import tagging
from themecode.model import Document, Turn
from themecode.tagging.inflection import forms
from themecode.tagging.parsing import parse
from themecode.tagging.syntax import AllOf, AnyOf, Close, Phrase, Tree, Without, Word

WORDS = st.sampled_from(
    ["ring", "fence", "ring-fence", "ringfence", "ringfenced", "fenced", "long", "term", "long-term", "leader"]
    + ["leaders", "leader's", "Leader", "board", "money", "don't", "re-fund", "fund", "funds", "ICB", "icb"]
)
GAPS = st.sampled_from([" ", " ", " ", "  ", ", ", " - ", " '", "' ", "-", ". ", "? "])
ATOMS = st.sampled_from(
    ["ring-fence", "fence", "ring", "leader", "long term", "long-term", "*fund", "fen*", "m?ney", "=ICB", '"leader"']
    + ["board", "don't", "leader board", "ring fence money", '"long-term"']
)
RULES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" OR ", " AND ", " NOT ", " NEAR/1 ", " THEN/2 "]), inner).map(
            lambda parts: f"({parts[0]}){parts[1]}({parts[2]})"
        )
    ),
    max_leaves=4,
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=9).map(lambda parts: "".join(w + g for w, g in parts))


def slow(tree: Tree, text: str, start: int, end: int) -> set[tuple[int, int]]:
    """Try every stretch of a sentence against every phrase, and combine as the reference page says."""
    if isinstance(tree, Phrase):
        stretches = ((a, b) for a in range(start, end) for b in range(a + 1, end + 1))
        return {(a, b) for a, b in stretches if edges(text, a, b) and is_phrase(tree.words, text[a:b])}
    if isinstance(tree, AnyOf):
        return set().union(*(slow(part, text, start, end) for part in tree.parts))
    left, right = slow(tree.left, text, start, end), slow(tree.right, text, start, end)
    if isinstance(tree, AllOf):
        return left | right if left and right else set()
    if isinstance(tree, Without):
        return set() if right else left
    assert isinstance(tree, Close)
    pairs = [(a, b) for a in left for b in right] + ([] if tree.ordered else [(b, a) for a in left for b in right])
    return {(a[0], b[1]) for a, b in pairs if a[1] <= b[0] and words_in(text[a[1] : b[0]]) <= tree.most}


def words_in(text: str) -> int:
    """Count words: runs of letters and digits with the hyphens and apostrophes inside them."""
    return len(re.findall(r"[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*", text))


def edges(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins and ends where a word does."""
    whole = [m.span() for m in re.finditer(r"[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*", text)]
    return any(a == start for a, _ in whole) and any(b == end for _, b in whole)


def is_phrase(words: tuple[Word, ...], said: str) -> bool:
    """Try every way to cut what was said into as many parts as the phrase has words."""
    if len(words) == 1:
        return is_word(words[0], said)
    for gap in re.finditer(r"[\s\-\"']+", said):
        if is_word(words[0], said[: gap.start()]) and is_phrase(words[1:], said[gap.end() :]):
            return True
    return False


def is_word(word: Word, said: str) -> bool:
    """Compare one written word with what stands in its place."""
    if word.manner == "cased":
        return said == word.written
    low = said.lower()
    if word.manner == "exact":
        return low == word.written.lower()
    for stem in {low, low.removesuffix("'s")}:
        if is_joined(word.written.lower().split("-"), stem):
            return True
    return False


def is_joined(parts: list[str], said: str) -> bool:
    """Match the parts of a hyphenated word with hyphen, space or nothing between them."""
    if len(parts) == 1:
        return is_part(parts[0], said)
    return any(
        is_part(parts[0], said[:cut]) and is_joined(parts[1:], re.sub(r"^[\s\-\"']*", "", said[cut:]))
        for cut in range(1, len(said))
    )


def is_part(part: str, said: str) -> bool:
    """Match one part: by wildcard within a word, or in any inflection."""
    if "*" in part or "?" in part:
        return bool(fnmatch.fnmatchcase(said, part) and re.fullmatch(r"[a-z0-9]+(?:[-'][a-z0-9]+)*", said))
    return said in forms(part)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(rule=RULES, text=TEXTS)
def test_the_matcher_equals_the_plain_reading(rule: str, text: str) -> None:
    """Two thousand generated rules on generated sentences: the same stretches, no more and no fewer."""
    text = text.rstrip()
    document = Document("T", "t.txt", "text", text, (Turn("T", 1, "", 0, len(text)),), "", "")
    fast = {hit.span for hit in tagging.hits(document, tagging.query(rule))}
    tree, _ = parse(rule)
    bounds = tagging.sentences(text, 0, len(text))
    assert fast == set().union(*(slow(tree, text, start, end) for start, end in bounds))
