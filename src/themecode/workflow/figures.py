"""Figures with their intervals, ready to be shown: None where a figure does not exist, never NaN."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from themecode.analysis import agreement as measures

Floats = NDArray[np.float64]
PLACES = 4


@dataclass(frozen=True)
class Figure:
    """A coefficient and its 95 % interval; None where it cannot be computed."""

    value: float | None
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, value: Floats, samples: Floats) -> Figure:
        """Read a figure and those of the bootstrap samples.

        >>> Figure.of(np.array(0.5), np.array([0.5, 0.5]))
        Figure(value=0.5, low=0.5, high=0.5)
        >>> Figure.of(np.array(np.nan), np.array([]))
        Figure(value=None, low=None, high=None)
        """
        if np.isnan(value):
            return cls(None)
        found = measures.interval(samples) if samples.size else None
        limits = (None, None) if found is None else (_rounded(found.low), _rounded(found.high))
        return cls(_rounded(float(value)), *limits)


@dataclass(frozen=True)
class Figures:
    """One code's figures by name; `given` counts how often each coder gave it, `says` why figures are missing."""

    code: str
    given: tuple[int, ...]
    figures: dict[str, Figure]
    says: str = ""


def of_samples(interviews: int, samples: int, seed: int) -> Floats:
    """Draw samples of interviews; none from one interview, for it says nothing about how interviews differ."""
    if interviews < 2 or samples < 1:  # noqa: PLR2004 - two can differ
        return np.empty((0, interviews))
    return measures.resampled(interviews, samples, seed)


def _rounded(value: float) -> float:
    return round(value, PLACES) + 0.0  # never -0.0
