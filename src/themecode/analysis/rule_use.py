"""What each rule of a codebook does in some documents: rules without a hit, rules and codes that say the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from themecode.model import Codebook, Coding, RuleText, Segment


@dataclass(frozen=True)
class RuleUse:
    """One rule and the segments that it codes."""

    code: str
    rule: RuleText
    segments: frozenset[Segment]


@dataclass(frozen=True)
class Covered:
    """A rule that codes nothing beside what another rule of its code codes, in these documents."""

    rule: RuleUse
    by: RuleUse


@dataclass(frozen=True)
class Coinciding:
    """Two codes, and how many sentences have both and how many have either."""

    one: str
    other: str
    both: int
    either: int

    @property
    def share(self) -> float:
        """Of the sentences that have either code, how many have both: from 0 to 1."""
        return self.both / self.either


def rule_uses(codebook: Codebook, codings: Iterable[Coding]) -> list[RuleUse]:
    """Return what each rule codes, in the order of the codebook; `codings` are those that its rules make."""
    found: dict[tuple[str, str, str], set[Segment]] = {}
    for coding in codings:
        for one in coding.evidence:
            found.setdefault((coding.code, one.rule, one.place), set()).add(coding.segment)
    return [
        RuleUse(code.id, rule, frozenset(found.get((code.id, rule.written, rule.place), ())))
        for code in codebook
        for rule in code.rules
    ]


def covered_rules(uses: Iterable[RuleUse], at_least: int) -> list[Covered]:
    """Return the rules whose every segment is one that another rule of their code codes, or lies inside one.

    Only rules that code `at_least` segments are looked at: one hit inside another says little. Of two rules
    that code the same, the later one is named; of several that cover a rule, the one that codes most.
    """
    of_code: dict[str, list[RuleUse]] = {}
    for use in uses:
        of_code.setdefault(use.code, []).append(use)
    return [covered for group in of_code.values() for covered in _covered(group, at_least)]


def _covered(group: list[RuleUse], at_least: int) -> Iterator[Covered]:
    for n, use in enumerate(group):
        if len(use.segments) < at_least:
            continue
        wider = [
            other
            for k, other in enumerate(group)
            if k != n and _inside(use.segments, other.segments) and (k < n or not _inside(other.segments, use.segments))
        ]
        if wider:
            yield Covered(use, max(wider, key=lambda other: len(other.segments)))


def _inside(segments: frozenset[Segment], others: frozenset[Segment]) -> bool:
    return all(any(_holds(other, one) for other in others) for one in segments - others)


def _holds(outer: Segment, inner: Segment) -> bool:
    return outer.document == inner.document and outer.start <= inner.start and inner.end <= outer.end


def coinciding_codes(
    sentences: Mapping[str, Collection[Segment]], at_least: float = 0.5, both: int = 3
) -> list[Coinciding]:
    """Return pairs of codes of which at least this share of sentences has both, and at least so many of them.

    `sentences` are those of each code. The share is that of the sentences that have either code.

    >>> one, two, three = (Segment("P01", n, n + 1) for n in range(3))
    >>> coinciding_codes({"a": {one, two}, "b": {two, one, three}}, at_least=0.5, both=2)
    [Coinciding(one='a', other='b', both=2, either=3)]
    """
    found = []
    for one, other in combinations(sentences, 2):
        shared = set(sentences[one]) & set(sentences[other])
        pair = Coinciding(one, other, len(shared), len(set(sentences[one]) | set(sentences[other])))
        if pair.both >= both and pair.share >= at_least:
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.share, pair.one, pair.other))
