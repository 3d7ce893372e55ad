"""What another tool's project becomes in a study, before it is written: records, and a count of what is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from themecode.model import RULES, Coding, Document, Evidence, Segment
from themecode.refi_qda import QdaCoding, QdaProject, QdaSelection, QdaUser, read_evidence
from themecode.workflow.receiving_texts import ReceivedText

UNNAMED = "unknown coder"


@dataclass
class Coders:
    """The names of a project's users by GUID; two users of one name are one coder."""

    users: Sequence[QdaUser]
    ours: bool
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {user.guid: user.name.strip() or UNNAMED for user in self.users}

    def name(self, guid: str, losses: Counter[str]) -> str:
        """Return a coder's name; the name of our own rules is theirs only in our own files."""
        if guid not in self.names:
            losses["codings and notes without a known coder (given to 'unknown coder')"] += 1
            return UNNAMED
        name = self.names[guid]
        return f"{RULES} (imported)" if name == RULES and not self.ours else name


@dataclass(frozen=True)
class ReceivedCoding:
    """A coding and the GUIDs of its notes; `known` is its id where it is here already, "" where it is new."""

    coding: Coding
    notes: tuple[str, ...]
    known: str = ""


@dataclass(frozen=True)
class Place:
    """A selection and where it stands in the study."""

    selection: QdaSelection
    text: ReceivedText
    segment: Segment


def places_of(texts: Sequence[ReceivedText], losses: Counter[str]) -> Iterator[Place]:
    """Yield the selections of all texts with their places; those on names of speakers only are counted."""
    for text in texts:
        for selection in text.source.selections:
            segment = text.segment(selection.start, selection.end)
            if segment is None:
                losses["codings of speakers' names alone"] += len(selection.codings)
            else:
                yield Place(selection, text, segment)


class Receiver:
    """Turns selections into codings; knows the codes, the coders and the codings that are here already."""

    def __init__(self, project: QdaProject, ids: dict[str, str], known: Sequence[Coding], now: str) -> None:
        ours = project.origin.startswith("themecode")
        self._project, self._ids, self._now = project, ids, now
        self.coders = Coders(project.users, ours)
        self.twice = 0
        self._known = {_key(coding): coding.id for coding in known}

    def codings(self, place: Place, losses: Counter[str]) -> Iterator[ReceivedCoding]:
        """Yield the codings of a selection, each once: NVivo writes a selection for each coding."""
        for one in place.selection.codings:
            if one.code not in self._ids:
                losses["codings whose code is not in the file"] += 1
                continue
            made = self._coding(place, one, losses)
            known = self._known.get(_key(made))
            if known is None:
                self._known[_key(made)] = ""
            if known or known is None:
                yield ReceivedCoding(made, one.notes, known or "")
            else:
                self.twice += 1

    def _coding(self, place: Place, one: QdaCoding, losses: Counter[str]) -> Coding:
        document, segment = place.text.document, place.segment
        coder = self.coders.name(one.user or place.selection.user or self._project.user, losses)
        created = one.created or place.selection.created
        if not created:
            losses["codings without a date (given that of the import)"] += 1
        words = segment.words_of(document.text)
        code, when = self._ids[one.code], created or self._now
        reasons = self._reasons(place, document) if coder == RULES else ()
        if coder == RULES and not reasons:
            return Coding("", segment, words, code, f"{RULES} (imported)", "person", when)
        return Coding("", segment, words, code, coder, "rules" if reasons else "person", when, reasons)

    def _reasons(self, place: Place, document: Document) -> tuple[Evidence, ...]:
        return read_evidence(place.selection.description, place.segment.start, document.text)


def _key(coding: Coding) -> tuple[str, int, int, str, str]:
    return coding.segment.document, coding.segment.start, coding.segment.end, coding.code, coding.coder
