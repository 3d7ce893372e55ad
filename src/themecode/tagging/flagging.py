"""The context flags of stretches in many short texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from themecode.tagging.characters import Places
from themecode.tagging.context import flags
from themecode.tagging.cue_search import may_be_flagged
from themecode.tagging.fold import Folded, lowered, plain, rewritten
from themecode.tagging.passages import Passages
from themecode.tagging.sentence_columns import sentences_between
from themecode.tagging.sentences import sentences
from themecode.tagging.stretches import merged

_CLOSING = dict.fromkeys("\u2019", "'") | dict.fromkeys("\u201d", '"')
_OTHER_QUOTES = dict.fromkeys("\u2018\u201b\u00b4\uff07\u201c\u201e\u201f\u00ab\u00bb", "|")
"""Signs of which sentences know nothing, as a sign of ASCII of which they know nothing either."""
_TAKEN_OTHERWISE = frozenset({*_OTHER_QUOTES, "\u02bc"})
"""Signs that are folded to some that sentences take otherwise."""
_SIGMA = "\u03a3"


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


def flags_of(passages: Passages, turns: Places, starts: Places, ends: Places, language: str) -> list[str]:
    """Return what `flags_in` says of stretches, the flags of each with a space between."""
    told = [""] * len(turns)
    if not told:
        return told
    starts, ends = passages.begins[turns] + starts, passages.begins[turns] + ends
    firsts, lasts, near = _sentences(passages, turns, starts, ends)
    chosen = np.flatnonzero(near) if language.startswith("en") else np.arange(len(turns))
    begins = passages.characters.bytes_at(firsts[chosen])
    stops = passages.characters.bytes_at(np.maximum(lasts, ends)[chosen])
    inside = ((side - firsts)[chosen] for side in (lasts, starts, ends))
    columns = (side.tolist() for side in (chosen, turns[chosen], begins, stops, *inside))
    for row, turn, begin, stop, length, start, end in zip(*columns, strict=True):
        said = passages.data[begin:stop]
        if not said.isascii() and _SIGMA in said.decode("utf-8", "surrogatepass"):
            at = passages.begins[turn]
            places = [(0, int(starts[row] - at), int(ends[row] - at))]
            told[row] = " ".join(next(flags_in([passages.text(turn)], places, language)))
        else:
            told[row] = _flags(said, length, start, end, language)
    return told


@lru_cache(maxsize=50_000)
def _flags(said: bytes, length: int, start: int, end: int, language: str) -> str:
    low = lowered(plain(said.decode("utf-8", "surrogatepass")))
    return " ".join(flags(low, (0, length), (start, end), language=language))


def _as_sentences_see_it(passages: Passages) -> Folded:
    """Return the texts with each quotation mark as one of ASCII that sentences take as they take it, sign for sign."""
    made, there = passages.canon.folded, passages.canon.folded.strangers
    if made.one_for_one and there.isdisjoint(_TAKEN_OTHERWISE) and b"`" not in passages.data:
        return made
    seen = {sign: known for sign, known in (_CLOSING | _OTHER_QUOTES).items() if sign in there}
    return Folded(rewritten(passages.data, seen))


def _sentences(passages: Passages, turns: Places, starts: Places, ends: Places) -> tuple[Places, Places, Places]:
    """Return start and end of the sentence of each stretch, and whether it may be flagged."""
    read = merged(turns)
    text = _as_sentences_see_it(passages)
    firsts, lasts = sentences_between(text, passages.begins[read], passages.begins[read] + passages.lengths[read])
    around = np.searchsorted(firsts, starts, "right") - 1
    inside = (around >= 0) & (starts < lasts[around])
    used, back = np.unique(around[inside], return_inverse=True)
    canon = passages.canon
    bounds = (canon.from_folded(canon.folded.from_text(side[used])) for side in (firsts, lasts))
    near = np.ones(len(turns), dtype=bool)
    near[inside] = may_be_flagged(canon, *bounds)[back] if len(used) else False
    return np.where(inside, firsts[around], starts), np.where(inside, lasts[around], ends), near
