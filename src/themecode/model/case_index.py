"""Which case a stretch of text belongs to: asked by every tally, quotation and table, and answered here alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from themecode.model.case import Case
from themecode.model.document import Document
from themecode.model.tallied import Stretch

NOT_KNOWN = "(unknown)"
"""The row of cases or documents whose attribute is not known."""
NO_CASE = "(no case)"
"""The row of words that nobody's case claims, the interviewer's in a focus group for one."""
NOWHERE = Case(NO_CASE)
"""Stands for no case; nobody counts it as one."""


class CaseIndex:
    """A study's cases, by the places of their words.

    Words belong to the case of their turn's speaker where that speaker has one in the document, else to the case of
    the document. What runs over several turns belongs to the speaker of its first. `documents` are needed where
    cases have speakers, or where attributes of documents are asked for.

    >>> from themecode.model import Segment, Turn
    >>> turns = (Turn("G1", 1, "Ann", 0, 3), Turn("G1", 2, "Ruth", 4, 8))
    >>> group = Document("G1", "g1.txt", "text", "Yes Why?", turns, "", "")
    >>> index = CaseIndex([Case("A", speakers=(("G1", "Ann"),)), Case("P01", ("P01",))], [group])
    >>> [index.case_of(Segment(*place)).id for place in (("G1", 0, 3), ("G1", 4, 8), ("P01", 0, 1))]
    ['A', '(no case)', 'P01']
    """

    def __init__(self, cases: Sequence[Case], documents: Iterable[Document] = ()) -> None:
        self.cases = tuple(cases)
        self._of_document = {document: case for case in cases for document in case.documents}
        self._of_speaker = {place: case for case in cases for place in case.speakers}
        self._people: dict[str, dict[str, Case]] = {}
        for (name, _), case in self._of_speaker.items():
            self._people.setdefault(name, {})[case.id] = case
        self._turns: dict[str, tuple[list[int], list[Case]]] = {}
        self._attributes: dict[str, dict[str, str]] = {}
        for document in documents:
            self._attributes[document.id] = dict(document.attributes)
            if document.id in self._people:
                self._turns[document.id] = self._turns_of(document)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that hold a case's words, in order."""
        return tuple(sorted(self._of_document.keys() | self._people.keys()))

    @property
    def shared(self) -> frozenset[str]:
        """The ids of the documents in which speakers are cases of their own."""
        return frozenset(self._people)

    def case_of(self, segment: Stretch) -> Case:
        """Return the case whose words these are; NOWHERE where they are nobody's."""
        turns = self._turns.get(segment.document)
        if turns is not None:
            return turns[1][bisect_right(turns[0], segment.start)]
        if segment.document in self._people:
            raise LookupError(f"the turns of {segment.document} are not known here")
        return self._of_document.get(segment.document, NOWHERE)

    def cases_in(self, document: str) -> tuple[Case, ...]:
        """Return the cases that have words in a document, its own case first."""
        own = {self._of_document[document].id: self._of_document[document]} if document in self._of_document else {}
        return tuple({**own, **self._people.get(document, {})}.values())

    def value(self, document: str, name: str) -> str:
        """Return an attribute of a document, "" where it is not known."""
        return self._attributes.get(document, {}).get(name, "")

    def _turns_of(self, document: Document) -> tuple[list[int], list[Case]]:
        """Return where turns end and whose they are; after the last, the document's own case stands for the rest."""
        rest = self._of_document.get(document.id, NOWHERE)
        cases = [self._of_speaker.get((document.id, turn.speaker), rest) for turn in document.turns]
        return [turn.end for turn in document.turns], [*cases, rest]
