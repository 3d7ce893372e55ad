"""Step: how well the rules find what people coded, in a project or in a table of texts, with the words to read.

What is counted, and what cannot be known: docs/reference/score.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from themecode import analysis
from themecode.model import Table
from themecode.workflow.passages import Passage

COLUMNS = (
    *("code", "right", "false", "precision", "precision_low", "precision_high"),
    *("found", "known", "missed", "recall", "recall_low", "recall_high", "f1"),
)


@dataclass(frozen=True)
class Scoring:
    """What the rules are worth, code by code; `missed` are those of people's that they do not find.

    `means` are there where every text was judged for every code.
    """

    scores: tuple[analysis.Score, ...]
    means: analysis.Means | None
    missed: tuple[Passage, ...]
    false: tuple[Passage, ...]
    basis: str

    def of(self, code: str) -> Scoring:
        """Return the score of one code alone."""
        return Scoring(
            tuple(score for score in self.scores if score.code == code),
            None,
            tuple(passage for passage in self.missed if passage.code == code),
            tuple(passage for passage in self.false if passage.code == code),
            self.basis,
        )

    @property
    def table(self) -> Table:
        """The scores as a table, one code a row, with counts and 95 % intervals."""
        missed = [passage.code for passage in self.missed]
        rows = tuple(_row(score, missed.count(score.code)) for score in self.scores)
        return Table("score", COLUMNS, rows, self.basis)


def _row(score: analysis.Score, missed: int) -> tuple[str | int | float | None, ...]:
    precision, recall = score.precision, score.recall
    return (
        *(score.code, precision.part, precision.of - precision.part, _rounded(precision.value)),
        *_limits(precision),
        *(recall.part, recall.of, missed, _rounded(recall.value)),
        *_limits(recall),
        _rounded(score.f1),
    )


def _limits(share: analysis.Share) -> tuple[float | None, float | None]:
    low, high = share.interval or (None, None)
    return _rounded(low), _rounded(high)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
