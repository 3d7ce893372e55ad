"""Figures with their intervals, ready to be shown: None where a figure does not exist, never NaN."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from themecode.analysis import agreement as measures

Floats = NDArray[np.float64]
PLACES = 4
_MANY_LOST = 0.05


@dataclass(frozen=True)
class Figure:
    """A coefficient and its 95 % interval; None where it cannot be computed.

    `lost` is the share of samples without variation, which have no figure; with more than half there is no interval.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    lost: float = 0.0

    @classmethod
    def of(cls, value: Floats, samples: Floats) -> Figure:
        """Read a figure and those of the bootstrap samples.

        >>> Figure.of(np.array(0.5), np.array([0.5, 0.5, np.nan, 0.5]))
        Figure(value=0.5, low=0.5, high=0.5, lost=0.25)
        >>> Figure.of(np.array(np.nan), np.array([]))
        Figure(value=None, low=None, high=None, lost=0.0)
        """
        if np.isnan(value):
            return cls(None)
        if not samples.size:
            return cls(_rounded(float(value)))
        found, lost = measures.interval(samples), round(float(np.isnan(samples).mean()), PLACES)
        if found is None:
            return cls(_rounded(float(value)), lost=lost)
        return cls(_rounded(float(value)), _rounded(found.low), _rounded(found.high), lost)


@dataclass(frozen=True)
class Figures:
    """One code's figures by name; `given` counts how often each coder gave it, `says` why figures are missing.

    `prevalence` is the share of all judgments that give the code.
    """

    code: str
    given: tuple[int, ...]
    figures: dict[str, Figure]
    says: str = ""
    prevalence: float | None = None


def caution(figure: Figure) -> str:
    """Say what an interval hides: samples without variation, or coders who never differed; nothing else.

    >>> caution(Figure(0.4, lost=0.62)), caution(Figure(0.4, 0.1, 0.6, 0.2)), caution(Figure(0.4, 0.1, 0.6))
    ('62 % of the samples have no variation: no interval', '20 % of the samples have no variation, left out', '')
    >>> caution(Figure(1.0, 1.0, 1.0))
    'they never differed here, which is no certainty that they would not elsewhere'
    """
    if figure.value is not None and figure.lost >= _MANY_LOST:
        kept = ": no interval" if figure.low is None else ", left out"
        return f"{100 * figure.lost:.0f} % of the samples have no variation{kept}"
    if figure.value == figure.low == 1:
        return "they never differed here, which is no certainty that they would not elsewhere"
    return ""


def of_samples(interviews: int, samples: int, seed: int) -> Floats:
    """Draw samples of interviews; none from one interview, for it says nothing about how interviews differ."""
    if interviews < 2 or samples < 1:  # noqa: PLR2004 - two can differ
        return np.empty((0, interviews))
    return measures.resampled(interviews, samples, seed)


def _rounded(value: float) -> float:
    return round(value, PLACES) + 0.0  # never -0.0
