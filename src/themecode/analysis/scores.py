"""How well rules find what people coded: precision, recall and F1, with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964


@dataclass(frozen=True)
class Share:
    """So many of so many. Of none it has no value: that is not known, which is not 0 and not 1.

    >>> Share(3, 4).value, Share(0, 0).value
    (0.75, None)
    """

    part: int
    of: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1, None where it is not known."""
        return self.part / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Its 95 % Wilson interval, None where it is not known."""
        return wilson(self.part, self.of) if self.of else None


@dataclass(frozen=True)
class Score:
    """One code's rules: of what they find, how much is right; of what is there, how much they find."""

    code: str
    precision: Share
    recall: Share

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, None where either is not known.

        Rules that find nothing of what is there have an F1 of 0, though they have no precision.

        >>> Score("money", Share(3, 4), Share(3, 6)).f1
        0.6
        >>> Score("money", Share(3, 4), Share(0, 0)).f1 is None
        True
        """
        precision, recall = self.precision.value, self.recall.value
        if recall == 0:
            return 0.0
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision else 0.0


@dataclass(frozen=True)
class Means:
    """Means over codes: macro weighs each code the same, micro each decision."""

    macro_precision: float | None
    macro_recall: float | None
    macro_f1: float | None
    micro: Score

    @property
    def macro_figures(self) -> tuple[float | None, float | None, float | None]:
        """Precision, recall and F1, each code weighing the same."""
        return self.macro_precision, self.macro_recall, self.macro_f1

    def record(self) -> dict[str, dict[str, float | None]]:
        """Give both means by name."""
        micro = (self.micro.precision.value, self.micro.recall.value, self.micro.f1)
        names = ("precision", "recall", "f1")
        return {
            "macro": dict(zip(names, self.macro_figures, strict=True)),
            "micro": dict(zip(names, micro, strict=True)),
        }


def means(scores: Sequence[Score]) -> Means:
    """Return the means of several codes' scores; a macro mean is over the codes that have the figure.

    >>> one, two = Score("a", Share(1, 1), Share(1, 2)), Score("b", Share(1, 3), Share(1, 1))
    >>> found = means([one, two])
    >>> round(found.macro_precision, 3), found.macro_recall, found.micro.precision
    (0.667, 0.75, Share(part=2, of=4))
    """
    micro = Score(
        "micro",
        Share(sum(score.precision.part for score in scores), sum(score.precision.of for score in scores)),
        Share(sum(score.recall.part for score in scores), sum(score.recall.of for score in scores)),
    )
    return Means(
        _mean([score.precision.value for score in scores]),
        _mean([score.recall.value for score in scores]),
        _mean([score.f1 for score in scores]),
        micro,
    )


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def wilson(part: int, of: int) -> tuple[float, float]:
    """Return the 95 % score interval of a proportion (Wilson 1927; the figures here are Newcombe's, 1998).

    >>> [tuple(round(limit, 4) for limit in wilson(*counts)) for counts in ((81, 263), (15, 148), (0, 20), (1, 29))]
    [(0.2553, 0.3662), (0.0624, 0.1605), (0.0, 0.1611), (0.0061, 0.1718)]
    >>> wilson(20, 20)[1]
    1.0
    """
    share = part / of
    middle = share + _Z**2 / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    low, high = ((middle - reach) / (1 + _Z**2 / of), (middle + reach) / (1 + _Z**2 / of))
    return (low if part else 0.0), (high if part < of else 1.0)
