"""What a label tells: how many of those interviewed, and how many of all, it could be; and the next coarser one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["ok", "warn", "block"]
_FIELD = re.compile(r"\{(\w+)\}")
LEAST = 3
"""Of fewer than so many a label may tell who it is."""


@dataclass(frozen=True)
class Label:
    """One label as it reads, and how many it could be: of the sample, and of the population where that is known."""

    text: str
    sample: int
    population: int | None
    verdict: Verdict


@dataclass(frozen=True)
class Rung:
    """One template of the ladder, with all the labels that it gives."""

    template: str
    labels: tuple[Label, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its labels."""
        worst: Verdict = "ok"
        for label in self.labels:
            if label.verdict == "block" or (label.verdict == "warn" and worst == "ok"):
                worst = label.verdict
        return worst


def rungs(
    templates: Sequence[str],
    sample: Sequence[Mapping[str, str]],
    population: Sequence[Mapping[str, str]] | None,
    least: int = LEAST,
) -> list[Rung]:
    """Fill each template for everybody: fewer than `least` in the population blocks a label, in the sample warns.

    Without a population a label of fewer than `least` in the sample warns; what it could be of all is not known.

    >>> people = [{"size": "small", "area": "urban"}, {"size": "small", "area": "rural"}] + [{"size": "large"}] * 3
    >>> [rung.verdict for rung in rungs(["Lead, {size} {area}", "Lead"], people, None)]
    ['warn', 'ok']
    >>> everybody = [{"size": "small", "area": "urban"}] + [{"size": "small", "area": "rural"}] * 4
    >>> rungs(["{area}"], people[:1], everybody)[0].labels
    (Label(text='urban', sample=1, population=1, verdict='block'),)
    """
    return [_rung(template, sample, population, least) for template in templates]


def _rung(
    template: str, sample: Sequence[Mapping[str, str]], population: Sequence[Mapping[str, str]] | None, least: int
) -> Rung:
    here = Counter(_filled(template, one) for one in sample)
    everywhere = None if population is None else Counter(_filled(template, one) for one in population)
    labels = []
    for text, number in sorted(here.items(), key=lambda one: (one[1], one[0])):
        of_all = None if everywhere is None else everywhere[text]
        verdict: Verdict = "warn" if number < least else "ok"
        if of_all is not None and of_all < least:
            verdict = "block"
        labels.append(Label(text, number, of_all, verdict))
    return Rung(template, tuple(labels))


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda field: values.get(field[1]) or f"unknown {field[1]}", template)


def first_safe(ladder: Sequence[Rung]) -> int | None:
    """Return the place of the first rung of which no label is blocked; None where each has one.

    One rung holds for a whole report: labels of several rungs beside each other tell more than each alone.
    """
    return next((n for n, rung in enumerate(ladder) if rung.verdict != "block"), None)
