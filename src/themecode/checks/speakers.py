"""Are interviewers and participants told apart?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.problems import Problem


def no_participant(records: Records) -> Iterator[Problem]:
    """Somebody answers in every document."""
    for document, roles in _roles(records).items():
        if "participant" not in roles:
            yield Problem(document, "Nobody is a participant here.", "themecode speakers role NAME participant")


def no_interviewer(records: Records) -> Iterator[Problem]:
    """Where two or more speak, somebody asks; in a written document nobody does."""
    for document, roles in _roles(records).items():
        if len(roles) > 1 and not {"interviewer", "heading"}.intersection(roles):
            yield Problem(
                document, "Nobody is the interviewer here.", "themecode speakers role NAME interviewer", "warning"
            )


def mostly_unnamed(records: Records) -> Iterator[Problem]:
    """Turns without a name are few, where names are there at all."""
    for document in records.documents:
        unnamed = sum(turn.speaker == "Unknown" for turn in document.turns)
        if 0 < unnamed < len(document.turns) and unnamed * 10 >= len(document.turns):
            says = f"{unnamed} of {len(document.turns)} turns have no speaker's name."
            yield Problem(document.id, says, "They count as a participant's.", "warning")


def _roles(records: Records) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {document.id: [] for document in records.documents}
    for speaker in records.speakers:
        roles.setdefault(speaker.document, []).append(speaker.role)
    return roles
