"""Agreement on where codes begin and end: the unitising alphas, over participants' characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from themecode.analysis import agreement as measures
from themecode.analysis import covered
from themecode.model import Segment
from themecode.workflow.figures import PLACES, Figure, Figures, caution
from themecode.workflow.judgments import Judged, Speech
from themecode.workflow.study import Study

Floats = NDArray[np.float64]
Ranges = dict[tuple[str, str, str], list[tuple[int, int]]]
"""Document, coder and code to places in participants' speech."""


@dataclass(frozen=True)
class Together:
    """All codes on one text: |u-alpha; u-alpha and cu-alpha only where no coder gave the same words two codes.

    `overlapping` counts the characters that one coder gave several codes; `cover` is the share of the text, over
    pairs of coders, that both marked.
    """

    characters: int
    marked: Figure
    whole: Figure
    given: Figure
    cover: float | None
    overlapping: int


def by_characters(
    study: Study, found: Judged, codes: Sequence[str], draw: Floats
) -> tuple[tuple[Figures, ...], Together]:
    """Return each code's unitising alphas, and those of all codes together."""
    speech = {document.id: Speech(study.turns_of(document)) for document in found.documents}
    ranges = _ranges(found, speech)
    alone = {code: _alone(code, found, speech, ranges, draw) for code in codes}
    together, each = _together(found, speech, ranges, codes, draw)
    for n, code in enumerate(codes):
        alone[code].figures["k_u_alpha"] = each[n]
    return tuple(alone.values()), together


def _ranges(found: Judged, speech: dict[str, Speech]) -> Ranges:
    """Return where each coder gave each code in each document."""
    segments: dict[tuple[str, str, str], list[Segment]] = {}
    for coder, held in found.held.items():
        for coding in held:
            segments.setdefault((coding.segment.document, coder, coding.code), []).append(coding.segment)
    return {key: speech[key[0]].ranges(stretches) for key, stretches in segments.items()}


def _alone(
    code: str,
    found: Judged,
    speech: dict[str, Speech],
    ranges: Ranges,
    draw: Floats,
) -> Figures:
    texts = [
        measures.Continuum.of_one_value(
            speech[document.id].length,
            [ranges.get((document.id, coder, code), []) for coder in found.judges[document.id]],
        )
        for document in found.documents
    ]
    parts, older = measures.family_sums(texts, 1), measures.unitised_sums(texts)
    figures = {
        "positive": Figure.of(_positive(parts.total()), _positive(parts.drawn(draw))),
        "u_alpha": Figure.of(*_both(parts, draw, "whole")),
        "alpha_u_2004": Figure.of(measures.unitised_alpha(older).value, measures.unitised_alpha(older, draw).value),
    }
    given = tuple(
        sum(covered(ranges.get((document.id, coder, code), [])) for document in found.documents)
        for coder in found.coders
    )
    nobody = "" if any(given) else "nobody gave it: no variation, so nothing can be computed"
    judged = sum(speech[document.id].length * len(found.judges[document.id]) for document in found.documents)
    prevalence = round(sum(given) / judged, PLACES) if judged else None
    return Figures(code, given, figures, nobody or caution(figures["u_alpha"]), prevalence)


def _together(
    found: Judged, speech: dict[str, Speech], ranges: Ranges, codes: Sequence[str], draw: Floats
) -> tuple[Together, list[Figure]]:
    """Return the figures of all codes, and (k)u-alpha of each."""
    stretches = _stretches(found, ranges, codes)
    plain = {name: [[(one.start, one.end) for one in coder] for coder in coders] for name, coders in stretches.items()}
    either = [measures.Continuum.of_one_value(speech[name].length, coders) for name, coders in plain.items()]
    characters = sum(text.length for text in either)
    parts = measures.family_sums(either, 1)
    total, marked = measures.family(parts.total()), Figure.of(*_both(parts, draw, "marked"))
    twice = sum(end - start for coders in plain.values() for coder in coders for start, end in coder)
    twice -= sum(covered(coder) for coders in plain.values() for coder in coders)
    nothing = Figure(None)
    if twice:
        together = Together(characters, marked, nothing, nothing, _share(total.cover), twice)
        return together, [nothing] * len(codes)
    texts = [measures.Continuum.of(speech[name].length, coders) for name, coders in stretches.items()]
    parts = measures.family_sums(texts, len(codes))
    whole, given = (Figure.of(*_both(parts, draw, name)) for name in ("whole", "given"))
    of_all, of_samples = _both(parts, draw, "each")
    each = [Figure.of(of_all[n], of_samples[:, n]) for n in range(len(codes))]
    return Together(characters, marked, whole, given, _share(total.cover), 0), each


def _stretches(found: Judged, ranges: Ranges, codes: Sequence[str]) -> dict[str, list[list[measures.Stretch]]]:
    """Return, by document and judge, what of the text got which code, by number from 1."""
    return {
        document.id: [
            [
                stretch
                for n, code in enumerate(codes, 1)
                for stretch in measures.merged(ranges.get((document.id, coder, code), []), n)
            ]
            for coder in found.judges[document.id]
        ]
        for document in found.documents
    }


def _both(parts: measures.FamilySums, draw: Floats, name: str) -> tuple[Floats, Floats]:
    """Return a figure of the whole and of the samples."""
    return getattr(measures.family(parts.total()), name), getattr(measures.family(parts.drawn(draw)), name)


def _positive(parts: measures.FamilySums) -> Floats:
    """Return, of the characters that one coder marked, how many another marked, too; NaN where nobody marked any."""
    marked = parts.shared[..., 1, :].sum(axis=-1)
    return np.where(marked > 0, parts.shared[..., 1, 1] / np.where(marked > 0, marked, 1.0), np.nan)


def _share(value: Floats) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)
