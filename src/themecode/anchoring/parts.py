"""Stretches whose words changed: what is left of them, and what stands in their place."""

from __future__ import annotations

from difflib import SequenceMatcher

from themecode.anchoring.edges import beginning, ending
from themecode.anchoring.matching import Matching
from themecode.anchoring.pieces import in_order
from themecode.anchoring.placement import GONE, Placement
from themecode.anchoring.whole import Stretch, same_signs

Pair = tuple[int, int]
_JUMP = 25
"""So many words may have come in between before two parts of a stretch are taken for two places."""
_ENOUGH = 1 / 3
"""The share of a stretch that must still stand for its place to be proposed."""
_FEW = 3
"""Words that may all be others and still be a correction of the old ones."""
_ALIKE = 0.6
_COMPARED = 400


def parts(matching: Matching, stretch: Stretch) -> Placement:
    """Propose the place of those words of a stretch that still stand, where they are enough; else what replaced it."""
    certain = [(n, matching.sure[n]) for n in stretch.words if n in matching.sure]
    guessed = [(n, matching.guessed[n]) for n in stretch.words if n in matching.guessed]
    kept = _largest(in_order(certain or guessed), matching)
    length = _letters(matching, stretch.words)
    if not kept or _letters(matching, [old for old, _ in kept]) < _ENOUGH * length:
        return _replaced(matching, stretch)
    begin, stop = _left(matching, stretch, kept[0]), _right(matching, stretch, kept[-1])
    return Placement("proposed", begin, stop, "place" if same_signs(matching, stretch, begin, stop) else "words")


def _letters(matching: Matching, words: range | list[int]) -> int:
    return sum(matching.old.ends[number] - matching.old.starts[number] for number in words)


def _largest(pairs: list[Pair], matching: Matching) -> list[Pair]:
    """Return the largest group of words that are still near one another."""
    groups: list[list[Pair]] = []
    for old, new in pairs:
        if groups and new - groups[-1][-1][1] <= old - groups[-1][-1][0] + _JUMP:
            groups[-1].append((old, new))
        else:
            groups.append([(old, new)])
    return max(groups, key=lambda group: _letters(matching, [old for old, _ in group]), default=[])


def _left(matching: Matching, stretch: Stretch, kept: Pair) -> int:
    """Return where the new stretch begins: at its first word that stands, or at what replaced words before it."""
    old, new = kept
    if old == stretch.first:
        return beginning(matching, old, new, stretch.start)
    back = old - 1
    while back >= 0 and back not in matching.sure:
        back -= 1
    gap = range(matching.sure[back] + 1 if back >= 0 else 0, new)
    if not 0 < len(gap) <= old - back + _JUMP:
        return matching.new.starts[new]
    first = gap.start if back + 1 >= stretch.first else _nearest(matching, range(back + 1, old), gap, stretch.first)
    return matching.new.starts[first]


def _right(matching: Matching, stretch: Stretch, kept: Pair) -> int:
    """Return where the new stretch ends: at its last word that stands, or at what replaced words behind it."""
    old, new = kept
    if old == stretch.last:
        return ending(matching, old, new, stretch.end)
    on = old + 1
    while on < len(matching.old) and on not in matching.sure:
        on += 1
    gap = range(new + 1, matching.sure[on] if on < len(matching.old) else len(matching.new))
    if not 0 < len(gap) <= on - old + _JUMP:
        return matching.new.ends[new]
    last = gap.stop - 1 if on - 1 <= stretch.last else _nearest(matching, range(old + 1, on), gap, stretch.last)
    return matching.new.ends[last] + _closing(matching, last, stretch)


def _closing(matching: Matching, last: int, stretch: Stretch) -> int:
    """Count the signs behind the last new word that belong to it, if there were signs behind the last old one."""
    if stretch.end <= matching.old.ends[stretch.last]:
        return 0
    begin = matching.new.ends[last]
    stop = matching.new.starts[last + 1] if last + 1 < len(matching.new) else len(matching.new.text)
    return len((matching.new.text[begin:stop].split() or [""])[0]) * (not matching.new.text[begin:stop][:1].isspace())


def _nearest(matching: Matching, olds: range, news: range, number: int) -> int:
    """Return the new word that takes the place of an old one among words of which none is the same."""
    wanted = matching.old.keys[number]
    share = (number - olds.start) / max(len(olds) - 1, 1)

    def likeness(new: int) -> tuple[float, float]:
        alike = SequenceMatcher(None, wanted, matching.new.keys[new], autojunk=False).ratio()
        return (alike if alike >= _ALIKE else 0.0), -abs((new - news.start) / max(len(news) - 1, 1) - share)

    return max(list(news)[:_COMPARED], key=likeness)


def _replaced(matching: Matching, stretch: Stretch) -> Placement:
    """Propose what stands between the words around the stretch, where it can be a correction of it."""
    back, on = stretch.first - 1, stretch.last + 1
    while back >= 0 and back not in matching.sure:
        back -= 1
    while on < len(matching.old) and on not in matching.sure:
        on += 1
    begin = matching.sure[back] + 1 if back >= 0 else 0
    news = range(begin, matching.sure[on] if on < len(matching.old) else len(matching.new))
    olds = range(back + 1, on)
    if not 0 < len(news) <= len(olds) + _JUMP:
        return GONE
    first = news.start if stretch.first == olds.start else _nearest(matching, olds, news, stretch.first)
    last = news.stop - 1 if stretch.last == olds.stop - 1 else _nearest(matching, olds, news, stretch.last)
    if first > last:
        return GONE
    alone = olds == stretch.words and len(olds) <= _FEW and len(news) <= _FEW
    start, stop = matching.new.starts[first], matching.new.ends[last]
    if alone or _alike(matching, stretch, start, stop):
        return Placement("proposed", start, stop + _closing(matching, last, stretch), "words")
    return GONE


def _alike(matching: Matching, stretch: Stretch, start: int, stop: int) -> bool:
    old, new = matching.old.text[stretch.start : stretch.end], matching.new.text[start:stop]
    if max(len(old), len(new)) > _COMPARED:
        return False
    return SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio() >= _ALIKE
