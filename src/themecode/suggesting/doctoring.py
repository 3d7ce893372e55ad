"""What a second look may be worth: codes that are one or cannot be told apart, and likely slips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from themecode.suggesting.stretch import Marks, Numbers


@dataclass(frozen=True)
class Pair:
    """Two codes, how many stretches have the first, the second, both, and how alike the model finds them."""

    first: int
    second: int
    counts: tuple[int, int, int]
    likeness: float


def same_stretches(there: Marks, share: float = 0.8, least: int = 3) -> list[Pair]:
    """Return codes that stand on nearly the same stretches: of all that have either, most have both."""
    both = there.T.astype(int) @ there.astype(int)
    counts = np.diag(both)
    found = []
    for first in range(len(counts)):
        for second in range(first + 1, len(counts)):
            either = counts[first] + counts[second] - both[first, second]
            if both[first, second] >= least and both[first, second] >= share * either:
                numbers = (int(counts[first]), int(counts[second]), int(both[first, second]))
                found.append(Pair(first, second, numbers, float(both[first, second] / either)))
    return found


def not_told_apart(scores: Numbers, there: Marks, least: int = 5, better: float = 0.65) -> list[Pair]:
    """Return codes of which the model cannot say which one a stretch has, though it has only one of them.

    Of all pairs of a stretch with the first code only and one with the second only, the share in which the right one
    has the greater difference of scores (the area under the curve): below `better` in spite of enough stretches.
    """
    found = []
    for first in range(there.shape[1]):
        for second in range(first + 1, there.shape[1]):
            one, other = there[:, first] & ~there[:, second], there[:, second] & ~there[:, first]
            if min(one.sum(), other.sum()) < least:
                continue
            difference = scores[:, first] - scores[:, second]
            area = float((difference[one][:, None] > difference[other][None]).mean())
            if area < better:
                counts = (
                    int(there[:, first].sum()),
                    int(there[:, second].sum()),
                    int((there[:, first] & there[:, second]).sum()),
                )
                found.append(Pair(first, second, counts, area))
    return sorted(found, key=lambda pair: pair.likeness)


@dataclass(frozen=True)
class Slip:
    """A stretch whose coding the rest of the data contradicts: `coded` by people, or left uncoded, with its chance."""

    row: int
    code: int
    coded: bool
    chance: float


def slips(chance: Numbers, there: Marks, known: Marks, codes: Sequence[int]) -> list[Slip]:
    """Return codings that are likely slips, most likely first (confident learning: Northcutt, Jiang, Chuang 2021).

    A stretch without a code counts as one that has it where its chance is at least the mean chance of those that
    have it; one with a code counts as lacking it where its chance is at most the mean chance of those that lack it.
    """
    found = []
    for code in codes:
        have, lack = there[:, code] & known[:, code], ~there[:, code] & known[:, code]
        if not have.any() or not lack.any():
            continue
        high, low = chance[have, code].mean(), chance[lack, code].mean()
        found += [
            Slip(int(row), code, coded=False, chance=float(chance[row, code]))
            for row in np.flatnonzero(lack & (chance[:, code] >= high))
        ]
        found += [
            Slip(int(row), code, coded=True, chance=float(chance[row, code]))
            for row in np.flatnonzero(have & (chance[:, code] <= low))
        ]
    return sorted(found, key=lambda one: one.chance if one.coded else 1 - one.chance)
