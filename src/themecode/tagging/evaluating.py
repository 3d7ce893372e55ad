"""What a rule's tree finds in one sentence or turn, given what its phrases found."""

from __future__ import annotations

from collections.abc import Mapping

from themecode.tagging.matching import WORD, Span
from themecode.tagging.syntax import AllOf, AnyOf, Close, Phrase, Tree, Without

Found = Mapping[Phrase, list[Span]]


def evaluate(tree: Tree, found: Found, low: str) -> list[Span]:
    """Return the spans that a rule finds, in order, each once. `found` holds the phrases' hits in the scope.

    OR gives what any part finds; AND what both find where both find something; NOT what its left side finds
    where its right side finds nothing; NEAR and THEN the stretch from the one to the other.
    """
    if isinstance(tree, Phrase):
        return found.get(tree, [])
    if isinstance(tree, AnyOf):
        return sorted({span for part in tree.parts for span in evaluate(part, found, low)})
    left, right = evaluate(tree.left, found, low), evaluate(tree.right, found, low)
    if isinstance(tree, Without):
        return [] if right else left
    if isinstance(tree, AllOf):
        return sorted({*left, *right}) if left and right else []
    return sorted(set(_close(tree, left, right, low)))


def _close(tree: Close, left: list[Span], right: list[Span], low: str) -> list[Span]:
    pairs = [(a, b) for a in left for b in right if a[1] <= b[0]]
    if not tree.ordered:
        pairs += [(b, a) for a in left for b in right if b[1] <= a[0]]
    return [(a[0], b[1]) for a, b in pairs if _words_between(low, a[1], b[0]) <= tree.most]


def _words_between(low: str, start: int, end: int) -> int:
    """Count whole words between two hits; a hit ends and begins at a word's edge, so none is cut."""
    return sum(1 for _ in WORD.finditer(low, start, end))
