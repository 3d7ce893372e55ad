"""The record of a model: what it would have said of interviewees that it never saw, beside three plain ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from themecode.suggesting.chances import chances
from themecode.suggesting.measuring import (
    Estimate,
    Measured,
    calibration_error,
    mean,
    measured,
    redrawn,
    top_precision,
)
from themecode.suggesting.stretch import Marks, Numbers, Rows
from themecode.suggesting.training import Model

TOPS = (10, 50)
_UNREAD = "nobody marked what was read, so that no turn is known to lack it: themecode read DOC"


@dataclass(frozen=True)
class Floor:
    """How many codings of how many interviewees a code needs before anything is suggested for it."""

    codings: int = 10
    interviewees: int = 3


@dataclass(frozen=True)
class CodeRecord:
    """One code: what it rests on, how good the model, its name as a keyword, and the rules are; why it abstains.

    `share` is that of coded stretches: the average precision of a blind guess. `abstains` is empty where suggestions
    are given.
    """

    code: str
    stretches: int
    coded: int
    interviewees: int
    model: Measured
    keyword: Measured
    rules: Measured
    share: float
    top: tuple[float | None, ...]
    abstains: str = ""


@dataclass(frozen=True)
class Held:
    """Scores, chances and answers for each row, all of models that never saw its interviewee."""

    rows: Rows
    scores: Numbers
    chance: Numbers
    said: Marks
    known: Marks
    there: Marks
    weight: Numbers
    case: Rows


@dataclass(frozen=True)
class Record:
    """All codes, the means over them, and the calibration of the chances."""

    codes: tuple[CodeRecord, ...]
    interviewees: int
    stretches: int
    calibration: float | None
    micro_f1: Estimate
    rules_micro_f1: Estimate
    held: Held = field(repr=False)

    def mean_of(self, figure: str, way: str = "model") -> float | None:
        """Return the mean of a figure over the codes that anybody coded."""
        return mean([getattr(getattr(one, way), figure).value for one in self.codes if one.coded])


def held(model: Model) -> Held:
    """Hold out each interviewee: thresholds and chances, too, come from the others, each held out as well."""
    taught = model.lesson
    judged, read = taught.judged, taught.read
    rows = read if len(read) else np.arange(len(taught.rows))
    known, there, weight = judged.known[rows], (judged.there & judged.known)[rows], taught.weight[rows]
    scores, fold = model.held_out[rows], taught.fold[rows]
    chance, said = np.zeros(scores.shape), np.zeros(scores.shape, dtype=bool)
    for place, number in enumerate(np.unique(taught.fold)):
        mine, others = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
        inner = model.held_out_twice[place][rows].astype(float)
        for code in range(scores.shape[1]):
            learnt = others[known[others, code]]
            if len(learnt) and there[learnt, code].any():
                found = chances(inner[learnt, code], there[learnt, code], weight[learnt])
                chance[mine, code] = found.of(scores[mine, code])
                said[mine, code] = scores[mine, code] >= found.threshold
    return Held(rows, scores, chance, said, known, there, weight, taught.case[rows])


def evaluate(model: Model, keyword: Marks, rules: Marks, floor: Floor | None = None, seed: int = 0) -> Record:
    """Measure every code. `keyword` and `rules` say of each row of the lesson what these two plain ways find."""
    found, floor = held(model), floor or Floor()
    times = redrawn(found.case, seed) * found.weight
    codes = []
    plain = (keyword[found.rows], rules[found.rows])
    for number, code in enumerate(model.vectors.codes):
        at = np.flatnonzero(found.known[:, number])
        there = found.there[at, number]
        weighed = times[:, at]
        mine = measured(there, found.said[at, number], found.scores[at, number], weighed)
        others = [measured(there, hits[at, number], hits[at, number].astype(float), weighed[:1]) for hits in plain]
        coded, people = int(there.sum()), len(np.unique(found.case[at][there]))
        share = float((found.weight[at] * there).sum() / max(found.weight[at].sum(), 1))
        top = tuple(top_precision(there, found.scores[at, number], size) for size in TOPS)
        why = _too_few(coded, people, floor) or ("" if len(model.lesson.read) else _UNREAD)
        why = why or _why_not(mine, others[1], share)
        codes.append(CodeRecord(code.id, len(at), coded, people, mine, others[0], others[1], share, top, why))
    return _record(codes, found, times, plain[1])


def _record(codes: Sequence[CodeRecord], found: Held, times: Numbers, rules: Marks) -> Record:
    known = found.known
    weight = np.broadcast_to(found.weight[:, None], known.shape)[known]
    error = calibration_error(found.there[known], found.chance[known], weight) if known.any() else None
    micro, plain = (Estimate(*_pooled(found.there & known, said & known, times)) for said in (found.said, rules))
    return Record(tuple(codes), len(np.unique(found.case)), len(found.rows), error, micro, plain, found)


def _pooled(there: Marks, said: Marks, times: Numbers) -> tuple[float | None, float | None, float | None]:
    right, both = times @ (there & said).sum(axis=1), times @ (there.sum(axis=1) + said.sum(axis=1))
    if not len(both) or not both[0]:
        return None, None, None
    values = 2 * right[both > 0] / both[both > 0]
    low, high = np.quantile(values[1:], [0.025, 0.975]) if len(values) > 1 else (None, None)
    return float(values[0]), low, high


def _too_few(coded: int, people: int, floor: Floor) -> str:
    if coded >= floor.codings and people >= floor.interviewees:
        return ""
    return (
        f"too few examples: {coded} coded segments of {people} interviewees; "
        f"the floor is {floor.codings} of {floor.interviewees}"
    )


def _why_not(model: Measured, rules: Measured, share: float) -> str:
    """Say in a sentence why nothing is suggested for a code; nothing where there is no reason not to."""
    ranked = model.average_precision
    if ranked.low is not None and ranked.low <= share:
        return (
            f"no better than chance: average precision {ranked.value:.2f} ({ranked.low:.2f}-{ranked.high:.2f}), "
            f"and {share:.2f} by guessing"
        )
    mine, theirs = model.f1.value or 0.0, rules.f1.value or 0.0
    if mine <= theirs:
        return f"it does not beat the codebook's rules: F1 {mine:.2f}, theirs {theirs:.2f}"
    return ""
