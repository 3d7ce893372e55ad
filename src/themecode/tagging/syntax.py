"""What a rule says: a tree of words, phrases and operators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Manner = Literal["inflected", "exact", "cased"]
Scope = Literal["sentence", "turn"]


class Word(NamedTuple):
    """One word as written. inflected: in any inflection; exact: as written, any case; cased: case included."""

    written: str
    manner: Manner = "inflected"


@dataclass(frozen=True)
class Phrase:
    """Words in a row; one word is a phrase of one."""

    words: tuple[Word, ...]


@dataclass(frozen=True)
class Expression:
    """A regular expression in RE2's syntax, between slashes in the codebook; any case unless it says otherwise."""

    source: str


@dataclass(frozen=True)
class TokenPattern:
    """A spaCy token pattern; `tokens` is its list of tokens as JSON."""

    tokens: str


@dataclass(frozen=True)
class AnyOf:
    """A OR B: what any part finds."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True)
class AllOf:
    """A AND B: what both find, where both find something."""

    left: Tree
    right: Tree


@dataclass(frozen=True)
class Without:
    """A NOT B: what A finds, where B finds nothing."""

    left: Tree
    right: Tree


@dataclass(frozen=True)
class Close:
    """A NEAR/n B in either order, or A THEN/n B in this order: at most `most` words between."""

    left: Tree
    right: Tree
    most: int
    ordered: bool = False


Leaf = Phrase | Expression | TokenPattern
Tree = Leaf | AnyOf | AllOf | Without | Close


@dataclass(frozen=True)
class Rule:
    """A rule of one code: as written, where it stands, what it says, and how far it looks."""

    code: str
    written: str
    place: str
    tree: Tree
    scope: Scope = "sentence"
    drops: bool = False
    """True for a line of `unless`."""


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Yield what a rule looks for, from left to right, without the operators."""
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, AnyOf):
        for part in tree.parts:
            yield from leaves(part)
    else:
        yield from leaves(tree.left)
        yield from leaves(tree.right)
