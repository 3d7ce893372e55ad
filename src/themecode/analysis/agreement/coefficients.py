"""Agreement beyond chance: percent, Cohen, Scott and Fleiss, Gwet, Brennan and Prediger, and agreement on one value."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from themecode.analysis.agreement.sums import Sums

Floats = NDArray[np.float64]
Chance = Literal["cohen", "fleiss", "gwet", "uniform"]
_NOTHING = 1e-12


def divided(part: Floats, whole: Floats) -> Floats:
    """Divide; NaN where there is nothing to divide by, which the callers put into words."""
    nothing = np.abs(whole) < _NOTHING
    return np.where(nothing, np.nan, part / np.where(nothing, 1.0, whole))


def percent(found: Sums) -> Floats:
    """Return the mean share of pairs of coders that agree, over the units of two coders or more."""
    return divided(found.agreeing, found.pairable)


def specific(found: Sums, value: int) -> Floats:
    """Return the agreement on one value: of the times that one coder gave it, how often another did, too.

    On "yes" this is positive agreement, on "no" negative agreement; NaN where nobody gave the value.
    """
    return divided(found.agreed[..., value], found.met[..., value])


def chance_agreement(found: Sums, chance: Chance, weights: Floats | None = None) -> Floats:
    """Return the agreement that is expected by chance, each author's way.

    cohen: each coder's own shares (Cohen 1960; for several coders Conger 1980). fleiss: the shares of all coders
    together (Scott 1955, Fleiss 1971). gwet: how often a coder who cannot tell agrees (Gwet 2008: AC1; with
    `weights` AC2). uniform: all values alike (Bennett 1954, Brennan and Prediger 1981).
    """
    values = found.shares.shape[-1]
    credit = np.eye(values) if weights is None else weights
    shares = divided(found.shares, found.rated[..., None])
    if chance == "uniform":
        return np.full(found.agreeing.shape, float(credit.sum()) / values**2)
    if chance == "gwet":
        if values < 2:  # noqa: PLR2004 - with one value there is nothing to tell apart
            return np.ones(found.agreeing.shape)
        spread = (shares * (1 - shares)).sum(axis=-1)
        return np.asarray(float(credit.sum()) / (values * (values - 1)) * spread)
    if chance == "fleiss":
        return np.asarray(((shares @ credit) * shares).sum(axis=-1))
    return _conger(found, credit)


def _conger(found: Sums, credit: Floats) -> Floats:
    """Return the mean chance agreement over pairs of coders, each with shares of its own."""
    own = divided(found.by_coder, found.by_coder.sum(axis=-1, keepdims=True))
    there = found.by_coder.sum(axis=-1) > 0
    own = np.where(there[..., None], own, 0.0)
    coders = there.sum(axis=-1).astype(np.float64)
    together = own.sum(axis=-2)
    pairs = ((together @ credit) * together).sum(axis=-1) - ((own @ credit) * own).sum(axis=(-1, -2))
    return divided(pairs, coders * (coders - 1))


def coefficient(found: Sums, chance: Chance, weights: Floats | None = None) -> Floats:
    """Return (observed - expected) / (1 - expected); NaN where chance alone agrees always: there is no variation.

    `weights` are those that `sums` was called with.

    >>> from themecode.analysis.agreement.ratings import Ratings
    >>> from themecode.analysis.agreement.sums import sums
    >>> one, other = [1] * 25 + [0] * 25, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    >>> round(float(coefficient(sums(Ratings.of([one, other])).total(), "cohen")), 3)
    0.4
    """
    expected = chance_agreement(found, chance, weights)
    return divided(percent(found) - expected, 1 - expected)
