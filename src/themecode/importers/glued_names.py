"""Names that stand before words without any border: `Anna FieldSo we kept it`. Found for sure, or not at all.

A name is one that is known beforehand, or one that comes again before different words. Where two answers are possible,
there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from themecode.importers.names import could_be_name, is_neat

_NEVER_IN_NAMES = frozenset('?!;=<>{}\\/"\u201c\u201d\u2026')
_LONGEST = 60
_MOST = 8
_OPENING = '"\u201c\u2018\u00ab\u2026[(\u00bf\u00a1\u2013\u2014#\u00a3$\u20ac'
_NEVER_AT_THE_END = ("Mc", "Mac", "Fitz", "O'", "O\u2019", "De", "Le", "La", "Di", "Van")


def names_before(chunks: Sequence[str], known: Iterable[str] = (), listed: Iterable[str] = ()) -> list[str | None]:
    """Return the name that each chunk begins with; None where it cannot be told for sure.

    `known` names count where they once have a border behind them. Where the user wrote down who speaks, those `listed`
    names are taken, and no other.

    >>> names_before(["Anna FieldSo it was.", "Ben MoorYes.", "Anna FieldWho paid?", "Ben MoorThey did."])
    ['Anna Field', 'Ben Moor', 'Anna Field', 'Ben Moor']
    >>> names_before(["Anna FieldSo it was.", "Cleo MarshNo."])
    [None, None]
    """
    told = frozenset(listed)
    if told:
        return [next((name for name in _beginnings(chunk) if name in told), None) for chunk in chunks]
    borders = [tuple(islice(_candidates(chunk), _MOST)) for chunk in chunks]
    seen = {name for own in borders for name in own}
    names = _recurring(chunks, borders) | (seen & {name.strip() for name in known})
    return [_name(chunk, own, names) for chunk, own in zip(chunks, borders, strict=True)]


def _candidates(chunk: str) -> Iterator[str]:
    """Yield the beginnings that may be a name: where the end of a word meets the beginning of one without a space."""
    beginning = chunk[: _LONGEST + 2]
    for end in range(2, len(beginning)):
        if beginning[end - 1] in _NEVER_IN_NAMES:
            return
        if not _meet(beginning[end - 1], beginning[end], beginning[end + 1 : end + 2]):
            continue
        name = beginning[:end]
        if could_be_name(name, words=8, length=_LONGEST) and is_neat(name) and not name.endswith(_NEVER_AT_THE_END):
            yield name


def _meet(before: str, after: str, following: str) -> bool:
    """Say whether a word may end and another begin between two characters."""
    if before in ")]":
        return after.isalnum() or after in _OPENING
    if before.isupper() and after.isupper():
        return following.islower()
    if before.isdigit():
        return after.isupper() or after in _OPENING
    return before.islower() and (after.isupper() or after.isdigit() or after in _OPENING)


def _recurring(chunks: Sequence[str], borders: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the names that come again, unless a longer or shorter one comes just as often."""
    candidates = frozenset(name for own in borders for name in own)
    times = Counter(name for chunk in chunks for name in _beginnings(chunk) if name in candidates)
    doubtful: set[str] = set()
    for own in set(map(tuple, borders)):
        for shorter, longer in combinations(own, 2):
            if times[longer] == times[shorter]:
                doubtful |= {longer, shorter}
            elif times[longer] > 1:
                doubtful.add(longer)
    return frozenset(name for name, count in times.items() if count > 1 and name not in doubtful)


def _name(chunk: str, own: Sequence[str], names: frozenset[str]) -> str | None:
    """Return the longest name that a chunk begins with; None where its own borders speak for another."""
    found = next((beginning for beginning in _beginnings(chunk) if beginning in names), None)
    if found is None:
        return None
    after = chunk[len(found) : len(found) + 1]
    if after.islower() and any(len(name) > len(found) for name in own):
        return None
    return found


def _beginnings(chunk: str) -> Iterator[str]:
    """Yield the beginnings of a chunk that are short enough for a name, longest first."""
    return (chunk[:end] for end in range(min(_LONGEST, len(chunk)), 0, -1))
