"""The rules run again over a corrected document: as in the last run, and nothing that people decided is doubled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast, get_args

from themecode import tagging
from themecode.model import Coding, Document, Evidence, Speaker, undone
from themecode.workflow.coding import Speakers, compiled_rules
from themecode.workflow.moving import MovedCoding
from themecode.workflow.planning import Key, Plan, key_of, plan_between
from themecode.workflow.study import Study

_RUN = re.compile(r"(?P<unit>\w+), (?P<speakers>\w+)(?: in (?P<documents>[^:]+))?:")


@dataclass(frozen=True)
class LastRun:
    """The unit of the last run of the rules over a document, and whose words it read."""

    unit: tagging.Unit
    speakers: Speakers


@dataclass(frozen=True)
class Rerun:
    """What the rules find now, held against the rule codings of before, and where each of these stands.

    `lost` are codings by rule that nobody decided on and whose words are not the same: no run brings them back.
    """

    plan: Plan = field(default_factory=Plan)
    placed: tuple[MovedCoding, ...] = ()
    lost: tuple[MovedCoding, ...] = ()


def last_run(study: Study, document: str) -> LastRun | None:
    """Return how the rules were last run over a document; None where they never were."""
    actions = study.store.actions()
    gone = undone(actions)
    for action in reversed(actions):
        found = _RUN.match(action.summary) if action.verb == "tag" and action.number not in gone else None
        if found is None or document not in (found["documents"] or document).split():
            continue
        if found["unit"] in ("sentence", "turn", "match") and found["speakers"] in get_args(Speakers):
            return LastRun(cast("tagging.Unit", found["unit"]), cast("Speakers", found["speakers"]))
    return None


def rerun(study: Study, newer: Document, speakers: Sequence[Speaker], moved: Sequence[MovedCoding]) -> Rerun:
    """Run the rules over the corrected text and plan what comes and goes; `moved` are the document's rule codings."""
    run = last_run(study, newer.id)
    if run is None:
        return Rerun(placed=tuple(moved))
    wanted = _found(study, newer, speakers, run)
    standing = {coding.id for coding in study.codings}
    decided = [_with_hits(one, wanted) for one in moved if _is_decided(one.after)]
    others = [one for one in moved if not _is_decided(one.after)]
    before = _by_place([one.after for one in decided], others, standing)
    plan = plan_between(wanted, before, standing)
    return _settled(plan, decided, others, before, standing)


def _found(study: Study, newer: Document, speakers: Iterable[Speaker], run: LastRun) -> list[Coding]:
    asking = {speaker.name for speaker in speakers if speaker.role == "interviewer"}
    turns = [turn for turn in newer.turns if run.speakers == "all" or turn.speaker not in asking]
    return tagging.codings([(newer, turns)], compiled_rules(study.codebook), run.unit)


def _is_decided(coding: Coding) -> bool:
    return coding.status in ("confirmed", "rejected")


def _with_hits(one: MovedCoding, wanted: Iterable[Coding]) -> MovedCoding:
    """Give a coding that people decided on the hits of its code inside its new place, so that none counts twice."""
    after = one.after
    hits: list[Evidence] = [
        hit
        for coding in wanted
        if coding.code == after.code
        for hit in coding.evidence
        if after.segment.start <= hit.start and hit.end <= after.segment.end
    ]
    if after.moved == "gone" or not hits:
        return one
    return replace(one, after=replace(after, evidence=tuple(sorted(set(hits)))))


def _by_place(decided: Iterable[Coding], others: Iterable[MovedCoding], standing: set[str]) -> dict[Key, Coding]:
    """Return one coding for each place and code: decided ones first, then standing ones, then withdrawn ones."""
    rest = sorted((one.after for one in others), key=lambda coding: (coding.id not in standing, coding.moved))
    before: dict[Key, Coding] = {}
    for coding in (*decided, *rest):
        withdrawn_elsewhere = coding.id not in standing and coding.moved != ""
        if coding.moved != "gone" and not withdrawn_elsewhere:
            before.setdefault(key_of(coding), coding)
    return before


def _settled(
    plan: Plan,
    decided: Sequence[MovedCoding],
    others: Sequence[MovedCoding],
    before: dict[Key, Coding],
    standing: set[str],
) -> Rerun:
    """Withdraw what shares its place with another or has lost its words; what the rules find needs no look."""
    found = {earlier.id for earlier, _ in (*plan.keep, *plan.restore)}
    asked = {coding.id for coding in before.values()}
    placed, lost = list(decided), []
    for one in others:
        if one.after.id in found:
            placed.append(replace(one, after=replace(one.after, moved=""), change=""))
        elif one.after.moved == "" and one.after.id in asked:
            placed.append(one)
        else:
            lost.append(replace(one, after=replace(one.before, moved="gone")))
            if one.after.id in standing and one.after.id not in {coding.id for coding in plan.withdraw}:
                plan.withdraw.append(one.before)
    return Rerun(plan, tuple(placed), tuple(lost))
