"""Step: how good suggestions are, one interviewee held out, beside three plain ways; and what is still unfound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from themecode import suggesting
from themecode.errors import ThemecodeError
from themecode.model import DRAWN, Cell, Table
from themecode.suggesting import CodeRecord, Estimate, Point, Record, Spared
from themecode.workflow.suggesting import Suggesting, words_in

_FIGURES = ("precision", "recall", "f1", "average_precision")
HEADER = (
    *("code", "stretches", "coded", "interviewees"),
    *(f"{figure}{limit}" for figure in _FIGURES for limit in ("", "_low", "_high")),
    *("top_10", "top_50", "majority_f1", "majority_average_precision"),
    *("keyword_f1", "keyword_average_precision", "rules_f1", "rules_average_precision", "abstains"),
)


@dataclass(frozen=True)
class Evaluation:
    """The record of a study's model, with what more coding would bring and what reading it may spare."""

    model: Suggesting

    @property
    def record(self) -> Record:
        """The figures."""
        return self.model.record

    @property
    def table(self) -> Table:
        """One code a row, with 95 % intervals over interviewees."""
        return Table("suggestions' record", HEADER, tuple(map(_row, self.record.codes)), self.basis)

    @cached_property
    def curve(self) -> list[Point]:
        """What the model was worth with fewer coded interviews, and would be with ten more."""
        return suggesting.learning_curve(self.model.model)

    @cached_property
    def spared(self) -> Spared | None:
        """How much reading the order of the model may spare."""
        judged = self.model.judgement.judged
        waiting = [row for row in range(len(judged.known)) if not judged.known[row].any()]
        return suggesting.spared(self.record.held, words_in(self.model.said, waiting))

    @property
    def means(self) -> tuple[str, ...]:
        """The means over all codes, one way a line."""
        record, mean = self.record, self.record.mean_of
        micro = {"model": record.micro_f1.value, "rules": record.rules_micro_f1.value, "keyword": None}
        return tuple(
            f"{way:<9}macro F1 {figure(mean('f1', way))}   micro F1 {figure(micro[way])}   "
            f"mean average precision {figure(mean('average_precision', way))}"
            for way in ("model", "rules", "keyword")
        )

    @property
    def chance(self) -> str:
        """Say so where the model is no better than chance."""
        tried = [one for one in self.record.codes if "too few" not in one.abstains]
        if tried and all("chance" in one.abstains for one in tried):
            return "The model is no better than chance for any code: nothing in the words goes with these codings."
        return ""

    @property
    def basis(self) -> str:
        """Say what was measured, and how."""
        record, said = self.record, self.model.said
        dropped = int(self.model.judgement.judged.known.any(axis=1).sum()) - len(self.model.lesson.rows)
        left = f" {dropped:,} that repeat others' words, or were not drawn, are left out." if dropped else ""
        gap = "not known" if record.calibration is None else f"{record.calibration:.3f}"
        return (
            f"Unit: the {said.unit}; {record.stretches:,} that people read or coded, of "
            f"{record.interviewees} interviewees.{left} Each interviewee is held out in turn, from fit, "
            "chances and thresholds alike. Intervals: 95 %, "
            "interviewees redrawn. Majority: says no to all; by guessing, the average precision is the share of coded "
            f"ones. Keyword: a word of the code's name. Rules: the codebook's. Calibration error {gap}: the mean gap "
            "between chance promised and share that came."
        )


def _row(one: CodeRecord) -> tuple[Cell, ...]:
    limits = [value for name in _FIGURES for value in _limits(getattr(one.model, name))]
    plain = [value for way in (one.keyword, one.rules) for value in (way.f1.value, way.average_precision.value)]
    rounded = [None if value is None else round(value, 4) for value in (*one.top, 0.0, one.share, *plain)]
    return (one.code, one.stretches, one.coded, one.interviewees, *limits, *rounded, one.abstains)


def _limits(found: Estimate) -> tuple[float | None, ...]:
    return tuple(None if value is None else round(value, 4) for value in (found.value, found.low, found.high))


def figure(value: float | None) -> str:
    """Write a share as .83; a dash where it is not known.

    >>> figure(0.826), figure(None), figure(1.0)
    ('.83', '-', '1.0')
    """
    if value is None:
        return "-"
    return "1.0" if value >= 0.995 else f"{value:.2f}".removeprefix("0")  # noqa: PLR2004 - what would be written 1.00


def unfound_table(model: Suggesting) -> Table:
    """Return how many codings may still be among the words that nobody read: by draw, and by the model."""
    rows = []
    for number, code in enumerate(model.said.codes):
        drawn = _drawn(model, code.id)
        unread = model.unread(number)
        found = suggesting.unfound(len(unread) + len(drawn), len(drawn), sum(drawn))
        chance = model.chance(_array(unread), number) if unread and not model.why_not(number) else None
        by_model = None if chance is None else round(float(chance.sum()), 1)
        estimate = None if found.estimate is None else round(found.estimate, 1)
        rows.append(
            (code.id, len(unread), found.judged, found.found, estimate, int(found.low), int(found.high), by_model)
        )
    header = ("code", "unread", "drawn and ruled on", "of them coded", "unfound", "low", "high", "by the model")
    basis = (
        f"{model.said.unit.capitalize()}s that nobody read or ruled on. Unfound: from those that were drawn at random "
        "(review --origin suggestions --order gain), with the exact 95 % interval; without a draw nothing is known, "
        "and the interval is everything. By the model: the sum of its chances, as good as its calibration; a dash "
        "where it abstains. An estimate, no proof: a rare code needs many draws."
    )
    return Table("unfound", header, tuple(rows), basis)


def _array(rows: list[int]) -> suggesting.Rows:
    import numpy as np

    return np.array(rows, dtype=np.int64)


def _drawn(model: Suggesting, code: str) -> list[bool]:
    """Return what people ruled on stretches that were drawn at random."""
    return [
        coding.status == "confirmed"
        for coding in model.study.codings
        if coding.origin == "suggestion" and coding.code == code and any(DRAWN in one.flags for one in coding.evidence)
    ]


def curve_table(points: list[Point]) -> Table:
    """Return a learning curve as a table."""
    rows = tuple(
        (
            one.interviews,
            round(one.average_precision, 3),
            round(one.low, 3),
            round(one.high, 3),
            "" if one.told else "extrapolated",
        )
        for one in points
    )
    basis = "Mean average precision over codes, on interviewees who were held out; the last row goes on along the line."
    return Table("learning curve", ("coded interviews", "average precision", "low", "high", ""), rows, basis)


def refuse_unlearnt(model: Suggesting) -> None:
    """Raise ThemecodeError where nobody has coded or read anything that could be learnt from."""
    if not len(model.lesson.rows):
        raise ThemecodeError(
            "Nobody has coded, confirmed or rejected anything yet: there is nothing to learn from.",
            mend="Code by hand (themecode code, themecode serve) and mark what you read: themecode read DOC",
        )
