"""Who is the interviewer: told by name, by role word, or by who speaks in many interviews; or asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from themecode.model import HEADING, TABLE, TEXT, Document, Speaker

UNKNOWN = "Unknown"
_WRITTEN = "written document"
_INTERVIEWER = re.compile(r"(interviewer|researcher|moderator|facilitator|int|i|iv|q)(\s*\d+)?", re.IGNORECASE)
_PARTICIPANT = re.compile(r"(interviewee|participant|respondent|part|resp|p|r|a)([\s_-]*\d+)?", re.IGNORECASE)
_SPEAKER = re.compile(r"(speaker|spk|voice|guest|host|student|nurse|carer)([\s_-]*\w{1,2})?", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[].*?[)\]]")
_TITLE = re.compile(r"^(dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class RoleQuestion:
    """A document whose interviewer cannot be told: each speaker with turns and words."""

    document: str
    file: str
    speakers: tuple[tuple[str, int, int], ...]

    def __str__(self) -> str:
        shown = "; ".join(f"{name} ({turns} turns, {words:,} words)" for name, turns, words in self.speakers)
        return f"Who is the interviewer in {self.file}? Speakers: {shown}."


def same_name(name: str) -> str:
    """Bring the spellings of one person's name together.

    >>> same_name("Okafor, Ruth (UNIV)") == same_name("Dr Ruth Okafor [External]")
    True
    """
    name = _TITLE.sub("", _ASIDE.sub("", name).strip())
    last, comma, first = name.partition(",")
    return " ".join((f"{first} {last}" if comma else name).casefold().split())


def is_label(name: str) -> bool:
    """Say whether a name is only a label, which is somebody else in every document.

    >>> is_label("Participant 3"), is_label("P1"), is_label("Speaker 2"), is_label("Ann Lee")
    (True, True, True, False)
    """
    bare = _ASIDE.sub("", name).strip(" :.")
    return any(kind.fullmatch(bare) for kind in (_INTERVIEWER, _PARTICIPANT, _SPEAKER))


def tell_roles(
    documents: Sequence[Document], interviewers: Sequence[str] = (), earlier: Sequence[Speaker] = ()
) -> dict[str, list[Speaker] | RoleQuestion]:
    """Tell each document's interviewer from its participants, or ask.

    `interviewers` are names that the user gave; `earlier` the speakers that the project knows already.
    Each Speaker's `found` says how its role was told.
    """
    named = {same_name(name) for name in interviewers}
    known = {same_name(speaker.name) for speaker in earlier if speaker.role == "interviewer"}
    spoken = Counter(name for document in documents for name in {same_name(n) for n in _names(document)})
    return {
        document.id: _written(document) or _tell(document, named, known, spoken, len(documents))
        for document in documents
    }


def _written(document: Document) -> list[Speaker]:
    """Return the "speakers" of a written document; none where people speak."""
    names = _names(document)
    if not {TEXT, HEADING, TABLE}.issuperset(names):
        return []
    return [Speaker(document.id, n, "heading" if n == HEADING else "participant", _WRITTEN) for n in names]


def _tell(
    document: Document, named: set[str], known: set[str], spoken: Counter[str], total: int
) -> list[Speaker] | RoleQuestion:
    names = _names(document)
    if found := [name for name in names if same_name(name) in named]:
        return _roles(document, found, "named by you")
    if len(names) == 1:
        return [Speaker(document.id, names[0], "participant", "the only speaker")]
    if found := _by_role_word(names):
        return _roles(document, found, "role word")
    if (found := [name for name in names if same_name(name) in known]) and len(found) < len(names):
        return _roles(document, found, "interviewer of earlier documents")
    if found := _by_recurrence(names, spoken):
        count = max(spoken[same_name(name)] for name in found)
        return _roles(document, found, f"speaks in {count} of {total} documents")
    return _question(document, names)


def _names(document: Document) -> list[str]:
    return list(dict.fromkeys(turn.speaker for turn in document.turns))


def _roles(document: Document, interviewers: list[str], found: str) -> list[Speaker]:
    return [
        Speaker(document.id, name, "interviewer", found)
        if name in interviewers
        else Speaker(document.id, name, "participant", "not the interviewer")
        for name in _names(document)
    ]


def _by_role_word(names: list[str]) -> list[str]:
    asking = [name for name in names if _INTERVIEWER.fullmatch(_ASIDE.sub("", name).strip())]
    if asking and len(asking) < len(names):
        return asking
    answering = [name for name in names if _PARTICIPANT.fullmatch(_ASIDE.sub("", name).strip())]
    others = [name for name in names if name not in answering and name != UNKNOWN]
    return others if answering and len(others) == 1 else []


def _by_recurrence(names: list[str], spoken: Counter[str]) -> list[str]:
    """Those who speak in several documents while somebody here speaks in this one alone."""
    counts = {name: spoken[same_name(name)] for name in names if name != UNKNOWN}
    recurring = [name for name, count in counts.items() if count > 1]
    if recurring and len(recurring) < len(counts):
        return recurring
    most = max(counts.values(), default=0)
    leaders = [name for name, count in counts.items() if count == most]
    return leaders if most > 1 and len(leaders) == 1 else []


def _question(document: Document, names: list[str]) -> RoleQuestion:
    words: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for turn in document.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += len(document.text[turn.start : turn.end].split())
    return RoleQuestion(document.id, document.file, tuple((name, turns[name], words[name]) for name in names))
