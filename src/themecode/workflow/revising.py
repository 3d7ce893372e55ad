"""Step: a corrected text takes the older one's place; what stood on the old words is put on the new ones, or listed.

`revise` and `revise_all` take documents however they were made: read from a corrected file (see correcting.py), or
made from the old text by replacements that are known, as pseudonyms are:

    placing = DeclaredChange.of([(start, end, "[person]"), ...])
    newer = replace(older, text=placing.applied(older.text), turns=..., sha256=...)
    revise(study, Correction(newer, placing, renamed=(("Maria", "P07"),)), author, verb="pseudonymise")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from themecode.anchoring import DeclaredChange, align
from themecode.model import RULES, Anchor, Coding, Decision, Memo, Speaker
from themecode.workflow.coding import dated
from themecode.workflow.moving import Versions, moved_coding, moved_evidence, moved_memos
from themecode.workflow.rematching import carried
from themecode.workflow.rereading import marks_of, rereads
from themecode.workflow.rerunning import rerun
from themecode.workflow.revision import EVIDENCE, Correction, Revision
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.memory.writing import OpenAction as MemoryAction
    from themecode.store import OpenAction

    Acting = OpenAction | MemoryAction


def revise(
    study: Study, correction: Correction, author: Author, *, verb: str = "revise", keep: bool = True
) -> Revision:
    """Put a corrected document in the older one's place, in one action; with `keep` False only say what would happen.

    Nothing is written where the corrected document says the same as the one that is here.
    """
    return revise_all(study, [correction], author, verb=verb, keep=keep)[0]


def revise_all(
    study: Study,
    corrections: Sequence[Correction],
    author: Author,
    *,
    verb: str = "revise",
    keep: bool = True,
    also: Callable[[Acting, Sequence[Revision]], None] | None = None,
) -> list[Revision]:
    """Correct several documents in one action, which one undo takes back; `also` writes what belongs to it."""
    study = study.whole
    revisions = [_revision(study, correction) for correction in corrections]
    changed = [revision for revision in revisions if not revision.unchanged]
    if keep and (changed or also):
        summary = "; ".join(_summary(revision) for revision in changed)
        with study.store.action(verb, summary, coder=author.name, now=author.now) as action:
            for revision in changed:
                _write(study, action, revision, author)
            if also is not None:
                also(action, changed)
    return revisions


def _revision(study: Study, correction: Correction) -> Revision:
    older, newer = study.document(correction.document.id), correction.document
    placing = correction.placing or align(older, newer)
    if isinstance(placing, DeclaredChange) and placing.applied(older.text) != newer.text:
        raise ValueError("the replacements that were declared do not make the corrected text")
    versions = Versions(older, newer, placing)
    speakers = _speakers(study, correction)
    moved = [moved_coding(coding, versions) for coding in _all_codings(study, older.id)]
    by_rule = [one for one in moved if one.before.origin == "rules"]
    rules = rerun(study, newer, speakers, by_rule)
    standing = {coding.id for coding in (*study.codings, *study.adrift)}
    others = [*(one for one in moved if one.before.origin != "rules"), *rules.placed]
    shown = [one for one in others if one.before.id in standing and _is_persons(one.before)]
    return Revision(
        older,
        newer,
        placing.share,
        tuple(sorted(shown, key=lambda one: (one.before.segment, one.before.code, one.before.id))),
        tuple(moved_memos(study.store.memos(), versions)),
        tuple(moved_evidence(study.cases, versions)),
        rules,
        tuple(speakers),
        correction.renamed,
        tuple(one for one in others if one not in shown),
        rereads(study.store.read_marks(), versions, dict(correction.renamed)),
        tuple(carried(study.store.guide_matches(), versions)),
    )


def _is_persons(coding: Coding) -> bool:
    return coding.origin != "rules" or coding.status in ("confirmed", "rejected")


def _all_codings(study: Study, document: str) -> list[Coding]:
    """Return a document's codings with their status, withdrawn ones too: an undo may bring them back."""
    known = {coding.id: coding for coding in (*study.codings, *study.adrift)}
    return [known.get(coding.id, coding) for coding in study.store.codings(document)]


