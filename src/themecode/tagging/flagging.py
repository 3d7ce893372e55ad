"""The context flags of stretches in many short texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from themecode.tagging.context import flags
from themecode.tagging.fold import lowered, plain
from themecode.tagging.sentences import sentences


def flags_in(
    texts: Sequence[str], places: Iterable[tuple[int, int, int]], language: str = "en"
) -> Iterator[tuple[str, ...]]:
    """Yield the flags of each stretch: number of its text, start and end; quickest where those of a text lie together.

    >>> list(flags_in(["It never came. It came."], [(0, 9, 13), (0, 18, 22)]))
    [('negated',), ()]
    """
    last, low, bounds = -1, "", list[tuple[int, int]]()
    for number, start, end in places:
        if number != last:
            last, low = number, lowered(plain(texts[number]))
            bounds = sentences(texts[number], 0, len(texts[number]))
        sentence = next((bound for bound in bounds if bound[0] <= start < bound[1]), (start, end))
        yield flags(low, sentence, (start, end), language=language)
