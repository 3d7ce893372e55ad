"""The trees of all rules as one forest, level by level, so that alike operators are worked out together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import Literal, NamedTuple

import numpy as np

from themecode.tagging.characters import Places
from themecode.tagging.links import Links
from themecode.tagging.numbering import Leaves, Numbered
from themecode.tagging.syntax import AllOf, AnyOf, Tree, Without

Kind = Literal["or", "and", "not", "near", "then"]
_FURTHEST = (1 << 31) - 1


class Joints(NamedTuple):
    """Operators of one kind on one level: their nodes, the nodes left and right of each, how close these must stand."""

    kind: Kind
    nodes: Places
    left: Places
    right: Places
    most: Places


@dataclass(frozen=True)
class Forest:
    """Nodes have numbers: first the sets of leaves, then operators, each after what it joins.

    `leaves` leads from what is looked for to the sets that it is in; `roots` are the nodes of the rules.
    """

    leaves: Links
    joints: tuple[Joints, ...]
    roots: Places

    @classmethod
    def of(cls, trees: Sequence[Numbered], looked_for: int) -> Forest:
        """Plant the trees of some rules; they look for so many things, by number."""
        planted = _Planted()
        roots = [planted.add(tree) for tree in trees]
        leaves = Links.back(looked_for, list(planted.sets))
        return cls(leaves, tuple(planted.joints()), planted.numbers(roots))


@dataclass
class _Planted:
    """Trees on their way into a forest: sets of leaves have their numbers, operators -1, -2, ... and a height."""

    sets: dict[frozenset[int], int] = field(default_factory=dict)
    operators: list[tuple[Kind, int, int, int]] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)

    def add(self, tree: Numbered) -> int:
        """Take a tree in; return the number of its root."""
        if isinstance(tree, Leaves):
            return self.sets.setdefault(tree.numbers, len(self.sets))
        return reduce(lambda left, right: self._joined(tree.kind, left, right), map(self.add, tree.parts))

    def _joined(self, kind: Tree, left: int, right: int) -> int:
        name, most = _kind(kind)
        self.operators.append((name, left, right, most))
        self.heights.append(1 + max(self._height(left), self._height(right)))
        return -len(self.operators)

    def _height(self, node: int) -> int:
        return 0 if node >= 0 else self.heights[-node - 1]

    @cached_property
    def _ranks(self) -> dict[int, int]:
        levels = [(height, operator[0]) for height, operator in zip(self.heights, self.operators, strict=True)]
        order = sorted(range(len(levels)), key=levels.__getitem__)
        return {place: len(self.sets) + rank for rank, place in enumerate(order)}

    def numbers(self, nodes: Iterable[int]) -> Places:
        """Return the numbers that nodes have in the forest: by height, those of one kind side by side."""
        return np.array([node if node >= 0 else self._ranks[-node - 1] for node in nodes], dtype=np.int64)

    def joints(self) -> Iterable[Joints]:
        """Yield the operators that can be worked out together, those first that others need."""
        levels: defaultdict[tuple[int, Kind], list[int]] = defaultdict(list)
        for place, (operator, height) in enumerate(zip(self.operators, self.heights, strict=True)):
            levels[height, operator[0]].append(place)
        for (_, kind), places in sorted(levels.items()):
            _, left, right, most = zip(*(self.operators[place] for place in places), strict=True)
            nodes = self.numbers(-place - 1 for place in places)
            yield Joints(kind, nodes, self.numbers(left), self.numbers(right), np.array(most, dtype=np.int64))


def _kind(tree: Tree) -> tuple[Kind, int]:
    if isinstance(tree, AnyOf):
        return "or", 0
    if isinstance(tree, AllOf):
        return "and", 0
    if isinstance(tree, Without):
        return "not", 0
    return ("then" if tree.ordered else "near"), min(tree.most, _FURTHEST)  # type: ignore[union-attr]
