"""The model of a study: which stretches it learns from, and what it says of any stretch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from themecode.suggesting.chances import Chances, chances
from themecode.suggesting.holding_out import folds, held_out, held_out_twice
from themecode.suggesting.ridge import Ridge, alike
from themecode.suggesting.stretch import Judged, Marks, Named, Numbers, Rows, Sparse, Stretch, first_of_each
from themecode.suggesting.vectors import NEAR, WEIGHTS, Blocks, Embed, Part, Vectors

LEARNT = 3_600
"""More stretches than this are not learnt from at once: of those without any code a drawn part stands for all."""
RULED = 600
"""So many stretches at most count beyond the turns that were read: those on which people ruled one by one."""
MEANING_COUNTS = 3.0
"""So many codings is a code's definition worth: measured, see docs/decisions."""


@dataclass(frozen=True)
class Lesson:
    """The stretches that are learnt from: rows of the study, what people said of them, who is held out with whom.

    `weight` says how many stretches each stands for: more than one only where a part was drawn.
    """

    rows: Rows
    judged: Judged
    weight: Numbers
    fold: Rows
    case: Rows

    @property
    def read(self) -> Rows:
        """The rows of the lesson of which every code is known: the turns that were read."""
        return np.flatnonzero(self.judged.known.all(axis=1))


def lesson(stretches: Sequence[Stretch], judged: Judged, seed: int = 0) -> Lesson:
    """Choose what is learnt from: what people judged, each wording once; all with a code, and a part of the rest."""
    known = first_of_each(stretches, np.flatnonzero(judged.known.any(axis=1)))
    coded, whole = (judged.there & judged.known)[known].any(axis=1), judged.known[known].all(axis=1)
    generator = np.random.default_rng(seed)
    ruled, plain, full = known[~whole], known[whole & ~coded], known[whole & coded]
    ruled = _drawn(generator, ruled, RULED)
    left = _drawn(generator, plain, max(LEARNT - len(full) - len(ruled), LEARNT // 4))
    full = _drawn(generator, full, LEARNT)
    rows = np.sort(np.concatenate([ruled, left, full]))
    weight = np.ones(len(rows))
    weight[np.isin(rows, left)] = len(plain) / max(len(left), 1)
    cases = [stretches[row].case for row in rows]
    _, case = np.unique(np.array(cases, dtype=str), return_inverse=True)
    return Lesson(rows, judged.rows(rows), weight, folds(cases), case.astype(np.int64))


def _drawn(generator: np.random.Generator, rows: Rows, most: int) -> Rows:
    return rows if len(rows) <= most else np.sort(generator.choice(rows, most, replace=False))


class Model:
    """One linear model a code, fitted to a lesson and to what the codebook says of each code."""

    def __init__(self, vectors: Vectors, said: Blocks, taught: Lesson) -> None:
        self.vectors, self.lesson = vectors, taught
        self.blocks = said.above(vectors.of_codes())
        count = len(vectors.codes)
        self.targets = np.vstack([taught.judged.there.astype(float), np.eye(count)])
        self.weight = np.r_[taught.weight, np.full(count, MEANING_COUNTS)]
        self.likeness = self.blocks.likeness(self.blocks)

    @classmethod
    def fit(
        cls,
        stretches: Sequence[Stretch],
        taught: Lesson,
        codes: Sequence[Named],
        parts: Sequence[Part] = tuple(WEIGHTS),
        embed: Embed | None = None,
    ) -> Model:
        """Read the stretches of a study and learn from some of them."""
        shown = _sample(len(stretches), taught.rows)
        vectors = Vectors([stretches[row] for row in shown], codes, parts, embed)
        return cls(vectors, blocks_at(vectors, stretches, taught.rows), taught)

    @cached_property
    def ridge(self) -> Ridge:
        """The fit to everything."""
        return Ridge.fit(self.likeness, self.targets, self.weight)

    @cached_property
    def known(self) -> Marks:
        """What is known of each row: of what the codebook says, everything."""
        return np.vstack([self.lesson.judged.known, np.ones((len(self.vectors.codes),) * 2, dtype=bool)])

    @cached_property
    def held_out(self) -> Numbers:
        """What the models say of each row of the lesson when its interviewee is left out."""
        return held_out(self.ridge, self._fold, self.known)[: len(self.lesson.rows)]

    @cached_property
    def held_out_twice(self) -> Numbers:
        """The same when two are left out: for each interviewee, what is said of the others without either."""
        return held_out_twice(self.ridge, self._fold, self.known)[:-1, : len(self.lesson.rows)]

    @cached_property
    def chances(self) -> list[Chances]:
        """For each code, how a score becomes a chance and an answer."""
        known, there = self.lesson.judged.known, self.lesson.judged.there
        return [
            chances(self.held_out[rows, code], there[rows, code], self.lesson.weight[rows])
            for code in range(known.shape[1])
            for rows in (np.flatnonzero(known[:, code]),)
        ]

    @cached_property
    def dual(self) -> Numbers:
        """How much each row of the lesson counts for each code."""
        found = np.zeros(self.targets.shape)
        for unknown, codes in alike(self.known):
            found[:, codes] = self.ridge.without(unknown, codes)
        return found

    @cached_property
    def weights(self) -> dict[Part, Sparse]:
        """How much each column of each part counts for each code."""
        return {part: WEIGHTS[part] * (block.T @ self.dual) for part, block in self.blocks.parts.items()}

    def scores(self, blocks: Blocks) -> Numbers:
        """Return what the models say of stretches: rows by codes."""
        total = np.tile(self.dual.sum(axis=0), (len(blocks), 1))
        for part, block in blocks.parts.items():
            total += block @ self.weights[part]
        return total

    @property
    def _fold(self) -> Rows:
        """The fold of each row; what the codebook says is in the last one, and is never held out from anybody."""
        own = self.lesson.fold
        return np.concatenate([own, np.full(len(self.vectors.codes), own.max(initial=0) + 1)])


def _sample(size: int, always: Rows, most: int = 30_000) -> Rows:
    """Return rows at even distances, and those that are learnt from."""
    every = np.arange(size) if size <= most else np.arange(0, size, size // most + 1)
    return np.union1d(every, always).astype(np.int64)


def blocks_at(vectors: Vectors, stretches: Sequence[Stretch], rows: Rows) -> Blocks:
    """Return the numbers of some stretches, read with those beside them."""
    last = max(len(stretches) - 1, 0)
    beside = np.unique(np.clip(rows[:, None] + np.arange(-len(NEAR), len(NEAR) + 1), 0, last).ravel())
    gaps = np.r_[True, np.diff(beside) > 1] if len(beside) else np.zeros(0, bool)
    shown = [
        Stretch(one.text, one.case, one.question, one.rules, follows=one.follows and not gap)
        for one, gap in zip((stretches[row] for row in beside), gaps, strict=True)
    ]
    return vectors.of(shown).rows(np.searchsorted(beside, rows))
