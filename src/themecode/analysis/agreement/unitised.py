"""The unitising alpha of 1995 in its form of 2004, which sees boundaries between adjacent stretches.

Krippendorff 2004, Measuring the reliability of qualitative text analysis data, Quality and Quantity 38; Content
Analysis, 2nd edition, 11.6. It is another figure than the u-alpha of 2016.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from themecode.analysis.agreement.alpha import Alpha
from themecode.analysis.agreement.coefficients import divided
from themecode.analysis.agreement.continuum import GAP, Continuum, Stretch

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class UnitisedSums:
    """Sums over texts for one value; the first axis is that of texts.

    `apart` are the squared differences of all pairs of sections, divided by the text's other coders; `judged` the
    characters that coders judged; `characters` those of the text. `sizes` are the lengths that stretches have;
    `stretches` counts those of each size in each text, `room` the places that gaps have for one of that size (texts x
    sizes).
    """

    apart: Floats
    judged: Floats
    characters: Floats
    sizes: Floats
    stretches: Floats
    room: Floats


def unitised_sums(texts: Sequence[Continuum]) -> UnitisedSums:
    """Return the sums of each text; every stretch counts as one of the same value."""
    cut = [[text.sections(coder) for coder in range(len(text.coders))] for text in texts]
    lengths = [[_lengths(sections, gaps=False) for sections in one] for one in cut]
    sizes = np.unique(np.concatenate([*(part for one in lengths for part in one), np.empty(0)]))
    stretches, room = np.zeros((len(texts), len(sizes))), np.zeros((len(texts), len(sizes)))
    for n, one in enumerate(cut):
        for sections in one:
            stretches[n] += np.bincount(np.searchsorted(sizes, _lengths(sections, gaps=False)), minlength=len(sizes))
            gaps = _lengths(sections, gaps=True)
            room[n] += np.maximum(gaps[:, None] - sizes[None, :] + 1, 0).sum(axis=0)
    apart = [_apart(one) / (len(one) - 1) for one in cut]
    judged = [text.length * len(text.coders) for text in texts]
    of_texts = [text.length for text in texts]
    return UnitisedSums(_floats(apart), _floats(judged), _floats(of_texts), sizes, stretches, room)


def unitised_alpha(found: UnitisedSums, times: Floats | None = None) -> Alpha:
    """Return alpha of one value; the one of several is 1 - sum of observed / sum of expected.

    `times` (samples x texts) gives one alpha for each bootstrap sample. NaN: nobody marked anything.

    >>> one, other = [(225, 295), (370, 400)], [(220, 300), (355, 375), (400, 420)]
    >>> shifted = [[(start - 150, end - 150) for start, end in said] for said in (one, other)]
    >>> alpha = unitised_alpha(unitised_sums([Continuum.of_one_value(300, shifted)]))
    >>> [round(float(figure), 7) for figure in (alpha.observed, alpha.expected, alpha.value)]
    [0.0144444, 0.0532218, 0.728599]
    """
    drawn = np.ones((1, len(found.apart))) if times is None else times
    size = found.sizes
    judged, characters = drawn @ found.judged, drawn @ found.characters
    stretches, room = drawn @ found.stretches, drawn @ found.room
    same = (stretches.sum(axis=1) - 1) / 3 * (stretches @ (2 * size**3 - 3 * size**2 + size))
    chance = same + (stretches * room) @ size**2
    possible = judged * (judged - 1) - stretches @ (size * (size - 1))
    observed = divided(drawn @ found.apart, judged * characters)
    expected = divided(2 * chance, characters * possible)
    return Alpha(observed[0], expected[0]) if times is None else Alpha(observed, expected)


def _lengths(sections: Sequence[Stretch], *, gaps: bool) -> Floats:
    found = [section.end - section.start for section in sections if (section.value == GAP) == gaps]
    return _floats(found)


def _floats(numbers: Sequence[float]) -> Floats:
    return np.array(numbers, dtype=np.float64)


def _apart(cut: Sequence[Sequence[Stretch]]) -> float:
    """Sum the squared differences between all sections of all pairs of coders, both ways."""
    return 2.0 * sum(_between(one, other) for n, one in enumerate(cut) for other in cut[n + 1 :])


def _between(one: Sequence[Stretch], other: Sequence[Stretch]) -> float:
    """Walk along two coders' sections and sum the differences of those that overlap."""
    total, at, beside = 0.0, 0, 0
    while at < len(one) and beside < len(other):
        total += _difference(one[at], other[beside])
        mine, theirs = one[at].end, other[beside].end
        at += mine <= theirs
        beside += theirs <= mine
    return total


def _difference(one: Stretch, other: Stretch) -> float:
    """Return how far two overlapping sections differ: edges of stretches, or a stretch that lies in a gap."""
    if GAP not in (one.value, other.value):
        return float((one.start - other.start) ** 2 + (one.end - other.end) ** 2)
    if one.value == other.value:
        return 0.0
    stretch, gap = (other, one) if one.value == GAP else (one, other)
    inside = gap.start <= stretch.start and stretch.end <= gap.end
    return float((stretch.end - stretch.start) ** 2) if inside else 0.0
