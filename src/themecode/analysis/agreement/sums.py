"""What every coefficient is made of: sums over units that can be added up over interviews."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from themecode.analysis.agreement.ratings import NOT_RATED, Ratings

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """Sums over units; the first axis is that of interviews, or of bootstrap samples, or there is none.

    `coincidences` (values x values) counts pairs of values within units, each unit weighing its number of coders
    (Krippendorff 2004, 11.3). `agreeing` sums over the `pairable` units (two coders or more) the share of pairs
    of coders that agree; `shares` sums over the `rated` units what share of its coders gave each value; `by_coder`
    counts each coder's values (Gwet 2014, chapters 2 to 5). `agreed` and `met` are, for each value, the pairs that
    agree on it and the pairs that at least one coder of the pair gave it, doubled (Cicchetti and Feinstein 1990).
    """

    coincidences: Floats
    agreeing: Floats
    pairable: Floats
    shares: Floats
    rated: Floats
    by_coder: Floats
    agreed: Floats
    met: Floats

    def total(self) -> Sums:
        """Add up all interviews."""
        return Sums(*(getattr(self, field.name).sum(axis=0) for field in fields(self)))

    def drawn(self, times: Floats) -> Sums:
        """Add up samples of interviews; `times` says how often each sample holds each: samples x interviews."""
        return Sums(*(np.tensordot(times, getattr(self, field.name), axes=1) for field in fields(self)))


def sums(ratings: Ratings, weights: Floats | None = None) -> Sums:
    """Return the sums of each interview. `weights` (values x values) gives partial credit in `agreeing` (AC2).

    >>> found = sums(Ratings.of([[0, 1, 1], [0, 1, 0]])).total()
    >>> found.coincidences.tolist(), float(found.agreeing), float(found.pairable)
    ([[2.0, 1.0], [1.0, 2.0]], 2.0, 3.0)
    """
    counts, clusters = ratings.counts, ratings.number_of_clusters
    coders = counts.sum(axis=1)
    pairable = coders > 1
    kept, others, of = counts[pairable], coders[pairable, None] - 1, ratings.clusters[pairable]
    credit = kept @ (np.eye(counts.shape[1]) if weights is None else weights)
    agreeing = (kept * (credit - 1)).sum(axis=1) / (coders[pairable] * others[:, 0])
    rated = coders > 0
    shares = counts[rated] / coders[rated, None]
    return Sums(
        coincidences=_coincidences(kept, others, of, clusters),
        agreeing=_by_cluster(agreeing, of, clusters),
        pairable=np.bincount(of, minlength=clusters).astype(np.float64),
        shares=_by_cluster(shares, ratings.clusters[rated], clusters),
        rated=np.bincount(ratings.clusters[rated], minlength=clusters).astype(np.float64),
        by_coder=_by_coder(ratings, clusters),
        agreed=_by_cluster(kept * (kept - 1), of, clusters),
        met=_by_cluster(kept * others, of, clusters),
    )


def _coincidences(kept: Floats, others: Floats, of: NDArray[np.int64], clusters: int) -> Floats:
    """Return each interview's coincidence matrix: pairs of values, divided by the number of other coders."""
    weighed = kept / others
    found = np.zeros((clusters, kept.shape[1], kept.shape[1]))
    order = np.argsort(of, kind="stable")
    bounds = np.searchsorted(of[order], np.arange(clusters + 1))
    for cluster in range(clusters):
        units = order[bounds[cluster] : bounds[cluster + 1]]
        found[cluster] = kept[units].T @ weighed[units] - np.diag(weighed[units].sum(axis=0))
    return found


def _by_coder(ratings: Ratings, clusters: int) -> Floats:
    """Count each coder's values in each interview: interviews x coders x values."""
    shape = (clusters, ratings.coders, len(ratings.values))
    coder = np.arange(ratings.coders)[:, None]
    cells = (ratings.clusters[None, :] * shape[1] + coder) * shape[2] + ratings.table
    flat = np.bincount(cells[ratings.table != NOT_RATED], minlength=shape[0] * shape[1] * shape[2])
    return flat.reshape(shape).astype(np.float64)


def _by_cluster(rows: Floats, of: NDArray[np.int64], clusters: int) -> Floats:
    """Add rows of one interview together."""
    found = np.zeros((clusters, *rows.shape[1:]))
    np.add.at(found, of, rows)
    return found
