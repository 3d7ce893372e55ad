"""Do cases and documents belong together?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.problems import Problem


def case_without_document(records: Records) -> Iterator[Problem]:
    """Every case has a text."""
    for case in records.cases:
        if not (case.documents or case.speakers):
            yield Problem(case.id, "The case has no document.", "It counts in denominators all the same.", "warning")


def evidence_beside_the_text(records: Records) -> Iterator[Problem]:
    """The words that show an attribute are in a document that is here."""
    for case in records.cases:
        for attribute in case.attributes:
            segment = attribute.evidence
            if segment is None:
                continue
            document = records.texts.get(segment.document)
            if document is None or segment.end > len(document.text):
                yield Problem(
                    case.id, f"The evidence for {attribute.name} is not in a document here.", "Name it again."
                )
