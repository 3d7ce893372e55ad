"""From the rows of a survey to respondents: each a document of questions and answers, and a case with attributes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from themecode.importers.cells import Row
from themecode.importers.given_code import GivenCode, above, codes_in
from themecode.importers.ledger import ATTRIBUTES, CODES, PERSONAL, RESPONDENTS, SPACE
from themecode.importers.survey.headings import Column
from themecode.importers.survey.layout import Layout
from themecode.importers.survey.names import attribute_names
from themecode.model import Attribute, Case, Document, Loss, Segment, Speaker, Turn

QUESTION = "Question"
"""Who asks: the speaker of the questions."""


@dataclass
class Told:
    """What the rows of a survey say, as it grows; `answers` are words as written, `lost` the other cells by kind."""

    documents: list[Document] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    codes: list[GivenCode] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    lost: dict[str, list[str]] = field(default_factory=dict)
    unspoken: dict[str, list[str]] = field(default_factory=dict)
    """The part of `lost` that stands beside no answer at all."""
    uncodable: list[int] = field(default_factory=list)
    """Lines with codes beside an empty answer."""


@dataclass(frozen=True)
class Origin:
    """The file that respondents come from."""

    name: str
    sha256: str
    encoding: str


class Respondents:
    """Makes documents and cases of rows, one after the other."""

    def __init__(self, origin: Origin, layout: Layout, taken: frozenset[str]) -> None:
        self.told = Told()
        self._origin, self._layout = origin, layout
        self._stem = _slug(PurePath(origin.name).stem)
        self._taken, self._used = taken, set[str]()
        self._attributes = attribute_names(layout.attributes)

    def add(self, row: Row, name: str) -> None:
        """Take one respondent in."""
        layout, lost = self._layout, list(self._lost(row))
        attributes = tuple(
            Attribute(called, value)
            for column, called in zip(layout.attributes, self._attributes, strict=True)
            if (value := _plain(row.cells[column.place]))
        )
        for kind, cell in lost:
            self.told.lost.setdefault(kind, []).append(cell)
        if any(row.cells[question.place].strip() for question in layout.questions):
            document = self._document(row, name, _losses(lost))
            self.told.documents.append(document)
            self.told.speakers += _speakers(document.id, name)
            self.told.cases.append(Case(name, (document.id,), attributes))
        else:
            for kind, cell in lost:
                self.told.unspoken.setdefault(kind, []).append(cell)
            self.told.cases.append(Case(name, (), attributes))
            self._no_words_for(row)

    def _lost(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield every cell that is no answer, with its kind."""
        layout = self._layout
        kinds: list[tuple[str, Sequence[Column]]] = [
            (RESPONDENTS, [layout.id] if layout.id else []),
            (ATTRIBUTES, layout.attributes),
            (PERSONAL, layout.left_out),
            (CODES, [column for columns in layout.codes.values() for column in columns]),
        ]
        for kind, columns in kinds:
            for column in columns:
                if cell := row.cells[column.place]:
                    yield kind, cell

    def _document(self, row: Row, name: str, losses: list[Loss]) -> Document:
        identity = self._identity(name)
        lines: list[str] = []
        turns: list[Turn] = []
        position = spare = 0
        for question in self._layout.questions:
            written = row.cells[question.place]
            words = " ".join(written.split())
            spare += len(written) - len(words)
            if not words:
                self._no_words_for(row, question)
                continue
            for speaker, said in ((QUESTION, question.question), (_voice(name), words)):
                turns.append(Turn(identity, len(turns) + 1, speaker, position, position + len(said)))
                lines.append(said)
                position += len(said) + 1
            self.told.answers.append(written)
            self._code(row, question, Segment(identity, turns[-1].start, turns[-1].end), words)
        text = "\n".join(lines)
        sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
        found = (*losses, *([Loss(SPACE, spare)] if spare else []))
        origin = self._origin
        return Document(
            identity, origin.name, "survey", text, tuple(turns), sha256, origin.sha256, origin.encoding, found
        )

    def _code(self, row: Row, question: Column, segment: Segment, words: str) -> None:
        place = f"{self._origin.name}:{row.line}"
        written = (row.cells[column.place] for column in self._layout.codes.get(question.place, ()))
        given = dict.fromkeys(code for cell in written for code in codes_in(cell))
        self.told.codes += [GivenCode(code, words, place, segment, parent=above(code)) for code in given]

    def _no_words_for(self, row: Row, *questions: Column) -> None:
        for question in questions or self._layout.questions:
            columns = self._layout.codes.get(question.place, ())
            if any(row.cells[column.place].strip() for column in columns):
                self.told.uncodable.append(row.line)

    def _identity(self, name: str) -> str:
        """Make a document's id of a respondent's; the file's name goes before it where another document has it."""
        base = _slug(name)
        wanted, number = base if base not in self._taken else f"{self._stem}-{base}", 1
        base = wanted
        while wanted in self._used or wanted in self._taken:
            number += 1
            wanted = f"{base}-{number}"
        self._used.add(wanted)
        return wanted


def _plain(cell: str) -> str:
    """Return a cell with single spaces; the same string where it has no others."""
    plain = " ".join(cell.split())
    return cell if plain == cell else plain


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "respondent"


def _voice(name: str) -> str:
    """Return the name by which a respondent speaks, which is never that of the questions."""
    return name if name != QUESTION else f"{QUESTION} (respondent)"


def _speakers(document: str, name: str) -> tuple[Speaker, Speaker]:
    asks = Speaker(document, QUESTION, "interviewer", "the questions of a survey")
    return asks, Speaker(document, _voice(name), "participant", "the respondent")


def _losses(lost: Sequence[tuple[str, str]]) -> list[Loss]:
    found: dict[str, tuple[int, int]] = {}
    for kind, cell in lost:
        characters, times = found.get(kind, (0, 0))
        found[kind] = (characters + len(cell), times + 1)
    return [Loss(kind, characters, times) for kind, (characters, times) in found.items()]
