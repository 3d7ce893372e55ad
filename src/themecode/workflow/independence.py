"""Whose codings of which documents were made independently: what the log shows, or what somebody vouches for."""

from __future__ import annotations

from themecode.errors import ThemecodeError
from themecode.model import counted
from themecode.settings import Approach
from themecode.workflow.agreeing import Asked
from themecode.workflow.judgments import Pairs
from themecode.workflow.study import Study


def independent(study: Study, asked: Asked, *, vouched: bool) -> Pairs:
    """Return (document, coder) pairs whose codings may be held against each other.

    Vouched for: every document in which a coder coded, and where documents are named each of them by each coder
    named, for who found nothing in a document judged it, too.
    """
    if not vouched:
        return shown_by_log(study)
    pairs = {(coding.segment.document, coding.coder) for coding in counted(study.codings, "people")}
    named = {(study.document(name).id, coder) for name in asked.documents for coder in asked.coders}
    return pairs | named


def shown_by_log(study: Study) -> Pairs:
    """Return what the log shows to have been coded blind and released since."""
    del study
    return set()


def check_approach(approach: Approach, *, known: bool) -> None:
    """Refuse coefficients in a reflexive project, unless whoever asks knows why they are off."""
    if approach == "reflexive" and not known:
        raise ThemecodeError(
            "This project is reflexive: coders are not interchangeable there, and agreement is no measure of quality.",
            mend="The differences alone, to talk about: --list. The coefficients all the same: --i-know",
        )
