"""Step: focus groups: who speaks in one document is a case of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document, Speaker
from themecode.workflow.roles import UNKNOWN, same_name
from themecode.workflow.study import Author, Study


def own_cases(speakers: Sequence[Speaker], taken: set[str]) -> list[tuple[str, Speaker]]:
    """Return a case for each participant of a document: DOC-Name, made unique, and added to those that are taken.

    Names that are shown as one are one case. One participant alone needs none: the document is the case.

    >>> people = [Speaker("G1", name, "participant") for name in ("Ann Lee", "ANN LEE [Trust]", "Tom")]
    >>> [(case, speaker.name) for case, speaker in own_cases(people, {"G1-Tom"})]
    [('G1-Ann-Lee', 'Ann Lee'), ('G1-Ann-Lee', 'ANN LEE [Trust]'), ('G1-Tom-2', 'Tom')]
    """
    people = participants(speakers)
    if len({same_name(speaker.shown) for speaker in people}) < 2:  # noqa: PLR2004 - one person is no group
        return []
    cases: dict[str, str] = {}
    for speaker in people:
        name = same_name(speaker.shown)
        if name not in cases:
            cases[name] = _free(f"{speaker.document}-{_sanitised(speaker.shown)}", taken)
            taken.add(cases[name])
    return [(cases[same_name(speaker.shown)], speaker) for speaker in people]


def participants(speakers: Iterable[Speaker]) -> list[Speaker]:
    """Return those who take part and have a name."""
    return [speaker for speaker in speakers if speaker.role == "participant" and speaker.name != UNKNOWN]


def each_speaker(study: Study, names: Sequence[str], author: Author) -> dict[str, list[str]]:
    """Make every participant of these documents a case of their own; return the cases by document.

    Raises ThemecodeError for a document with fewer than two participants.
    """
    documents = [study.document(name) for name in dict.fromkeys(names)]
    taken = {case.id for case in study.cases} | {document.id for document in study.documents}
    made = {document.id: own_cases(_speakers_of(study, document), taken) for document in documents}
    for document, found in made.items():
        if not found:
            mend = "See: themecode speakers list"
            raise ThemecodeError(f"Fewer than two participants speak in {document}.", mend=mend)
    with study.store.action("cases each-speaker", " ".join(made), coder=author.name, now=author.now) as action:
        for document, found in made.items():
            action.set_case_document("", document)
            for case, speaker in found:
                action.set_case_speaker(case, document, speaker.name)
    return {document: list(dict.fromkeys(case for case, _ in found)) for document, found in made.items()}


def assign(study: Study, case: str, document: str, author: Author, *, speaker: str = "", new: bool = False) -> None:
    """Give a document, or a speaker's words in it, to a case; `new` makes the case where there is none.

    Raises UnknownNameError with "did you mean".
    """
    known = [found.id for found in study.cases]
    if not new and case not in known:
        error = UnknownNameError("case", case, known)
        error.mend += " To make a new one, add --new."
        raise error
    found = _names(study, study.document(document), speaker) if speaker else []
    with study.store.action("cases assign", f"{case} {document}", coder=author.name, now=author.now) as action:
        if not speaker:
            action.set_case_document(case, document)
        for name in found:
            action.set_case_speaker(case, document, name)


def names_of(speakers: Iterable[Speaker], wanted: str) -> list[str]:
    """Return a person's names in one document: those written or shown so, else other spellings of it.

    >>> people = [Speaker("G1", "Lee, Ann [Trust]", "participant"), Speaker("G1", "AL", "participant", "", "Ann")]
    >>> names_of(people, "Ann")
    ['AL']
    >>> names_of(people, "ann lee")
    ['Lee, Ann [Trust]']
    """
    known = list(speakers)
    exact = [speaker.name for speaker in known if wanted in (speaker.name, speaker.shown)]
    if exact:
        return exact
    return [s.name for s in known if same_name(wanted) in (same_name(s.name), same_name(s.shown))]


def _names(study: Study, document: Document, wanted: str) -> list[str]:
    speakers = _speakers_of(study, document)
    found = names_of(speakers, wanted)
    if not found:
        raise UnknownNameError("speaker", wanted, [speaker.shown for speaker in speakers])
    return found


def _speakers_of(study: Study, document: Document) -> list[Speaker]:
    """Return who speaks in a document, in the order in which they first do."""
    known = {speaker.name: speaker for speaker in study.speakers if speaker.document == document.id}
    order = dict.fromkeys(turn.speaker for turn in document.turns)
    return [known[name] for name in order if name in known]


def _sanitised(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name).strip("-_") or "speaker"


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
