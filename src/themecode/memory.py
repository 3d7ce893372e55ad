"""The journal of a run that keeps no project: in memory, without a database, and gone with its process.

It is written and read as `store` is: whatever the records are, both give back the same. Their tests are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from themecode.model import (
    RULES,
    Action,
    Attribute,
    Case,
    Codebook,
    Coding,
    Decision,
    Document,
    Evidence,
    Speaker,
    UsedCodebook,
    check_undo,
    coding_id,
    coding_number,
    undone,
)

Key = TypeVar("Key", bound=Hashable)
Record = TypeVar("Record")


@dataclass(eq=False)
class _Kept(Generic[Key, Record]):
    """All records of one kind that were ever written, each with its action and under its key."""

    rows: list[tuple[int, Key, Record]] = field(default_factory=list)

    def standing(self, gone: frozenset[int]) -> dict[Key, Record]:
        """Return what holds now: of each key the latest record whose action stands."""
        return {key: record for action, key, record in self.rows if action not in gone}


class MemoryStore:
    """One study in memory, read as it stands and written one action at a time."""

    def __init__(self) -> None:
        self.done: list[Action] = []
        self.kept_documents = _Kept[str, Document]()
        self.kept_speakers = _Kept[tuple[str, str], Speaker]()
        self.kept_cases = _Kept[str, str]()
        self.kept_attributes = _Kept[tuple[str, str], Attribute]()
        self.kept_codebooks = _Kept[int, UsedCodebook]()
        self.kept_codings = _Kept[str, Coding]()
        self.kept_evidence = _Kept[str, tuple[Evidence, ...]]()
        self.kept_decisions = _Kept[tuple[int, int], Decision]()
        self._acting = False

    @contextmanager
    def action(self, verb: str, summary: str = "", *, coder: str, now: str) -> Iterator[OpenAction]:
        """Open one user action: saved as a whole when the block ends, not at all when it raises."""
        if self._acting:
            raise RuntimeError("an action is open here already")
        self._acting = True
        action = OpenAction(self, Action(len(self.done) + 1, verb, summary, coder, now))
        try:
            yield action
            action.saved = action.write()
        finally:
            action.close()
            self._acting = False

    def actions(self) -> list[Action]:
        """Return every action, the undone ones too, in the order in which they were done."""
        return list(self.done)

    def documents(self) -> list[Document]:
        """Return the documents, by id."""
        return [document for _, document in sorted(self._documents().items())]

    def speakers(self) -> list[Speaker]:
        """Return who speaks in which document, with the role that was given last."""
        known, latest = self._documents(), self.kept_speakers.standing(self._gone())
        return [speaker for _, speaker in sorted(latest.items()) if speaker.document in known]

    def cases(self) -> list[Case]:
        """Return the cases with their documents and attributes, by id."""
        known, gone = self._documents(), self._gone()
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for document, case_id in sorted(self.kept_cases.standing(gone).items()):
            if case_id and document in known:
                texts[case_id].append(document)
        attributes: defaultdict[str, list[Attribute]] = defaultdict(list)
        for (case_id, _), attribute in self.kept_attributes.standing(gone).items():
            if attribute.value:
                attributes[case_id].append(attribute)
        return [
            Case(case_id, tuple(texts[case_id]), tuple(attributes[case_id]))
            for case_id in sorted(texts.keys() | attributes.keys())
        ]

    def codebook(self) -> UsedCodebook | None:
        """Return the codebook in use, None where none was put to use yet."""
        used = self.codebooks()
        return used[-1] if used else None

    def codebooks(self) -> list[UsedCodebook]:
        """Return every version of the codebook that was put to use, the one in use last."""
        return list(self.kept_codebooks.standing(self._gone()).values())

    def codings(self, document: str | None = None) -> list[Coding]:
        """Return the codings of all documents or of one, by id, before any decision is applied to them."""
        known, gone = self._documents(), self._gone()
        newer = self.kept_evidence.standing(gone)
        standing = self.kept_codings.standing(gone)
        return [
            replace(coding, evidence=newer[name]) if name in newer else coding
            for name, coding in standing.items()
            if coding.segment.document in known and document in (None, coding.segment.document)
        ]

    def decisions(self) -> list[Decision]:
        """Return the rulings on codings, in the order in which they were taken."""
        gone = self._gone()
        coded = self.kept_codings.standing(gone)
        return [decision for decision in self.kept_decisions.standing(gone).values() if decision.coding in coded]

    def last_coded(self) -> dict[str, int]:
        """Return, for each document that a person coded or decided in, the number of the newest such action."""
        gone, known = self._gone(), self._documents()
        coded = self.kept_codings.standing(gone)
        acts: list[tuple[int, Coding | None, str]]
        acts = [(action, coding, coding.coder) for action, _, coding in self.kept_codings.rows]
        acts += [(action, coded.get(one.coding), one.coder) for action, _, one in self.kept_decisions.rows]
        newest: dict[str, int] = {}
        for action, coding, coder in acts:
            if coding and coder != RULES and action not in gone and coding.segment.document in known:
                newest[coding.segment.document] = max(action, newest.get(coding.segment.document, 0))
        return newest

    def integrity(self) -> list[str]:
        """Say what is wrong with the journal: nothing, for there is no file that could be damaged."""
        return []

    def _documents(self) -> dict[str, Document]:
        return self.kept_documents.standing(self._gone())

    def _gone(self) -> frozenset[int]:
        return undone(self.done)


class OpenAction:
    """One user action, still open: all that it writes is saved together, or nothing is."""

    def __init__(self, journal: MemoryStore, record: Action) -> None:
        self._journal, self._record = journal, record
        self._gathered: dict[tuple[_Kept[Any, Any], Hashable], Any] = {}
        self._last_coding = len(journal.kept_codings.rows)
        self._closed = False
        self.number = record.number
        self.summary = record.summary
        self.saved = False

    def add_document(self, document: Document, case_id: str | None = None) -> None:
        """Keep a document; one with a known id takes the older one's place."""
        self._put(self._journal.kept_documents, document.id, document)
        if case_id is not None:
            self.set_case_document(case_id, document.id)

    def set_speaker(self, speaker: Speaker) -> None:
        """Say who speaks in a document, and in which role."""
        self._put(self._journal.kept_speakers, (speaker.document, speaker.name), speaker)

    def set_case_document(self, case_id: str, document_id: str) -> None:
        """Say to which case a document belongs; "" takes it out of its case."""
        self._put(self._journal.kept_cases, document_id, case_id)

    def set_attribute(self, case_id: str, attribute: Attribute) -> None:
        """Give a case a property; an empty value takes it away."""
        self._put(self._journal.kept_attributes, (case_id, attribute.name), attribute)

    def use_codebook(self, codebook: Codebook, file: str) -> None:
        """Put a version of the codebook to use, and keep its file's own text."""
        number, created = self.number, self._record.created
        used = (codebook.title, codebook.version, codebook.sha256, file, codebook.source)
        self._put(self._journal.kept_codebooks, number, UsedCodebook(number, created, *used))

    def add_codings(self, codings: Iterable[Coding]) -> list[str]:
        """Keep new codings with their evidence; return their ids in the same order."""
        return [self._add_coding(coding) for coding in codings]

    def set_evidence(self, coding: str, evidence: Sequence[Evidence]) -> None:
        """Give a coding the evidence that holds from now on."""
        if not evidence:
            raise ValueError("a coding keeps its evidence; withdraw the coding instead")
        number = coding_number(coding, self._last_coding)
        self._put(self._journal.kept_evidence, coding_id(number), tuple(evidence))

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Keep what was ruled about codings, in this order."""
        for decision in decisions:
            number = coding_number(decision.coding, self._last_coding)
            key = (self.number, len(self._gathered))
            self._put(self._journal.kept_decisions, key, replace(decision, coding=coding_id(number)))

    def undo(self, number: int) -> None:
        """Take back an action, or, where that one is an undo, do again what it took back."""
        if self._record.undoes is not None or self._closed:
            raise ValueError("one open action undoes one action")
        check_undo(number, self._journal.done)
        self._record = replace(self._record, undoes=number)

    def write(self) -> bool:
        """Write all that was gathered; say whether there was anything."""
        if not self._gathered and self._record.undoes is None:
            return False
        self._journal.done.append(replace(self._record, summary=self.summary))
        for (kept, key), record in self._gathered.items():
            kept.rows.append((self.number, key, record))
        return True

    def close(self) -> None:
        """Take no more: what comes after the end of the action would be lost without a word."""
        self._closed = True

    def _put(self, kept: _Kept[Key, Record], key: Key, record: Record) -> None:
        """Gather a record; the same key again within the action takes the place of the first."""
        if self._closed:
            raise ValueError("this action is closed")
        self._gathered.pop((kept, key), None)
        self._gathered[kept, key] = record

    def _add_coding(self, coding: Coding) -> str:
        if coding.id:
            raise ValueError(f"{coding.id} has an id already; a new coding has none")
        self._last_coding += 1
        name = coding_id(self._last_coding)
        kept = Coding(
            name, coding.segment, coding.text, coding.code, coding.coder, coding.origin, coding.created,
            coding.evidence,
        )  # fmt: skip
        self._put(self._journal.kept_codings, name, kept)
        return name
