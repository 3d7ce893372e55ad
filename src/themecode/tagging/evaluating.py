"""What a rule finds in one sentence or turn, given what its phrases found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from themecode.tagging.patterns import WORD
from themecode.tagging.syntax import AnyOf, Close, Phrase, Tree, Without

Span = tuple[int, int]
Found = Mapping[int, list[Span]]


@dataclass(frozen=True)
class Leaves:
    """Alternatives that are all phrases, by their numbers: most of what rules are made of."""

    numbers: frozenset[int]


@dataclass(frozen=True)
class Branch:
    """An operator over parts that are numbered already; `kind` is the tree's own node."""

    kind: Tree
    parts: tuple[Numbered, ...]


Numbered = Leaves | Branch


def numbered(tree: Tree, numbers: Mapping[Phrase, int]) -> Numbered:
    """Write a tree with the numbers of its phrases; alternatives that are phrases become one set."""
    if isinstance(tree, Phrase):
        return Leaves(frozenset({numbers[tree]}))
    if not isinstance(tree, AnyOf):
        return Branch(tree, (numbered(tree.left, numbers), numbered(tree.right, numbers)))
    parts = [numbered(part, numbers) for part in tree.parts]
    leaves = frozenset[int]().union(*(part.numbers for part in parts if isinstance(part, Leaves)))
    branches = tuple(part for part in parts if isinstance(part, Branch))
    if not branches:
        return Leaves(leaves)
    return Branch(tree, (Leaves(leaves), *branches))


def needs(tree: Numbered) -> tuple[frozenset[int], ...]:
    """Return sets of phrases of each of which a rule needs at least one hit: most rules fail here, cheaply."""
    if isinstance(tree, Leaves):
        return (tree.numbers,)
    if isinstance(tree.kind, AnyOf):
        return (frozenset[int]().union(*(need for part in tree.parts for need in needs(part))),)
    if isinstance(tree.kind, Without):
        return needs(tree.parts[0])
    return (*needs(tree.parts[0]), *needs(tree.parts[1]))


def evaluate(tree: Numbered, found: Found, low: str) -> set[Span]:
    """Return the spans that a rule finds. `found` holds the hits of its phrases in the scope.

    OR gives what any part finds; AND what both find where both find something; NOT what its left side finds
    where its right side finds nothing; NEAR and THEN the stretch from the one to the other.
    """
    if isinstance(tree, Leaves):
        return {span for number in tree.numbers & found.keys() for span in found[number]}
    if isinstance(tree.kind, AnyOf):
        return set().union(*(evaluate(part, found, low) for part in tree.parts))
    left = evaluate(tree.parts[0], found, low)
    right = evaluate(tree.parts[1], found, low) if left else set()
    if isinstance(tree.kind, Without):
        return set() if right else left
    if not right:
        return set()
    return _close(tree.kind, left, right, low) if isinstance(tree.kind, Close) else left | right


def _close(tree: Close, left: set[Span], right: set[Span], low: str) -> set[Span]:
    pairs = [(a, b) for a in left for b in right if a[1] <= b[0]]
    if not tree.ordered:
        pairs += [(b, a) for a in left for b in right if b[1] <= a[0]]
    return {(a[0], b[1]) for a, b in pairs if _words_between(low, a[1], b[0]) <= tree.most}


def _words_between(low: str, start: int, end: int) -> int:
    """Count whole words between two hits; a hit ends and begins at a word's edge, so none is cut."""
    return sum(1 for _ in WORD.finditer(low, start, end))
