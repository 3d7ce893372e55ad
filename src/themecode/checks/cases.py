"""Do cases and documents belong together?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.problems import Problem

_MANY = 20
"""So many of a kind are told in one line: respondents of a survey who answered nothing."""


def case_without_document(records: Records) -> Iterator[Problem]:
    """Every case has a text."""
    without = [case.id for case in records.cases if not (case.documents or case.speakers)]
    if len(without) > _MANY:
        says = f"{len(without):,} cases have no document, {', '.join(without[:3])} among them."
        yield Problem("cases", says, "They count in denominators all the same.", "warning")
        return
    for case in without:
        yield Problem(case, "The case has no document.", "It counts in denominators all the same.", "warning")


def case_of_nobody(records: Records) -> Iterator[Problem]:
    """A speaker who is a case speaks."""
    spoken = {(document.id, turn.speaker) for document in records.documents for turn in document.turns}
    for document, speaker in sorted({place for case in records.cases for place in case.speakers} - spoken):
        says = f"A case is made of {speaker}, who does not speak here."
        yield Problem(document, says, "See: themecode speakers list", "warning")


def participant_without_case(records: Records) -> Iterator[Problem]:
    """Where speakers are cases of their own, every participant belongs to a case."""
    named = {place for case in records.cases for place in case.speakers}
    whole = {document for case in records.cases for document in case.documents}
    shared = {document for document, _ in named} - whole
    for speaker in records.speakers:
        here = speaker.role == "participant" and speaker.document in shared
        if here and (speaker.document, speaker.name) not in named:
            says = f"{speaker.shown} is a participant and belongs to no case."
            mend = f'themecode cases assign CASE {speaker.document} --speaker "{speaker.shown}"'
            yield Problem(speaker.document, says, mend, "warning")


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
