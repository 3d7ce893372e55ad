"""Why a stretch is suggested: the words that weighed most, what else did, and the coded stretches most like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from themecode.suggesting.stretch import Rows, Stretch
from themecode.suggesting.training import Model
from themecode.suggesting.vectors import KINDS, WEIGHTS, Blocks, Part

_WORD = re.compile(r"\w[\w'\u2019-]*")
WORDS = 3
ALIKE = 3


@dataclass(frozen=True)
class Weighed:
    """A word or pair of words of the stretch, where it stands in it, and how much it weighed."""

    text: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Reason:
    """What spoke for a code: words, the other parts with their weight, and rows of the lesson that are most alike."""

    words: tuple[Weighed, ...]
    parts: tuple[tuple[Part, float], ...]
    alike: tuple[tuple[int, float], ...]


def reason(model: Model, stretch: Stretch, blocks: Blocks, code: int, leave: Rows) -> Reason:
    """Say why a stretch may have a code; `blocks` is its one row. `leave` are rows not to compare with."""
    words = _weighed(model, stretch, blocks, code)
    parts = [
        (part, float(np.asarray((block @ model.weights[part])[0, code]).item()))
        for part, block in blocks.parts.items()
        if part not in KINDS
    ]
    told = tuple((part, weight) for part, weight in parts if weight > 0)
    return Reason(words, tuple(sorted(told, key=lambda one: -one[1])), _alike(model, blocks, code, leave))


def _weighed(model: Model, stretch: Stretch, blocks: Blocks, code: int) -> tuple[Weighed, ...]:
    """Give each word the weight of its own columns and of the letters in it; each word once, at its first place."""
    found = {}
    spans = [match.span() for match in _WORD.finditer(stretch.text)]
    for start, end in spans:
        word = stretch.text[start:end]
        if word.lower() not in found:
            weight = sum(_weight(model, blocks, code, kind, model.vectors.column(kind, word)) for kind in KINDS)
            found[word.lower()] = Weighed(word, start, end, weight)
    best = sorted((one for one in found.values() if one.weight > 0), key=lambda one: (-one.weight, one.start))
    return tuple(best[:WORDS])


def _weight(model: Model, blocks: Blocks, code: int, kind: Part, columns: Rows) -> float:
    if kind not in blocks.parts or not len(columns):
        return 0.0
    values = blocks.parts[kind][0, columns].toarray()[0]
    return float(values @ model.weights[kind][columns, code])


def _alike(model: Model, blocks: Blocks, code: int, leave: Rows) -> tuple[tuple[int, float], ...]:
    judged = model.lesson.judged
    coded = np.setdiff1d(np.flatnonzero(judged.there[:, code] & judged.known[:, code]), leave)
    if not len(coded):
        return ()
    parts: Sequence[Part] = [part for part in (*KINDS, "meaning") if part in blocks.parts]
    near = blocks.likeness(model.blocks.rows(coded), parts)[0] / sum(WEIGHTS[part] for part in parts)
    best = np.argsort(-near, kind="stable")[:ALIKE]
    return tuple((int(coded[row]), float(near[row])) for row in best if near[row] > 0)
