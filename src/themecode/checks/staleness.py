"""Was every document that people coded looked at with the codes as they are now?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.model import Codebook
from themecode.problems import Problem


def coded_before_the_code(records: Records) -> Iterator[Problem]:
    """A document that a person coded was coded with every code of today, as it is defined today.

    The version in use when a person last coded in a document is held against the newest one. A code is
    redefined where its definition or criteria differ; rules run again and examples do not count.
    """
    if not records.versions:
        return
    stale: dict[tuple[str, str], list[str]] = {}
    newest = records.versions[-1][1]
    for document, action in records.last_coded:
        then = next((codebook for number, codebook in reversed(records.versions) if number < action), None)
        for code, changed in _changed(then, newest):
            stale.setdefault((code, changed), []).append(document)
    for (code, changed), documents in stale.items():
        subject = "1 document was" if len(documents) == 1 else f"{len(documents)} documents were"
        says = f"{subject} last coded by a person before this code {changed}: {', '.join(documents)}."
        yield Problem(code, says, "Read again for this code.", "warning")


def _changed(then: Codebook | None, newest: Codebook) -> Iterator[tuple[str, str]]:
    before = {code.id: code.meaning for code in then or ()}
    for code in newest:
        if code.id not in before:
            yield code.id, "existed"
        elif before[code.id] != code.meaning:
            yield code.id, "was redefined"
