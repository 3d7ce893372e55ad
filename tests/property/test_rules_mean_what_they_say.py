"""The tagger finds exactly what a slow, obviously right reading of the language finds."""

from __future__ import annotations

import fnmatch
import os
import re
import unicodedata
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from themecode import tagging
from themecode.model import Document, Turn
from themecode.tagging.compiling import Rules, build
from themecode.tagging.inflecting import inflected
from themecode.tagging.parsing import parse
from themecode.tagging.passages import Passages
from themecode.tagging.searching import search
from themecode.tagging.syntax import AllOf, AnyOf, Close, Expression, Phrase, Rule, Tree, Without, Word

CASES = int(os.environ.get("THEMECODE_CASES", "2000"))
WORDS = st.sampled_from(
    [
        "ring",
        "fence",
        "ring-fence",
        "ringfence",
        "ringfenced",
        "fenced",
        "long",
        "term",
        "long-term",
        "leader",
        "fence-like",
    ]
    + [
        "leaders",
        "leader's",
        "Leader",
        "board",
        "money",
        "don't",
        "re-fund",
        "fund",
        "funds",
        "ICB",
        "icb",
        "part-funded",
    ]
    + [
        "caf\xe9",
        "cafe\u0301",
        "CAF\xc9",
        "ring\u00adfence",
        "\ufb01re",
        "fire",
        "leader\u2019s",
        "long\u2011term",
        "e-mail",
        "email",
    ]
    + ["fencepost", "a", "B12", "B12's", "it", "it's", "its", "that's", "\u0130cb", "stra\xdfe", "x_fund", "\U0001f600"]
)
GAPS = st.sampled_from(
    [
        " ",
        " ",
        " ",
        " ",
        "  ",
        ", ",
        " - ",
        " '",
        "' ",
        "-",
        ". ",
        "? ",
        "\n",
        "\u2014",
        "... ",
        "/",
        ' "',
        '" ',
        " \u201c",
    ]
    + ["\u201d ", "'", "\u00a0", "--", " (", ") ", "\u2026 ", "'' ", ' "(']
)
ATOMS = st.sampled_from(
    ["ring-fence", "fence", "ring", "leader", "long term", "long-term", "*fund", "fen*", "m?ney", "=ICB", '"leader"']
    + [
        "board",
        "don't",
        "leader board",
        "ring fence money",
        '"long-term"',
        "=ICB board",
        "lead* board",
        "caf\xe9",
        "fire",
    ]
    + [
        "r*ng fence",
        "e-mail",
        "*en*",
        "leader board money",
        '="Leader board"',
        "re-f*",
        "stra\xdfe",
        "a",
        "b12",
        "ring*",
    ]
    + ["/fen.e/", "/^.ea/", "/l[aeo]+n?g?\\b/", "/(?-i:ICB)/", "/$/", "/[^a]/"]
)
RULES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" OR ", " AND ", " NOT ", " NEAR/1 ", " THEN/2 ", " NEAR/0 "]), inner).map(
            lambda parts: f"({parts[0]}){parts[1]}({parts[2]})"
        )
    ),
    max_leaves=4,
)
SAID = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=9).map(
    lambda parts: "".join(w + g for w, g in parts).strip()
)
TURNS = st.lists(SAID.filter(bool), min_size=1, max_size=3)
Spans = set[tuple[int, int]]
HYPHENS, APOSTROPHES, QUOTES = "\u2010\u2011\u2012\u2013\u2212", "\u2018\u2019", "\u201c\u201d"


class Page:
    """A text as a reader sees it: its characters, and for each where it begins and ends in the text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.chars, self.begins, self.ends = "", list[int](), list[int]()
        at = start
        while at < end:
            stop = at + 1
            while stop < end and unicodedata.combining(text[stop]):
                stop += 1
            for char in self.seen(text[at:stop]):
                self.chars, self.begins, self.ends = self.chars + char, [*self.begins, at], [*self.ends, stop]
            at = stop

    @staticmethod
    def seen(sign: str) -> str:
        """Write one sign as the reader of the rules' page takes it."""
        if sign == "\u00ad":
            return ""
        if sign == "\ufb01":
            return "fi"
        sign = unicodedata.normalize("NFC", sign)
        for kinds, one in ((HYPHENS, "-"), (APOSTROPHES, "'"), (QUOTES, '"'), ("\u00a0", " ")):
            sign = one if sign in kinds else sign
        return sign

    def spans(self, tree: Tree) -> Spans:
        """Return what a rule finds here, in the text."""
        return {(self.begins[a], self.ends[b - 1]) for a, b in slow(tree, self.chars)}


