"""From a model's score to a chance that a person would agree, and to a yes or no."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themecode.suggesting.stretch import Marks, Numbers

_STEPS = 30
_STEEPEST = 30.0
_NEAR = 1e-8


@dataclass(frozen=True)
class Chances:
    """Two numbers that turn a score into a chance (Platt 1999), and the score from which on the answer is yes."""

    slope: float
    middle: float
    threshold: float

    def of(self, scores: Numbers) -> Numbers:
        """Return the chances of scores."""
        found: Numbers = 1 / (1 + np.exp(-np.clip(self.slope * scores + self.middle, -_STEEPEST, _STEEPEST)))
        return found


def chances(scores: Numbers, there: Marks, weight: Numbers) -> Chances:
    """Fit both to scores of people who were held out.

    The threshold is the score above which as many stretches lie as people coded: on few codings that is steadier
    than the threshold with the best F1. The targets are drawn in as Platt proposed, so that few codings do not make
    certainty.
    """
    have, lack = float(weight[there].sum()), float(weight[~there].sum())
    target = np.where(there, (have + 1) / (have + 2), 1 / (lack + 2))
    spread = float(scores.std()) or 1.0
    centre = float(scores.mean())
    slope, middle = _logistic((scores - centre) / spread, target, weight)
    slope = max(slope, 0.0) / spread
    return Chances(slope, middle - slope * centre, _threshold(scores, have, weight))


def _logistic(x: Numbers, target: Numbers, weight: Numbers) -> tuple[float, float]:
    share = float(np.clip((weight * target).sum() / weight.sum(), 1e-6, 1 - 1e-6))
    found = np.array([1.0, np.log(share / (1 - share))])
    design = np.column_stack([x, np.ones_like(x)])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ found, -_STEEPEST, _STEEPEST)))
        gradient = design.T @ (weight * (target - p))
        curve = (design * (weight * p * (1 - p))[:, None]).T @ design + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, gradient)
        found = found + np.clip(step, -2, 2)
        if np.abs(step).max() < _NEAR:
            break
    return float(found[0]), float(found[1])


def _threshold(scores: Numbers, have: float, weight: Numbers) -> float:
    order = np.argsort(-scores, kind="stable")
    above = np.cumsum(weight[order])
    last = int(np.searchsorted(above, max(have, 1.0)))
    return float(scores[order[min(last, len(order) - 1)]])
