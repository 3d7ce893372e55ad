"""Krippendorff's alpha for units that are given: nominal, ordinal, interval, ratio, and sets of codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from themecode.analysis.agreement.coefficients import divided
from themecode.analysis.agreement.distances import Level, distances
from themecode.analysis.agreement.ratings import NOT_RATED, Ratings

Floats = NDArray[np.float64]
_BLOCK = 64


@dataclass(frozen=True)
class Alpha:
    """1 - observed / expected disagreement; NaN where no disagreement could be expected: there is no variation."""

    observed: Floats
    expected: Floats

    @property
    def value(self) -> Floats:
        """The coefficient."""
        return np.asarray(1 - divided(self.observed, self.expected))


def alpha(coincidences: Floats, level: Level = "nominal", values: Sequence[object] = ()) -> Alpha:
    """Return alpha from coincidence matrices (Krippendorff 2004, chapter 11; Hayes and Krippendorff 2007).

    Units that fewer than two coders judged are in no coincidence, and so are left out.

    >>> from themecode.analysis.agreement.sums import sums
    >>> said = Ratings.of(["1100000000", "0110010100"])
    >>> found = alpha(sums(said).total().coincidences)
    >>> [round(float(figure), 4) for figure in (found.observed, found.expected, found.value)]
    [0.4, 0.4421, 0.0952]
    """
    totals = coincidences.sum(axis=-1)
    apart = distances(level, values or range(totals.shape[-1]), totals)
    pairs = totals.sum(axis=-1)
    observed = divided((coincidences * apart).sum(axis=(-1, -2)), pairs)
    chance = (totals[..., :, None] * totals[..., None, :] * apart).sum(axis=(-1, -2))
    return Alpha(observed, divided(chance, pairs * (pairs - 1)))


def set_alpha(ratings: Ratings, distance: Callable[[Any, Any], float], times: Floats | None = None) -> Alpha:
    """Return alpha under a stated distance between values: of sets of codes, or of numbers of which there are many.

    `times` (samples x interviews) gives one alpha for each bootstrap sample instead of one for all.
    """
    apart = np.array([[distance(one, other) for other in ratings.values] for one in ratings.values])
    kept = ratings.table[:, (ratings.table != NOT_RATED).sum(axis=0) > 1]
    of = ratings.clusters[(ratings.table != NOT_RATED).sum(axis=0) > 1]
    others = (kept != NOT_RATED).sum(axis=0) - 1
    clusters = ratings.number_of_clusters
    disagreeing = np.zeros(clusters)
    totals = np.zeros((clusters, len(ratings.values)))
    for n, row in enumerate(kept):
        np.add.at(totals, (of[row != NOT_RATED], row[row != NOT_RATED]), 1.0)
        for other in kept[n + 1 :]:
            both = (row != NOT_RATED) & (other != NOT_RATED)
            np.add.at(disagreeing, of[both], 2 * apart[row[both], other[both]] / others[both])
    drawn = np.ones((1, clusters)) if times is None else times
    observed, given = drawn @ disagreeing, drawn @ totals
    chance = np.concatenate([((part @ apart) * part).sum(axis=1) for part in _blocks(given)])
    pairs = given.sum(axis=1)
    found = Alpha(divided(observed, pairs), divided(chance, pairs * (pairs - 1)))
    return Alpha(found.observed[0], found.expected[0]) if times is None else found


def _blocks(rows: Floats) -> list[Floats]:
    return [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
