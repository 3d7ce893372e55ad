"""Suggestions: what a model proposes from people's codings, and how good that is. Pure: records in, figures out.

The only room that may import scikit-learn. Nothing is kept on disk: a model is fitted anew in seconds.
"""

from themecode.suggesting.curve import Point, Spared, learning_curve, spared
from themecode.suggesting.doctoring import Pair, Slip, not_told_apart, same_stretches, slips
from themecode.suggesting.measuring import Estimate, Measured
from themecode.suggesting.ordering import Unfound, by_gain, draw, mixed, unfound
from themecode.suggesting.reasons import Reason, Weighed, reason
from themecode.suggesting.record import CodeRecord, Floor, Held, Record, evaluate
from themecode.suggesting.stretch import Judged, Marks, Named, Numbers, Rows, Stretch, first_of_each
from themecode.suggesting.training import Lesson, Model, blocks_at, lesson
from themecode.suggesting.vectors import WEIGHTS, Blocks, Embed, Part, Vectors

__all__ = [
    "WEIGHTS",
    "Blocks",
    "CodeRecord",
    "Embed",
    "Estimate",
    "Floor",
    "Held",
    "Judged",
    "Lesson",
    "Marks",
    "Measured",
    "Model",
    "Named",
    "Numbers",
    "Pair",
    "Part",
    "Point",
    "Reason",
    "Record",
    "Rows",
    "Slip",
    "Spared",
    "Stretch",
    "Unfound",
    "Vectors",
    "Weighed",
    "blocks_at",
    "by_gain",
    "draw",
    "evaluate",
    "first_of_each",
    "learning_curve",
    "lesson",
    "mixed",
    "not_told_apart",
    "reason",
    "same_stretches",
    "slips",
    "spared",
    "unfound",
]  # fmt: skip
