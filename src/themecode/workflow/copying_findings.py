"""What people made of the words, in a copy that never held the names: the guide, summaries, stances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from themecode.workflow import asking
from themecode.workflow.study import Study

if TYPE_CHECKING:
    from themecode.store import OpenAction


def copy_findings(
    study: Study,
    action: OpenAction,
    documents: Mapping[str, str],
    cases: Mapping[str, str],
    codings: Mapping[str, str],
) -> None:
    """Write the guide in use, its matches by hand, summaries and stances under the copy's own ids."""
    used, guide = study.store.guide(), asking.guide_if_any(study)
    if used is not None and guide is not None:
        action.use_guide(guide, used.file)
    now = {document.id: document.sha256 for document in study.documents}
    for match in study.store.guide_matches():
        if now.get(match.document) == match.sha256:
            action.set_guide_match(replace(match, document=documents[match.document]))
    for one in study.store.summaries():
        if one.case in cases:
            kept = tuple(replace(p, coding=codings[p.coding]) for p in one.pointers if p.coding in codings)
            action.set_summary(replace(one, case=cases[one.case], pointers=kept))
    for stance in study.store.stances():
        if stance.coding in codings:
            action.set_stance(replace(stance, coding=codings[stance.coding]))


def found_words(study: Study) -> Iterator[tuple[str, str]]:
    """Yield what people wrote, with where it is: it is searched for names."""
    used = study.store.guide()
    yield from ((f"the guide, line {n}", line) for n, line in enumerate((used.source if used else "").splitlines(), 1))
    yield from ((f"the summary of {one.case} under {one.code}", one.text) for one in study.store.summaries())
