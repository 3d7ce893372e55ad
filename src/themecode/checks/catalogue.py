"""All checks on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from themecode.checks.cases import (
    case_of_nobody,
    case_without_document,
    evidence_beside_the_text,
    participant_without_case,
)
from themecode.checks.codings import quoted_words_differ, segment_outside_turn, unknown_code
from themecode.checks.corrections import words_changed, words_gone
from themecode.checks.documents import text_changed, turns_do_not_tile
from themecode.checks.memos import memo_about_nothing
from themecode.checks.records import Records
from themecode.checks.speakers import mostly_unnamed, no_interviewer, no_participant
from themecode.checks.staleness import coded_before_the_code
from themecode.problems import Problem

CHECKS: tuple[Callable[[Records], Iterator[Problem]], ...] = (
    text_changed,
    turns_do_not_tile,
    quoted_words_differ,
    segment_outside_turn,
    unknown_code,
    words_changed,
    words_gone,
    no_participant,
    no_interviewer,
    mostly_unnamed,
    case_without_document,
    case_of_nobody,
    participant_without_case,
    evidence_beside_the_text,
    coded_before_the_code,
    memo_about_nothing,
)


def run_checks(records: Records) -> list[Problem]:
    """Run every check; the worst come first."""
    found = [problem for check in CHECKS for problem in check(records)]
    return sorted(found, key=lambda problem: (("error", "warning", "note").index(problem.grade), problem.place))
