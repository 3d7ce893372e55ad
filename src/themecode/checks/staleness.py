"""Was every document that people coded looked at with the codes as they are now?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.model import Codebook
from themecode.problems import Problem

_SHOWN = 100
"""So many documents are named; a survey has thousands."""


def coded_before_the_code(records: Records) -> Iterator[Problem]:
    """A document that a person coded was coded with every code of today, as it is defined today.

    The version in use when a person last coded in a document is held against today's. A code is redefined where
    its definition or criteria differ; rules and examples do not count, as the rules are run again.
    """
    stale: dict[tuple[str, str], list[str]] = {}
    for document, then in records.coded_with:
        for code, changed in _changed(then, records.codebook):
            stale.setdefault((code, changed), []).append(document)
    for (code, changed), documents in sorted(stale.items()):
        subject = "1 document was" if len(documents) == 1 else f"{len(documents)} documents were"
        more = f" and {len(documents) - _SHOWN:,} more" if len(documents) > _SHOWN else ""
        listed = ", ".join(documents[:_SHOWN]) + more
        says = f"{subject} last coded by a person before this code {changed}: {listed}."
        yield Problem(code, says, "Read again for this code.", "warning")


def _changed(then: Codebook | None, now: Codebook | None) -> Iterator[tuple[str, str]]:
    before = {code.id: code.meaning for code in then or ()}
    for code in now or ():
        if code.id not in before:
            yield code.id, "existed"
        elif before[code.id] != code.meaning:
            yield code.id, "was redefined"
