"""The parser accepts exactly the rules of grammar.lark, and builds the same trees."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, VisitError

from themecode.tagging.parsing import RuleMistake, parse
from themecode.tagging.syntax import AllOf, AnyOf, Close, Expression, Phrase, Tree, Without, Word

ORDINARY = re.compile(r"(?:[^\W_]|[*?])+(?:[-'](?:[^\W_]|[*?])+)*[-']?")
ALIKE = str.maketrans("\u2019\u2011\u201c\u201d\xa0", '\'-"" ')
OPERATOR = re.compile(r"OR|AND|NOT|(NEAR|THEN)(/\d+)?")


class RefusedError(Exception):
    """What the grammar alone lets through, and the language does not."""


def word(written: str, manner: Any) -> Word:
    """Make a word, or refuse it."""
    if not ORDINARY.fullmatch(written) or not any(c.isalnum() for c in written):
        raise RefusedError
    if manner != "inflected" and ("*" in written or "?" in written):
        raise RefusedError
    return Word(written.rstrip("-'"), manner)


def leaf(token: Token) -> Tree:
    """Make what one token looks for."""
    text = str(token)
    if token.type == "REGEX":
        return Expression(re.sub(r"\\(.)", lambda m: "/" if m[1] == "/" else m[0], text[1:-1]))
    if token.type == "EXACT":
        words = tuple(
            word(one, "cased" if text[0] == "=" else "exact") for one in text.removeprefix("=").strip('"“”').split()
        )
        if not words:
            raise RefusedError
        return Phrase(words)
    if token.type == "CASED":
        return Phrase((word(text[1:], "cased"),))
    if OPERATOR.fullmatch(text):
        raise RefusedError
    return Phrase((word(text, "inflected"),))


def phrases(tree: Tree) -> list[Phrase]:
    """Return the phrases of a bracket that stands beside words."""
    if isinstance(tree, Phrase):
        return [tree]
    if isinstance(tree, AnyOf):
        return [phrase for part in tree.parts for phrase in phrases(part)]
    raise RefusedError


def distance(token: Token) -> int:
    """Return the words that may lie between."""
    _, _, number = token.partition("/")
    if not number or int(number) > 999:
        raise RefusedError
    return int(number)


class Build(Transformer):  # type: ignore[type-arg]
    """Makes trees of the grammar's rules, one method for each."""

    def rule(self, parts: list[Any]) -> tuple[Tree, str]:
        if parts[1] not in (None, "@turn"):
            raise RefusedError
        return parts[0], "turn" if parts[1] else "sentence"

    def either(self, parts: list[Tree]) -> Tree:
        return AnyOf(tuple(parts))

    def all_of(self, parts: list[Tree]) -> Tree:
        return AllOf(*parts)

    def without(self, parts: list[Tree]) -> Tree:
        return Without(*parts)

    def near(self, parts: list[Any]) -> Tree:
        return Close(parts[0], parts[2], distance(parts[1]))

    def then(self, parts: list[Any]) -> Tree:
        return Close(parts[0], parts[2], distance(parts[1]), ordered=True)

    def row(self, parts: list[Any]) -> Tree:
        trees = [leaf(part) if isinstance(part, Token) else part for part in parts]
        if len(trees) == 1:
            return trees[0]
        rows = list(product(*map(phrases, trees)))
        if len(rows) > 200:
            raise RefusedError
        made = tuple(Phrase(tuple(one for phrase in row for one in phrase.words)) for row in rows)
        return made[0] if len(made) == 1 else AnyOf(made)


TEXT = (Path(__file__).parent / "grammar.lark").read_text()
GRAMMAR = Lark(TEXT, start="rule", parser="lalr", maybe_placeholders=True)


def by_grammar(written: str) -> tuple[Tree, str] | None:
    """Read a rule by the grammar; None where it is none."""
    try:
        return Build().transform(GRAMMAR.parse(written.translate(ALIKE)))
    except UnexpectedInput:
        return None
    except VisitError as error:
        if isinstance(error.orig_exc, RefusedError):
            return None
        raise


def by_parser(written: str) -> tuple[Tree, str] | None:
    """Read a rule by the parser; a mistake lies within the rule or right after it, and says something."""
    try:
        return parse(written)
    except RuleMistake as told:
        mistake = told
    assert 1 <= mistake.column <= len(written) + 1
    assert mistake.says
    return None


OPERANDS = st.sampled_from(
    ["ring", "ring-fence", "fund", "don't", "don\u2019t", "*fund", "fen*", "m?ney", "of", "or", "ORGAN", "a-", "7"]
    + ["=ICB", '="Joint Plan"', '"held to"', "“held to”", '"leader"', "/mon(ey|ies)/", r"/a\/b \d+ \"x\"/", "/or (x/"]
)
JOINTS = st.sampled_from([" OR ", " OR ", " AND ", " NOT ", " NEAR/1 ", " THEN/25 ", " NEAR/007 ", " "])
RULES = st.recursive(
    OPERANDS,
    lambda inner: st.one_of(
        st.tuples(inner, JOINTS, inner).map("".join),
        st.tuples(inner, JOINTS, inner, JOINTS, inner).map("".join),
        inner.map(lambda rule: f"({rule})"),
    ),
    max_leaves=8,
)
SCOPED = st.tuples(RULES, st.sampled_from(["", "", " @turn", "@turn"])).map("".join)
PIECES = st.sampled_from(
    ["(", ")", '"', "“", "=", "@", "@turn", "@line", "/", "\\", "*", "?", "-", "'", "_", ",", " ", "\n", "\u00a0", "é"]
    + ["OR", "AND", "NOT", "NEAR", "NEAR/", "NEAR/3", "NEAR/x", "THEN/1000", "near/3", "()", '""', "//", "x"]
)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Return a rule with up to three pieces put in or taken out."""
    written = draw(SCOPED)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(written)))
        if draw(st.booleans()):
            written = written[:at] + draw(PIECES) + written[at:]
        else:
            written = written[:at] + written[at + draw(st.integers(1, 3)) :]
    return written


@settings(max_examples=300, deadline=None)
@given(written=SCOPED)
def test_a_rule_is_read_as_the_grammar_reads_it(written: str) -> None:
    """Right rules: the same tree and scope."""
    assert by_parser(written) == by_grammar(written)


@settings(max_examples=500, deadline=None)
@given(written=broken())
@example("")
@example('NEAR/5"held to"')
@example("and/or")
@example('"=held to"')
def test_a_broken_rule_is_refused_as_the_grammar_refuses_it(written: str) -> None:
    """Rules with something put in or taken out: refused by both, or read alike by both."""
    assert by_parser(written) == by_grammar(written)


@pytest.mark.slow
@settings(max_examples=6000, deadline=None)
@given(written=st.one_of(SCOPED, broken(), broken(), st.lists(st.one_of(PIECES, OPERANDS), max_size=8).map(" ".join)))
def test_thousands_of_rules_are_read_alike(written: str) -> None:
    """Six thousand rules, right and broken, and heaps of pieces."""
    assert by_parser(written) == by_grammar(written)
