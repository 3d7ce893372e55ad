"""Code ids that look like one another: one of them may be misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from themecode.model import Codebook
from themecode.problems import Problem

_SHORTEST = 5
"""Shorter words differ by a letter all the time: care and case, cost and cast."""


def lookalikes(codebook: Codebook) -> list[Problem]:
    """Return a warning for each two codes whose ids differ as a misspelling does, at the later one."""
    found = [(one, other) for one, other in combinations(codebook, 2) if look_alike(one.id, other.id)]
    return [
        Problem(
            other.place,
            f"The id '{other.id}' looks like a misspelling of '{one.id}' ({one.place}).",
            "Two codes, or one?",
            "warning",
        )
        for one, other in found
    ]


def look_alike(one: str, other: str) -> bool:
    """Say whether two ids differ as a misspelling does: by one letter within one long word, or by underscores alone.

    One letter is added, dropped or changed, or two neighbours are swapped, not at the word's beginning. Words
    that differ on purpose (pilot_a and pilot_b, year_1 and year_2, staff and stuff_lost) do not look alike.

    >>> look_alike("leadership", "leadershp"), look_alike("ring_fencing", "ringfencing")
    (True, True)
    >>> look_alike("pilot_a", "pilot_b"), look_alike("care", "case"), look_alike("formal", "informal")
    (False, False, False)
    """
    if one.replace("_", "") == other.replace("_", ""):
        return True
    differing = [pair for pair in _words(one, other) if pair[0] != pair[1]]
    return len(differing) == 1 and _one_slip(*differing[0])


def _words(one: str, other: str) -> Iterator[tuple[str, str]]:
    words, others = one.split("_"), other.split("_")
    if len(words) == len(others):
        yield from zip(words, others, strict=True)


def _one_slip(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or shorter[0] != longer[0] or any(letter.isdigit() for letter in one + other):
        return False
    if len(longer) == len(shorter) + 1:
        return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
    if len(longer) > len(shorter):
        return False
    places = [n for n, (letter, partner) in enumerate(zip(one, other, strict=True)) if letter != partner]
    if len(places) == 2:  # noqa: PLR2004 - two neighbours that changed places
        first, second = places
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(places) == 1
