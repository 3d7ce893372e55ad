"""Whose codings of which documents were made independently: what the log shows, or what somebody vouches for."""

from __future__ import annotations

from themecode.errors import ThemecodeError
from themecode.model import JOINT, Blinding, independence, turns_read
from themecode.settings import Approach
from themecode.workflow.agreeing import Asked
from themecode.workflow.judgments import Independent
from themecode.workflow.study import Study


def independent(study: Study, asked: Asked, *, vouched: bool) -> Independent:
    """Say whose codings may be held against each other. A document that is coded blind still is never among them.

    Vouched for: every document in which a coder coded, and where documents are named each of them by each coder
    named, for who found nothing in a document judged it, too.
    """
    newest = _newest(study)
    if not vouched:
        return _shown_by_log(study, {name: one for name, one in newest.items() if one.state == "released"})
    coded = [coding for coding in study.whole.codings if coding.origin == "person" and coding.coder != JOINT]
    pairs = {(coding.segment.document, coding.coder) for coding in coded}
    pairs |= {(study.document(name).id, coder) for name in asked.documents for coder in asked.coders}
    closed = {name for name, one in newest.items() if one.state == "blind"}
    return Independent(frozenset(pair for pair in pairs if pair[0] not in closed), vouched=True)


def _newest(study: Study) -> dict[str, Blinding]:
    return {one.document: one for one in study.store.blindings()}


def _shown_by_log(study: Study, released: dict[str, Blinding]) -> Independent:
    """Return who did all their work before a release blind; what they did after it is no part of the comparison."""
    before = [
        act
        for act in study.store.hand_acts()
        if act.document in released and act.action < released[act.document].action and act.coder != JOINT
    ]
    apart = [one for one in independence(study.store.blindings(), before) if one.independent]
    worked = {(act.document, act.coder) for act in before}
    pairs = {(one.document, one.coder) for one in apart} | (_read_through(study, released) - worked)
    return Independent(
        frozenset(pairs),
        {name: released[name].created for name, _ in pairs},
        rules_shown=tuple(sorted({one.document for one in apart if one.rules == "shown"})),
    )


def _read_through(study: Study, released: dict[str, Blinding]) -> set[tuple[str, str]]:
    """Return who read every turn of participants while it was coded blind: to find nothing is a judgment, too."""
    marks = study.store.read_marks()
    found: set[tuple[str, str]] = set()
    for name, blinding in released.items():
        document = study.document(name)
        asked = {turn.number for turn in study.turns_of(document)}
        in_time = [mark for mark in marks if mark.document == name and mark.created <= blinding.created]
        found |= {(name, coder) for coder in blinding.coders if asked <= turns_read(in_time, document, coder)}
    return found


def check_approach(approach: Approach, *, known: bool) -> None:
    """Refuse coefficients in a reflexive project, unless whoever asks knows why they are off."""
    if approach == "reflexive" and not known:
        raise ThemecodeError(
            "This project is reflexive: coders are not interchangeable there, and agreement is no measure of quality.",
            mend="The differences alone, to talk about: --list. The coefficients all the same: --i-know",
        )
