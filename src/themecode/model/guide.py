"""The interview guide: its questions, which codes each is about, and which turns of an interviewer ask it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from themecode.model.codebook import RuleText
from themecode.model.document import Document

Asking = Literal["asks", "does not ask"]
Answer = Literal["answered", "nothing said", "not asked", "not read"]
ANSWERS: tuple[Answer, ...] = ("answered", "nothing said", "not asked", "not read")
"""What became of a question, or of a code that a question is about, in a case."""


@dataclass(frozen=True)
class Question:
    """One question of the guide. `rules` find the turns that ask it; `wordings` are looked for word by word, too.

    `codes` are what an answer to it may be about; `research_question` is what the study wants to know by it.
    """

    id: str
    wordings: tuple[RuleText, ...]
    rules: tuple[RuleText, ...] = ()
    codes: tuple[str, ...] = ()
    research_question: str = ""
    place: str = ""


@dataclass(frozen=True)
class Guide:
    """All questions of one version of the interview guide, in the order of its file."""

    title: str
    questions: tuple[Question, ...]
    version: str = ""
    language: str = "en"
    source: str = field(default="", repr=False)
    sha256: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The questions' ids, in the order of the file."""
        return tuple(question.id for question in self.questions)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that some question is about, each once."""
        return tuple(dict.fromkeys(code for question in self.questions for code in question.codes))


@dataclass(frozen=True)
class UsedGuide:
    """One version of the guide as it was put to use; `source` is the file's own text."""

    action: int
    created: str
    title: str
    sha256: str
    file: str
    source: str


@dataclass(frozen=True)
class GuideMatch:
    """A person's word that a turn asks a question, or that it does not, whatever the rules find.

    `sha256` is that of the document's text: of any other text the match says nothing.
    """

    document: str
    sha256: str
    turn: int
    question: str
    ruling: Asking
    coder: str
    created: str


def matched_by_hand(matches: Iterable[GuideMatch], document: Document) -> dict[tuple[int, str], Asking]:
    """Return what people said of a document's turns as its text is now; later words win.

    >>> text = Document("P01", "", "txt", "", (), "abc", "")
    >>> first = GuideMatch("P01", "abc", 3, "q1", "asks", "ana", "2026-11-25")
    >>> matched_by_hand([first, GuideMatch("P01", "old", 4, "q2", "asks", "ana", "2026-11-25")], text)
    {(3, 'q1'): 'asks'}
    """
    return {
        (one.turn, one.question): one.ruling
        for one in matches
        if (one.document, one.sha256) == (document.id, document.sha256)
    }
