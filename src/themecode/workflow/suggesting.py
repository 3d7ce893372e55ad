"""Step: what a model, taught by people's codings, proposes for words that nobody coded, with its reasons.

How good it is stands in the record (workflow/suggestion_record.py); without a good one it abstains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import numpy as np

from themecode import suggesting
from themecode.model import DRAWN, Suggestion, suggestion_id
from themecode.suggesting import Blocks, Embed, Floor, Judged, Lesson, Model, Numbers, Record, Rows
from themecode.workflow.judging import Judgement, judgement
from themecode.workflow.spoken import Asked, Spoken, spoken
from themecode.workflow.study import Study
from themecode.workflow.suggestion_reasons import Reasons

if TYPE_CHECKING:
    from themecode.memory import MemoryStore
    from themecode.store import Store

Order = Literal["chance", "gain"]
WORDS = 4
"""Stretches of fewer words are not suggested: yes, right, exactly."""
_LEAST_CHANCE = 0.02
_AT_ONCE = 20_000
_DOUBTFUL = 150
_KEPT: WeakKeyDictionary[Store | MemoryStore, tuple[object, Suggesting]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Wishes:
    """What is to be suggested: for one code or document, so many a code, and in which order."""

    code: str = ""
    document: str = ""
    limit: int = 10
    order: Order = "chance"


@dataclass(frozen=True)
class Manner:
    """How it is done: by sentence or turn, the floor below which nothing is suggested, a local model of meanings."""

    unit: Asked = "auto"
    floor: Floor = field(default_factory=Floor)
    embed: Embed | None = None
    embedding: str = ""


@dataclass(frozen=True)
class Suggested:
    """What came of it: suggestions by code, why others have none, and what all of it rests on."""

    suggestions: tuple[Suggestion, ...]
    abstained: tuple[tuple[str, str], ...]
    basis: str


def suggestions_of(study: Study, manner: Manner | None = None) -> Suggesting:
    """Return the model of a study as it stands; it is kept while the project is open and nothing was done."""
    manner = manner or Manner()
    actions = study.store.actions()
    key = (len(actions), study.viewer, manner.unit, manner.floor, manner.embedding)
    kept = _KEPT.get(study.store)
    if kept is None or kept[0] != key:
        kept = _KEPT[study.store] = (key, Suggesting(study, manner))
    return kept[1]


class Suggesting:
    """A study as the model reads it; each part is made when it is asked for."""

    def __init__(self, study: Study, manner: Manner) -> None:
        self.study, self.manner = study, manner

    @cached_property
    def said(self) -> Spoken:
        """What participants said."""
        return spoken(self.study, self.manner.unit)

    @cached_property
    def judgement(self) -> Judgement:
        """What people said of it."""
        return judgement(self.said)

    @cached_property
    def lesson(self) -> Lesson:
        """What the model learns from."""
        return suggesting.lesson(self.said.stretches, self.judgement.judged)

    @cached_property
    def model(self) -> Model:
        """The model, fitted to it."""
        return Model.fit(self.said.stretches, self.lesson, self.said.codes, embed=self.manner.embed)

    @cached_property
    def record(self) -> Record:
        """How good the model is for interviewees whom it never saw."""
        rows = self.lesson.rows
        return suggesting.evaluate(self.model, self.said.keyword[rows], self.said.rules[rows], self.manner.floor)

    @cached_property
    def fingerprint(self) -> str:
        """The model's name: it changes with every word, coding and decision that it was taught by."""
        judged: Judged = self.judgement.judged
        parts = [judged.known.tobytes(), judged.there.tobytes(), self.manner.embedding.encode()]
        parts += [repr(self.said.codes).encode(), *(document.sha256.encode() for document in self.study.documents)]
        return sha256(b"\0".join(parts)).hexdigest()[:8]

    @cached_property
    def scores(self) -> Numbers:
        """What the model says of every stretch; of one that it learnt from, what it says without its interviewee."""
        stretches = self.said.stretches
        found = np.zeros((len(stretches), len(self.said.codes)))
        for start in range(0, len(stretches), _AT_ONCE):
            rows = np.arange(start, min(start + _AT_ONCE, len(stretches)))
            found[rows] = self.model.scores(self.blocks(rows))
        if len(self.lesson.rows):
            found[self.lesson.rows] = self.model.held_out
        return found

    def blocks(self, rows: Rows) -> Blocks:
        """Return some stretches as numbers."""
        return suggesting.blocks_at(self.model.vectors, self.said.stretches, rows)

    def suggest(self, wishes: Wishes) -> Suggested:
        """Rank what nobody coded, for each code that the model may speak of. Raises UnknownNameError."""
        if wishes.document:
            self.study.document(wishes.document)
        wanted = [self.study.code(wishes.code)] if wishes.code else [code.id for code in self.said.codes]
        found: list[Suggestion] = []
        abstained = []
        for number, code in enumerate(code.id for code in self.said.codes):
            why = self.why_not(number) if code in wanted else ""
            if why:
                abstained.append((code, why))
            elif code in wanted:
                found += self._ranked(number, wishes)
        return Suggested(tuple(found), tuple(abstained), self.basis)

    def why_not(self, code: int) -> str:
        """Say why nothing is suggested for a code; nothing where there is no reason not to."""
        if not self.judgement.judged.there[:, code].any():
            return "" if self.manner.embed else "nobody has coded it yet"
        return self.record.codes[code].abstains

    def candidates(self, code: int, document: str = "") -> Rows:
        """Return the rows that may be suggested: not coded, and not in turns that somebody marked as read."""
        free = ~self.judgement.coded[:, code] & ~self.judgement.marked
        here = [document in ("", segment.document) for segment in self.said.segments]
        return np.flatnonzero(free & np.array(here, dtype=bool) & self._long)

    def suggestion(self, row: int, code: int, *, drawn: bool = False) -> Suggestion:
        """Return one suggestion with its reasons."""
        segment, stretch, name = self.said.segments[row], self.said.stretches[row], self.said.codes[code].id
        chance = self.chance(np.array([row]), code)
        told = None if chance is None else float(chance[0])
        evidence, because, near = Reasons(self.said, self.model).of(row, code, self.blocks(np.array([row])))
        rule = "suggestion" if told is None else f"suggestion {told:.2f}"
        marked = tuple(
            one.of_suggestion(segment, rule, f"model {self.fingerprint}", (DRAWN,) * drawn) for one in evidence
        )
        named = suggestion_id(segment, stretch.text, name)
        return Suggestion(named, segment, stretch.text, name, told, self.fingerprint, marked, because, near, drawn)

    def chance(self, rows: Rows, code: int) -> Numbers | None:
        """Return the chance that a person would agree; None where nobody has coded it yet."""
        if not self.judgement.judged.there[:, code].any():
            return None
        return self.model.chances[code].of(self.scores[rows, code])

    @cached_property
    def basis(self) -> str:
        """Say what the suggestions rest on."""
        rows, judged = self.lesson.rows, self.judgement
        marked, presumed = int(judged.marked.sum()), int(judged.presumed.sum())
        return (
            f"Suggestions, counted nowhere until you accept them. Unit: the {self.said.unit}. "
            f"Model {self.fingerprint}, taught by {len(rows):,} of {len(self.said.segments):,} {self.said.unit}s "
            f"of participants, of {len(np.unique(self.lesson.case))} interviewees ({marked:,} in turns marked as read, "
            f"{presumed:,} before the last coded turn of documents without such marks). The chance is that a person "
            "would agree, as interviewees whom the model never saw bore out: themecode suggest evaluate."
        )

    @cached_property
    def _long(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return np.array([len(stretch.text.split()) >= WORDS for stretch in self.said.stretches], dtype=bool)

    def _ranked(self, code: int, wishes: Wishes) -> list[Suggestion]:
        rows = self.candidates(code, wishes.document)
        best = rows[np.argsort(-self.scores[rows, code], kind="stable")]
        chance = self.chance(best, code)
        if wishes.order == "gain" and chance is not None:
            return [
                self.suggestion(row, code, drawn=drawn)
                for row, drawn in self._by_gain(code, best, chance, wishes.limit)
            ]
        likely = best if chance is None else best[chance >= _LEAST_CHANCE]
        return [self.suggestion(int(row), code) for row in likely[: wishes.limit]]

    def _by_gain(self, code: int, rows: Rows, chance: Numbers, limit: int) -> list[tuple[int, bool]]:
        """Order by what a ruling would teach; every fifth is drawn at random among what nobody read."""
        doubt = np.argsort(np.abs(chance - 0.5), kind="stable")[:_DOUBTFUL]
        doubtful = rows[doubt]
        blocks = self.blocks(doubtful) if len(doubtful) else None
        likeness = blocks.likeness(blocks, ("words", "letters")) / 3 if blocks else np.zeros((0, 0))
        cases = [self.said.stretches[row].case for row in doubtful]
        ranked = [int(doubtful[place]) for place in suggesting.by_gain(chance[doubt], cases, likeness)]
        drawn = self.drawn(code, set(map(int, rows)))
        return suggesting.mixed([row for row in ranked if row not in drawn[:limit]], drawn[: limit // 4 + 1])[:limit]

    def drawn(self, code: int, among: set[int]) -> list[int]:
        """Return rows that nobody read in an order of chance that stays the same from day to day."""
        unread = [row for row in self.unread(code) if row in among]
        name = self.said.codes[code].id
        return sorted(unread, key=lambda row: blake2b(f"{name} {self.said.segments[row]}".encode()).digest())

    def unread(self, code: int) -> list[int]:
        """Return the rows of which nobody said anything for a code."""
        free = ~self.judgement.judged.known[:, code] & ~self.judgement.coded[:, code] & self._long
        return [int(row) for row in np.flatnonzero(free)]


def words_in(said: Spoken, rows: Sequence[int]) -> int:
    """Return how many words some stretches have."""
    return sum(len(said.stretches[row].text.split()) for row in rows)
