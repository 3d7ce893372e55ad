"""What still looks like a name in a project that is to be without them: counted for each document, never shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from themecode.model import undone
from themecode.problems import Problem
from themecode.workflow.naming import propose, read_answers
from themecode.workflow.study import Study

_VERBS = ("pseudonymise", "clean copy")


def names_left(study: Study, names: Path | None = None, cleared: Path | None = None) -> Iterator[Problem]:
    """Yield a warning for each document, speaker, memo or value that still holds what looks like a name.

    Only where names were replaced, or a file of names is given: elsewhere names are no fault. Forms that a person
    answered with no in a file of proposals (`cleared`) do not count.
    """
    if names is None and cleared is None and not _was_pseudonymised(study):
        return
    fine = read_answers(cleared, "no") if cleared else frozenset()
    places: Counter[str] = Counter()
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for question in propose(study, names):
        if question.written not in fine:
            for place in question.places:
                places[place.source] += 1
                forms[place.source].add(question.written)
    for source, number in sorted(places.items()):
        times = "1 place still looks" if number == 1 else f"{number} places still look"
        says = f"{times} like a name ({len(forms[source])} different)."
        yield Problem(source, says, "See them: themecode pseudonymise --dry-run", "warning")


def _was_pseudonymised(study: Study) -> bool:
    actions = study.store.actions()
    gone = undone(actions)
    return any(action.verb in _VERBS and action.number not in gone for action in actions)
