"""What a run of the rules will change: what they find now, held against what stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from themecode.model import Coding
from themecode.workflow.study import Study

Key = tuple[str, int, int, str]


@dataclass(frozen=True)
class Plan:
    """Codings to add, keep, restore (each with what was found now) and withdraw; `decided` stay, found or not."""

    add: list[Coding] = field(default_factory=list)
    keep: list[tuple[Coding, Coding]] = field(default_factory=list)
    restore: list[tuple[Coding, Coding]] = field(default_factory=list)
    withdraw: list[Coding] = field(default_factory=list)
    decided: list[Coding] = field(default_factory=list)


def plan_of(study: Study, wanted: Sequence[Coding], documents: set[str]) -> Plan:
    """Compare what the rules find with the rule codings of the journal.

    What a person decided about a hit holds for every unit: a sentence that was rejected does not come back as part
    of its turn, and one that was confirmed is not counted once more.
    """
    standing = {coding.id: coding for coding in study.codings}
    return plan_between(wanted, _before(study, documents, standing), standing)


def plan_between(wanted: Sequence[Coding], before: Mapping[Key, Coding], standing: Container[str]) -> Plan:
    """Compare what the rules find with rule codings by place and code; `standing` are the ids of those that count."""
    ruled = {key: one for key, one in before.items() if one.status in ("confirmed", "rejected")}
    found = {key_of(coding): coding for coding in _undecided(wanted, ruled)}
    plan = Plan()
    for key, coding in found.items():
        earlier = before.get(key)
        if earlier is None:
            plan.add.append(coding)
        else:
            (plan.keep if earlier.id in standing else plan.restore).append((earlier, coding))
    for key, coding in before.items():
        if key not in found and coding.id in standing:
            (plan.decided if key in ruled else plan.withdraw).append(coding)
    return plan


def key_of(coding: Coding) -> Key:
    """Return what two runs of the rules tell codings apart by: plain values, for thousands of them are compared."""
    at = coding.segment
    return at.document, at.start, at.end, coding.code


def _before(study: Study, documents: set[str], standing: dict[str, Coding]) -> dict[Key, Coding]:
    before: dict[Key, Coding] = {}
    for coding in study.every_coding:
        mine = coding.origin == "rules" and coding.segment.document in documents and coding.moved != "gone"
        if mine and (key_of(coding) not in before or coding.id in standing):
            before[key_of(coding)] = standing.get(coding.id, coding)
    return before


def _undecided(wanted: Iterable[Coding], ruled: dict[Key, Coding]) -> Iterator[Coding]:
    """Leave out the hits that a person decided about in another unit, and codings that have no others."""
    decided = {(*_place(one), hit.start, hit.end) for one in ruled.values() for hit in one.evidence}
    for coding in wanted:
        if not decided or key_of(coding) in ruled:
            yield coding
            continue
        hits = tuple(hit for hit in coding.evidence if (*_place(coding), hit.start, hit.end) not in decided)
        if hits:
            yield coding if hits == coding.evidence else replace(coding, evidence=hits)


def _place(coding: Coding) -> tuple[str, str]:
    return coding.segment.document, coding.code