def _speakers(study: Study, correction: Correction) -> list[Speaker]:
    """Return who speaks in the corrected document: those who did keep their role, under a new name too.

    A role that the correction gives wins.
    """
    newer = correction.document
    known = {speaker.name: speaker for speaker in study.speakers if speaker.document == newer.id}
    told = {speaker.name: speaker for speaker in correction.speakers}
    for old, new in correction.renamed:
        if old in known:
            told.setdefault(new, replace(known[old], name=new))
    found = []
    for name in dict.fromkeys(turn.speaker for turn in newer.turns):
        unknown = Speaker(newer.id, name, "participant", "not the interviewer")
        found.append(told.get(name) or known.get(name) or unknown)
    return found


def _summary(revision: Revision) -> str:
    counts = f"exact {len(revision.exact)}, proposed {len(revision.proposed)}, gone {len(revision.gone)}"
    return f"{revision.newer.id}: {counts}"


def _write(study: Study, action: Acting, revision: Revision, author: Author) -> None:
    action.add_document(revision.newer)
    _write_speakers(study, action, revision)
    placed = (*revision.codings, *revision.others)
    moved = (*placed, *revision.rules.lost)
    action.move_codings([_anchor(one.after) for one in moved if one.anew])
    plan = revision.rules.plan
    reasons = {one.after.id: one.after.evidence for one in placed if one.after.moved != "gone"}
    reasons |= {earlier.id: coding.evidence for earlier, coding in (*plan.keep, *plan.restore)}
    was = {one.before.id: one.before.evidence for one in moved}
    for name, evidence in reasons.items():
        if evidence and evidence != was[name]:
            action.set_evidence(name, evidence)
    action.add_codings([dated(coding, author.now) for coding in plan.add])
    action.add_decisions(
        [
            *(Decision(coding.id, "withdrawn", RULES, author.now) for coding in plan.withdraw),
            *(Decision(coding.id, "restored", RULES, author.now) for coding, _ in plan.restore),
        ]
    )
    _write_notes(study, action, revision, author)
    for mark in marks_of(revision.rereads, revision.older, revision.newer, author.now):
        action.add_read_mark(mark)
    for match in revision.matches:
        action.set_guide_match(match)


def _anchor(coding: Coding) -> Anchor:
    return Anchor(coding.id, coding.segment, coding.text, coding.moved)


def _write_speakers(study: Study, action: Acting, revision: Revision) -> None:
    known = {speaker for speaker in study.speakers if speaker.document == revision.newer.id}
    for speaker in revision.speakers:
        if speaker not in known:
            action.set_speaker(speaker)
    new_names = dict(revision.renamed)
    for case in study.cases:
        for document, name in case.speakers:
            if document == revision.newer.id and name in new_names:
                action.set_case_speaker("", document, name)
                action.set_case_speaker(case.id, document, new_names[name])


def _write_notes(study: Study, action: Acting, revision: Revision, author: Author) -> None:
    for memo in revision.memos:
        if memo.before != memo.after:
            action.set_memo(memo.after)
    for one in revision.evidence:
        if one.before != one.after:
            action.set_attribute(one.case, one.after)
    for note in _evidence_notes(study, revision, author):
        action.set_memo(note)


def _evidence_notes(study: Study, revision: Revision, author: Author) -> Iterator[Memo]:
    """Yield a memo on each case whose attribute lost its words or has others now: it stays until a person looked."""
    known = {(memo.target, memo.title): memo.id for memo in study.store.memos() if memo.about == "case"}
    for one in revision.evidence:
        if one.moved:
            place = one.before.evidence if one.moved == "gone" else one.after.evidence
            title = f"{EVIDENCE}{one.before.name}"
            yield Memo(
                known.get((one.case, title), ""),
                "case",
                one.case,
                one.was,
                author.name,
                author.now,
                title,
                place,
                one.moved,
            )
