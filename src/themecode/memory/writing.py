"""What one user action writes into the journal in memory."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from themecode.memory.kept import Kept, Key, Record
from themecode.memory.writing_findings import FindingsWriting
from themecode.model import (
    Action,
    Anchor,
    Attribute,
    Blinding,
    Codebook,
    Coding,
    Decision,
    Document,
    Evidence,
    Memo,
    NamedSet,
    ReadMark,
    Speaker,
    TranscriptCheck,
    UsedCodebook,
    check_undo,
    coding_id,
    coding_number,
    memo_id,
    memo_number,
)

if TYPE_CHECKING:
    from themecode.memory.journal import MemoryStore


class OpenAction(FindingsWriting):
    """One user action, still open: all that it writes is saved together, or nothing is."""

    def __init__(self, journal: MemoryStore, record: Action) -> None:
        self._journal, self._record = journal, record
        self._gathered: dict[tuple[Kept[Any, Any], Hashable], Any] = {}
        self._last_coding = len(journal.kept_codings.rows)
        self._closed = False
        self.number = record.number
        self.uid = record.uid
        self.summary = record.summary
        self.saved = False

    def add_document(self, document: Document, case_id: str | None = None) -> None:
        """Keep a document; one with a known id takes the older one's place."""
        self._put(self._journal.kept_documents, document.id, document)
        if case_id is not None:
            self.set_case_document(case_id, document.id)
        for name, value in document.attributes:
            self.set_document_attribute(document.id, name, value)

    def set_speaker(self, speaker: Speaker) -> None:
        """Say who speaks in a document, and in which role."""
        self._put(self._journal.kept_speakers, (speaker.document, speaker.name), speaker)

    def set_case_document(self, case_id: str, document_id: str) -> None:
        """Say to which case a document belongs; "" takes it out of its case."""
        self._put(self._journal.kept_cases, document_id, case_id)

    def set_attribute(self, case_id: str, attribute: Attribute) -> None:
        """Give a case a property; an empty value takes it away."""
        self._put(self._journal.kept_attributes, (case_id, attribute.name), attribute)

    def set_case_speaker(self, case_id: str, document_id: str, speaker: str) -> None:
        """Say to which case a speaker's turns in a document belong; "" leaves them to the document's case."""
        self._put(self._journal.kept_case_speakers, (document_id, speaker), case_id)

    def set_document_attribute(self, document_id: str, name: str, value: str) -> None:
        """Give a document a property, its kind for one; an empty value takes it away."""
        self._put(self._journal.kept_document_attributes, (document_id, name), value)

    def add_transcript_check(self, check: TranscriptCheck) -> None:
        """Keep that somebody compared a transcript with its recording."""
        self._put(self._journal.kept_checks, (self.number, len(self._gathered)), check)

    def add_read_mark(self, mark: ReadMark) -> None:
        """Keep that somebody read some turns, or takes that back."""
        self._put(self._journal.kept_read_marks, (self.number, len(self._gathered)), mark)

    def set_blinding(self, blinding: Blinding) -> None:
        """Say who codes a document blind from now on, or that it is released."""
        kept = replace(blinding, action=self.number)
        self._put(self._journal.kept_blindings, (self.number, blinding.document), kept)

    def set_memo(self, memo: Memo) -> str:
        """Keep a memo, or, where its id is known, its newer wording; without text it is taken away. Return its id."""
        mine = (key for kept, key in self._gathered if kept is self._journal.kept_memos and isinstance(key, int))
        last = max((0, *(number for _, number, _ in self._journal.kept_memos.rows), *mine))
        number = memo_number(memo.id, last) if memo.id else last + 1
        self._put(self._journal.kept_memos, number, replace(memo, id=memo_id(number)))
        return memo_id(number)

    def set_named_set(self, named: NamedSet) -> None:
        """Keep a set under its name; without members it is taken away."""
        self._put(self._journal.kept_sets, named.name, named)

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

    def move_codings(self, anchors: Iterable[Anchor]) -> None:
        """Say where codings stand in a corrected text."""
        for anchor in anchors:
            name = coding_id(coding_number(anchor.coding, self._last_coding))
            self._put(self._journal.kept_anchors, name, replace(anchor, coding=name))

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

    def _put(self, kept: Kept[Key, Record], key: Key, record: Record) -> None:
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
