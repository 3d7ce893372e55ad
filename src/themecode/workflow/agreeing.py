"""Step: how far coders agree, code by code, on units or characters that they coded independently.

What is counted and what the figures can say: docs/reference/agreement.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from themecode.analysis import agreement as measures
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import JOINT, RULES, Document, Segment
from themecode.workflow.agreed_characters import Together, by_characters
from themecode.workflow.figures import PLACES, Figure, Figures, caution, of_samples
from themecode.workflow.judgments import Grain, Independent, Judged, Side, judged, side_by_side
from themecode.workflow.study import Study

LONG_ENOUGH = {"turn": 8, "sentence": 1, "character": 0}
"""Words that a unit must have to be counted, where nobody says how many: "yes" and "hm" tell nothing."""
_CHANCES: tuple[measures.Chance, ...] = ("cohen", "fleiss", "gwet")


@dataclass(frozen=True)
class Asked:
    """What is compared: coders (all, where none is named), unit, codes, documents, and how intervals are drawn."""

    coders: tuple[str, ...] = ()
    unit: Grain = "turn"
    words: int | None = None
    codes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    samples: int = 1000
    seed: int = 1
    sets: measures.SetDistance | None = None


@dataclass(frozen=True)
class Disagreement:
    """A unit to talk about: who gave it the code, and to which of its words; who judged it and did not."""

    code: str
    unit: Segment
    given_by: tuple[str, ...]
    not_by: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Agreed:
    """What a comparison of coders gives; `sets` is the one figure over all codes, where it was asked for.

    `unused` are codes that nobody gave, `outside` counts codings that touch no unit.
    """

    judged: Judged
    units: int
    codes: tuple[Figures, ...]
    disagreements: tuple[Disagreement, ...]
    sets: Figure | None = None
    together: Together | None = None
    unused: tuple[str, ...] = field(default=())
    outside: int = 0


def agreed(study: Study, asked: Asked, apart: Independent) -> Agreed:
    """Compare coders on documents that they coded independently.

    Raises ThemecodeError where no two coders coded the same document so.
    """
    documents = _documents(study, asked)
    found = judged(study, _coders(study, asked, apart), apart, documents)
    if not found.documents:
        raise ThemecodeError(
            "No document was coded independently by two of these coders.",
            mend="Coding blind comes first; or, where you know that the codings were made independently: --vouch",
        )
    codes = _codes(study, asked, found)
    side = side_by_side(study, found, "turn" if asked.unit == "character" else asked.unit, _words(asked))
    draw = of_samples(len(found.documents), asked.samples, asked.seed)
    listed = tuple(one for code in codes for one in _disagreements(code, side, found))
    unused = tuple(code.id for code in study.codebook if not code.group and code.id not in found.codes)
    if asked.unit == "character":
        figures, together = by_characters(study, found, codes, draw)
        return Agreed(found, len(side.units), figures, listed, together=together, unused=unused)
    figures = tuple(_by_units(code, side, found, draw) for code in codes)
    sets = _sets(codes, side, found, asked, draw) if asked.sets else None
    return Agreed(found, len(side.units), figures, listed, sets, unused=unused, outside=side.outside)


def _words(asked: Asked) -> int:
    return LONG_ENOUGH[asked.unit] if asked.words is None else asked.words


def _documents(study: Study, asked: Asked) -> list[Document]:
    wanted = [study.document(name) for name in asked.documents] or study.documents
    left_out = {study.document(name).id for name in asked.without}
    return [document for document in wanted if document.id not in left_out]


def _coders(study: Study, asked: Asked, apart: Independent) -> tuple[str, ...]:
    """Return who is compared, in the order in which they were named."""
    by_hand = {coding.coder for coding in study.whole.codings if coding.origin == "person"}
    known = sorted((by_hand | {coder for _, coder in apart.pairs}) - {JOINT})
    for name in asked.coders:
        if name == RULES:
            mend = "For rules against people: themecode codebook score"
            raise ThemecodeError("The rules are no coder who judges; they are held against people.", mend=mend)
        if name not in known:
            raise UnknownNameError("coder", name, known)
    chosen = tuple(dict.fromkeys(asked.coders)) or tuple(known)
    if len(chosen) < 2:  # noqa: PLR2004 - a pair
        who = f"only {chosen[0]} has" if chosen else "nobody has"
        raise ThemecodeError(f"Agreement takes two coders; {who} coded by hand here.", mend="Name two: --coders A B")
    return chosen


def _codes(study: Study, asked: Asked, found: Judged) -> tuple[str, ...]:
    if asked.codes:
        return tuple(study.code(code) for code in dict.fromkeys(asked.codes))
    order = {code: n for n, code in enumerate(study.codebook.ids)}
    return tuple(sorted(found.codes, key=lambda code: (order.get(code, len(order)), code)))


def _disagreements(code: str, side: Side, found: Judged) -> list[Disagreement]:
    given = {coder: side.gave(code, coder) for coder in found.coders}
    codings = [coding for held in found.held.values() for coding in held if coding.code == code]
    listed = []
    for unit in sorted(set().union(*given.values())):
        judges = found.judges[unit.document]
        by = tuple(coder for coder in judges if unit in given[coder])
        if len(by) < len(judges):
            not_by = tuple(coder for coder in judges if coder not in by)
            words = dict.fromkeys(coding.text for coding in codings if coding.segment.overlaps(unit))
            listed.append(Disagreement(code, unit, by, not_by, tuple(words)))
    return listed


def _table(found: Judged, side: Side, value: Callable[[Segment, str], int]) -> NDArray[np.int64]:
    """Return coders x units; a coder who did not judge a document said nothing of its units."""
    return np.array(
        [
            [value(unit, coder) if coder in found.judges[unit.document] else measures.NOT_RATED for unit in side.units]
            for coder in found.coders
        ],
        dtype=np.int64,
    ).reshape(len(found.coders), len(side.units))


def _clusters(found: Judged, side: Side) -> NDArray[np.int64]:
    number = {document.id: n for n, document in enumerate(found.documents)}
    return np.array([number[unit.document] for unit in side.units], dtype=np.int64)


def _by_units(code: str, side: Side, found: Judged, draw: NDArray[np.float64]) -> Figures:
    given = {coder: side.gave(code, coder) for coder in found.coders}
    table = _table(found, side, lambda unit, coder: int(unit in given[coder]))
    ratings = measures.Ratings((False, True), table, _clusters(found, side), len(found.documents))
    parts = measures.sums(ratings)
    total, drawn = parts.total(), parts.drawn(draw)
    figures = {
        "percent": Figure.of(measures.percent(total), measures.percent(drawn)),
        "positive": Figure.of(measures.specific(total, 1), measures.specific(drawn, 1)),
        "negative": Figure.of(measures.specific(total, 0), measures.specific(drawn, 0)),
        "alpha": Figure.of(measures.alpha(total.coincidences).value, measures.alpha(drawn.coincidences).value),
    }
    figures |= {
        chance: Figure.of(measures.coefficient(total, chance), measures.coefficient(drawn, chance))
        for chance in _CHANCES
    }
    says = _says(table) or caution(figures["alpha"])
    return Figures(code, tuple(len(given[coder]) for coder in found.coders), figures, says, _prevalence(table))


def _prevalence(table: NDArray[np.int64]) -> float | None:
    """Return the share of judgments that give the code."""
    said = table[table != measures.NOT_RATED]
    return round(float(said.mean()), PLACES) if said.size else None


def _says(table: NDArray[np.int64]) -> str:
    """Say in words why figures are missing; nothing where they are there."""
    said = table[table != measures.NOT_RATED]
    if not said.size:
        return "no unit of this length was judged"
    if not said.any():
        return "nobody gave it: no variation, so nothing can be computed beyond chance"
    if said.all():
        return "everybody gave it to every unit: no variation, so nothing can be computed beyond chance"
    return ""


def _sets(codes: Sequence[str], side: Side, found: Judged, asked: Asked, draw: NDArray[np.float64]) -> Figure:
    """Return the alpha of sets of codes: each unit's value is the set of codes that a coder gave it."""
    said = {(unit, coder): frozenset(c for c in codes if unit in side.gave(c, coder))
            for unit in side.units for coder in found.judges[unit.document]}  # fmt: skip
    values = sorted(set(said.values()), key=sorted)
    number = {value: n for n, value in enumerate(values)}
    table = _table(found, side, lambda unit, coder: number[said[unit, coder]])
    ratings = measures.Ratings(tuple(values), table, _clusters(found, side), len(found.documents))
    distance = measures.SET_DISTANCES[asked.sets or "jaccard"]
    drawn = measures.set_alpha(ratings, distance, draw).value
    return Figure.of(measures.set_alpha(ratings, distance).value, drawn)
