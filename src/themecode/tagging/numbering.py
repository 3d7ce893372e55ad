"""Rules' trees over the numbers of what they look for, and what each needs before it can find anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from themecode.tagging.syntax import AnyOf, Leaf, Tree, Without


@dataclass(frozen=True)
class Leaves:
    """Alternatives that are all leaves, by their numbers: most of what rules are made of."""

    numbers: frozenset[int]


@dataclass(frozen=True)
class Branch:
    """An operator over parts that are numbered already; `kind` is the tree's own node."""

    kind: Tree
    parts: tuple[Numbered, ...]


Numbered = Leaves | Branch


def numbered(tree: Tree, numbers: Mapping[Leaf, int]) -> Numbered:
    """Write a tree with the numbers of its leaves; alternatives that are leaves become one set."""
    if isinstance(tree, Leaf):
        return Leaves(frozenset({numbers[tree]}))
    if not isinstance(tree, AnyOf):
        return Branch(tree, (numbered(tree.left, numbers), numbered(tree.right, numbers)))
    parts = [numbered(part, numbers) for part in tree.parts]
    leaves = frozenset[int]().union(*(part.numbers for part in parts if isinstance(part, Leaves)))
    branches = tuple(part for part in parts if isinstance(part, Branch))
    if not branches:
        return Leaves(leaves)
    return Branch(tree, (Leaves(leaves), *branches))


def needs(tree: Numbered) -> frozenset[frozenset[int]]:
    """Return sets of leaves of each of which a rule needs at least one hit: most rules fail here, cheaply."""
    if isinstance(tree, Leaves):
        return frozenset({tree.numbers})
    if isinstance(tree.kind, AnyOf):
        return frozenset({frozenset[int]().union(*(need for part in tree.parts for need in needs(part)))})
    if isinstance(tree.kind, Without):
        return needs(tree.parts[0])
    return needs(tree.parts[0]) | needs(tree.parts[1])