def slow(tree: Tree, text: str) -> Spans:
    """Try every stretch of a sentence against every phrase, and combine as the reference page says."""
    if isinstance(tree, Phrase):
        words = [m.span() for m in re.finditer(r"[^\W_]+(?:[-'][^\W_]+)*", text)]
        stretches = ((a, b) for a, _ in words for _, b in words if a < b)
        return {(a, b) for a, b in stretches if is_phrase(tree.words, text, a, b)}
    if isinstance(tree, Expression):
        flags = re.MULTILINE | re.IGNORECASE | re.ASCII
        return {m.span() for m in re.finditer(tree.source, text.replace("\n", " "), flags) if m.group()}
    if isinstance(tree, AnyOf):
        return set().union(*(slow(part, text) for part in tree.parts))
    assert isinstance(tree, AllOf | Without | Close)
    left, right = slow(tree.left, text), slow(tree.right, text)
    if isinstance(tree, AllOf):
        return left | right if left and right else set()
    if isinstance(tree, Without):
        return set() if right else left
    pairs = [(a, b) for a in left for b in right] + ([] if tree.ordered else [(b, a) for a in left for b in right])
    return {(a[0], b[1]) for a, b in pairs if a[1] <= b[0] and words_between(text, a[1], b[0]) <= tree.most}


def words_between(text: str, start: int, end: int) -> int:
    """Count the words of the text that begin between two places."""
    return sum(start <= word.start() < end for word in re.finditer(r"[^\W_]+(?:[-'][^\W_]+)*", text))


def is_phrase(words: tuple[Word, ...], text: str, start: int, end: int) -> bool:
    """Try every way to cut a stretch into as many parts as the phrase has words."""
    if len(words) == 1:
        return is_word(words[0], text[start:end])
    for gap in re.finditer(r"""(?:[\s\-"]|(?<![^\W_])'|'(?![^\W_]))+""", text):
        inside = start < gap.start() and gap.end() < end
        if inside and is_word(words[0], text[start : gap.start()]) and is_phrase(words[1:], text, gap.end(), end):
            return True
    return False


def is_word(word: Word, said: str) -> bool:
    """Compare one written word with what stands in its place."""
    if word.manner == "cased":
        return said == word.written
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in said)
    if word.manner == "exact":
        return low == word.written.lower()
    parts = word.written.lower().split("-")
    owns = re.search(r"[*?\d]", parts[-1]) or len(forms(parts[-1])) > 1
    return any(is_joined(parts, stem) for stem in {low, low.removesuffix("'s") if owns else low})


def is_joined(parts: list[str], said: str) -> bool:
    """Match the parts of a hyphenated word with hyphen, space or nothing between them."""
    if len(parts) == 1:
        return is_part(parts[0], said)
    return any(
        is_part(parts[0], said[:cut]) and is_joined(parts[1:], re.sub(r"^[\s\-\"']*", "", said[cut:]))
        for cut in range(1, len(said))
        if not re.search(r"[^\W_]'[^\W_]", said[cut - 1 : cut + 2])
    )


def is_part(part: str, said: str) -> bool:
    """Match one part: by wildcard within a word, or in any inflection."""
    if "*" in part or "?" in part:
        return bool(fnmatch.fnmatchcase(said, part) and re.fullmatch(r"[^\W_]+(?:[-'][^\W_]+)*", said))
    return said in forms(part)


@cache
def forms(part: str) -> frozenset[str]:
    """Return the inflections of one word."""
    return inflected([Phrase((Word(part),))], "en")(part)


