"""What more coded interviews would bring, and how much reading the order of the model would spare: estimates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themecode.suggesting.measuring import average_precisions, mean
from themecode.suggesting.record import Held
from themecode.suggesting.ridge import Ridge
from themecode.suggesting.stretch import Numbers, Rows
from themecode.suggesting.training import Model

_DRAWS = 2
_QUARTERS = 4


@dataclass(frozen=True)
class Point:
    """So many coded interviews, and the mean average precision with so many; `told` of an extrapolation is False."""

    interviews: int
    average_precision: float
    low: float
    high: float
    told: bool = True


def learning_curve(model: Model, more: int = 10, seed: int = 0) -> list[Point]:
    """Learn from a quarter, half and three quarters of the interviewees, drawn at random; look `more` ahead.

    Every stretch is scored once at each size, by a model that never saw its interviewee, so that all sizes are tested
    on the same words. The last point goes on along the straight line over the logarithm of the number of interviews:
    an extrapolation.
    """
    numbers = np.unique(model.lesson.fold)
    if len(numbers) < _QUARTERS:
        return []
    generator = np.random.default_rng(seed)
    circles = [generator.permutation(numbers) for _ in range(_DRAWS)]
    points = [point for learnt in (1, 2, 3) if (point := _point(model, circles, learnt)) is not None]
    whole = _ranked(model, model.held_out, np.arange(len(model.lesson.rows)))
    if whole is not None:
        points.append(Point(len(numbers) - 1, whole, whole, whole))
    return points + ([_ahead(points, more)] if len(points) > _QUARTERS - 1 else [])


def _point(model: Model, circles: list[Rows], learnt: int) -> Point | None:
    """Learn from so many quarters of a circle of interviewees, and test on the next one, all round the circle."""
    rows = np.arange(len(model.lesson.rows))
    found = []
    for circle in circles:
        scores = np.zeros((len(rows), model.targets.shape[1]))
        parts = np.array_split(circle, _QUARTERS)
        for first in range(_QUARTERS):
            teach = np.concatenate([parts[(first + step) % _QUARTERS] for step in range(learnt)])
            tested = np.flatnonzero(np.isin(model.lesson.fold, parts[(first + learnt) % _QUARTERS]))
            scores[tested] = _learnt_from(model, teach, tested)
        found.append(_ranked(model, scores, rows))
    known = [value for value in found if value is not None]
    size = round(len(circles[0]) * learnt / _QUARTERS)
    return Point(size, sum(known) / len(known), min(known), max(known)) if known else None


def _ahead(points: list[Point], more: int) -> Point:
    x = np.log([point.interviews for point in points])
    y = np.array([point.average_precision for point in points])
    (slope, start), spread = np.polyfit(x, y, 1), y
    off = float(np.abs(spread - (slope * x + start)).max())
    size = points[-1].interviews + more
    value = float(np.clip(slope * np.log(size) + start, 0, 1))
    return Point(size, value, max(value - 2 * off, 0.0), min(value + 2 * off, 1.0), told=False)


def _learnt_from(model: Model, teach: Rows, tested: Rows) -> Numbers:
    fold, count = model.lesson.fold, len(model.lesson.rows)
    inside = np.flatnonzero(np.isin(fold, teach) & model.lesson.judged.known.all(axis=1))
    rows = np.r_[inside, np.arange(count, len(model.targets))]
    ridge = Ridge.fit(model.likeness[np.ix_(rows, rows)], model.targets[rows], model.weight[rows])
    found: Numbers = (model.likeness[np.ix_(tested, rows)] + 1.0) @ ridge.dual
    return found


def _ranked(model: Model, scores: Numbers, rows: Rows) -> float | None:
    judged, weight = model.lesson.judged, model.lesson.weight
    found: list[float | None] = []
    for code in range(judged.known.shape[1]):
        at = np.flatnonzero(judged.known[rows, code])
        there = judged.there[rows[at], code]
        if there.any() and not there.all():
            found.append(float(average_precisions(there, scores[at, code], weight[rows[at]][None])[0]))
    return mean(found)


@dataclass(frozen=True)
class Spared:
    """How much a person would read, in the order of the model, to find a share of the codings."""

    recall: float
    read: float
    words: int
    hours: float


def spared(held: Held, waiting: int, recall: float = 0.8, words_an_hour: int = 4_000) -> Spared | None:
    """Estimate the hours saved on words that wait to be read, from what held-out interviewees would have needed.

    Each code's stretches are read in the order of their chances; a stretch that is read for one code is read.
    """
    there, total = held.there & held.known, float((held.there & held.known).sum())
    if not total:
        return None
    chance = np.where(held.known, held.chance, 0.0).max(axis=1)
    order = np.argsort(-chance, kind="stable")
    found = np.cumsum(there[order].sum(axis=1)) / total
    read = (int(np.searchsorted(found, recall)) + 1) / len(order)
    return Spared(recall, read, waiting, waiting * (1 - read) / words_an_hour)
