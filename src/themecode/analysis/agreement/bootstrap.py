"""How sure a coefficient is: drawn again from the interviews that it was found in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_FEWEST = 2
_NO_MORE_UNDEFINED = 0.5


@dataclass(frozen=True)
class Interval:
    """Percentiles of the figure over samples of interviews; `undefined` is the share of samples without a figure."""

    low: float
    high: float
    undefined: float = 0.0


def resampled(interviews: int, samples: int, seed: int) -> Floats:
    """Return how often each sample of as many interviews, drawn with replacement, holds each: samples x interviews.

    Whole interviews are drawn (Efron and Tibshirani 1993, 8.5; Zapf and others 2016), for what one person says
    hangs together. Same seed, same samples.

    >>> resampled(3, 2, seed=1).sum(axis=1).tolist()
    [3.0, 3.0]
    """
    chance = np.random.default_rng(seed)
    return chance.multinomial(interviews, np.full(interviews, 1 / interviews), size=samples).astype(np.float64)


def interval(figures: Floats, level: float = 0.95) -> Interval | None:
    """Return the percentile interval of a figure over samples; None where fewer than half of the samples have one.

    >>> interval(np.array([0.2, 0.4, np.nan, 0.6]), level=0.5)
    Interval(low=0.30000000000000004, high=0.5, undefined=0.25)
    """
    known = figures[~np.isnan(figures)]
    undefined = 1 - len(known) / len(figures) if len(figures) else 1.0
    if len(known) < _FEWEST or undefined > _NO_MORE_UNDEFINED:
        return None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), undefined)