def sentences_of(text: str, turns: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences of all turns."""
    return [sentence for start, end in turns for sentence in tagging.sentences(text, start, end)]


def told(turns: list[str]) -> Document:
    """Make a document of turns."""
    text, rows = "", []
    for number, said in enumerate(turns):
        rows.append(Turn("T", number + 1, "", len(text), len(text) + len(said)))
        text += said + "\n\n"
    return Document("T", "t.txt", "text", text, tuple(rows), "", "")


def rule_of(written: str, *, drops: bool = False) -> Rule:
    """Make a rule of one code."""
    return Rule("code", written, "", *parse(written), drops=drops)


@pytest.mark.slow
@settings(max_examples=CASES, deadline=None)
@given(written=RULES, unless=st.none() | ATOMS, turns=TURNS, scope=st.sampled_from(["", " @turn"]))
@example(written="ring fence money", unless=None, turns=['ring "(fence money', "ring - fence 'money'"], scope="")
def test_the_tagger_equals_the_plain_reading(written: str, unless: str | None, turns: list[str], scope: str) -> None:
    """Generated rules on generated turns: the same stretches, no more and no fewer."""
    document = told(turns)
    rule = rule_of(written + scope)
    rules = build([rule, *([rule_of(unless, drops=True)] if unless else [])])
    bounds = [(turn.start, turn.end) for turn in document.turns]
    sentences = sentences_of(document.text, bounds)
    expected = set().union(
        *(Page(document.text, *bound).spans(rule.tree) for bound in (bounds if scope else sentences))
    )
    if unless:
        left_out = [s for s in sentences if Page(document.text, *s).spans(rule_of(unless).tree)]
        expected = {span for span in expected if not any(a <= span[0] < b for a, b in left_out)}
    assert {hit.span for hit in tagging.hits(document, rules)} == expected
    texts = [document.text[start:end] for start, end in bounds]
    assert quick(Passages.of(texts), rules, [start for start, _ in bounds]) == expected


@pytest.mark.slow
@settings(max_examples=CASES // 4, deadline=None)
@given(
    written=st.lists(st.tuples(RULES, st.sampled_from(["", "", " @turn"])), min_size=2, max_size=6),
    unless=st.lists(ATOMS, max_size=2),
    turns=TURNS,
)
@example(
    written=[("ring AND fence", ""), ("ring NEAR/1 fence", ""), ("fence AND ring", ""), ("ring THEN/1 fence", "")],
    unless=["money"],
    turns=["ring fence. ring money fence", "fence ring"],
)
def test_rules_do_not_disturb_each_other(written: list[tuple[str, str]], unless: list[str], turns: list[str]) -> None:
    """All rules of a codebook at once: each finds what it finds alone, less what its own code leaves out."""
    codes = [f"code{number % 2}" for number in range(len(written))]
    rules = [replace(rule_of(rule + scope), code=code) for code, (rule, scope) in zip(codes, written, strict=True)]
    drops = [replace(rule_of(one, drops=True), code="code1") for one in unless]
    alone = [set(found(turns, build([rule]))) for rule in rules]
    left_out = [build([rule, *(drop for drop in drops if drop.code == rule.code)]) for rule in rules]
    expected = [set(found(turns, one)) for one in left_out]
    assert all(some <= every for some, every in zip(expected, alone, strict=True))
    together = set(found(turns, build([*drops, *rules])))
    assert together == {(len(drops) + n, *place) for n, places in enumerate(expected) for _, *place in places}


def found(turns: list[str], rules: Rules) -> list[tuple[int, ...]]:
    """Return rule, turn, start and end of each hit."""
    hits = search(Passages.of(turns), rules, sentences=False)
    every = search(Passages.of(turns), rules)
    columns = [[one.rules, one.turns, one.starts, one.ends] for one in (hits, every)]
    rows = [list(zip(*(column.tolist() for column in part), strict=True)) for part in columns]
    assert rows[0] == rows[1]
    return rows[0]


def quick(passages: Passages, rules: Rules, begins: list[int]) -> Spans:
    """Return what is found where sentences are looked at only where a rule needs them."""
    found = search(passages, rules, sentences=False)
    columns = (found.turns.tolist(), found.starts.tolist(), found.ends.tolist())
    return {(begins[turn] + start, begins[turn] + end) for turn, start, end in zip(*columns, strict=True)}
