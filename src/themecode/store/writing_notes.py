"""What one user action writes about cases, documents, memos and sets."""

from __future__ import annotations

import json

from themecode.model import (
    Attribute,
    Blinding,
    Memo,
    NamedSet,
    ReadMark,
    Segment,
    TranscriptCheck,
    memo_id,
    memo_number,
)
from themecode.store import schema
from themecode.store.gathering import Gathering, highest


class NotesWriting(Gathering):
    """The part of an open action that writes about cases, documents, memos and sets."""

    def set_case_document(self, case_id: str, document_id: str) -> None:
        """Say to which case a document belongs; "" takes it out of its case."""
        self._put(schema.case_document, document_id, [(self.number, document_id, case_id)])

    def set_case_speaker(self, case_id: str, document_id: str, speaker: str) -> None:
        """Say to which case a speaker's turns in a document belong; "" leaves them to the document's case."""
        row = (self.number, document_id, speaker, case_id)
        self._put(schema.case_speaker, (document_id, speaker), [row])

    def set_attribute(self, case_id: str, attribute: Attribute) -> None:
        """Give a case a property; an empty value takes it away."""
        place = _place(attribute.evidence)
        row = (self.number, next(self._positions), case_id, attribute.name, attribute.value, *place)
        self._put(schema.case_attribute, (case_id, attribute.name), [row])

    def set_document_attribute(self, document_id: str, name: str, value: str) -> None:
        """Give a document a property, its kind for one; an empty value takes it away."""
        self._put(schema.document_attribute, (document_id, name), [(self.number, document_id, name, value)])

    def add_transcript_check(self, check: TranscriptCheck) -> None:
        """Keep that somebody compared a transcript with its recording."""
        position = next(self._positions)
        who = (check.document, check.checker, check.created)
        what = (check.start_ms, check.end_ms, check.corrections, check.turns, check.errors)
        self._put(schema.transcript_check, position, [(self.number, position, *who, *what)])

    def add_read_mark(self, mark: ReadMark) -> None:
        """Keep that somebody read some turns, or takes that back."""
        position = next(self._positions)
        what = (mark.document, mark.sha256, mark.first, mark.last, mark.state, mark.coder, mark.created)
        self._put(schema.read_mark, position, [(self.number, position, *what)])

    def set_blinding(self, blinding: Blinding) -> None:
        """Say who codes a document blind from now on, or that it is released."""
        coders = json.dumps(blinding.coders, ensure_ascii=False)
        what = (coders, blinding.rules, blinding.state, blinding.coder, blinding.created)
        self._put(schema.blinding, blinding.document, [(self.number, blinding.document, *what)])

    def set_memo(self, memo: Memo) -> str:
        """Keep a memo, or, where its id is known, its newer wording; without text it is taken away. Return its id."""
        last = max((highest(self._connection, schema.memo), *map(_number, self._rows[schema.memo])))
        number = memo_number(memo.id, last) if memo.id else last + 1
        what = (memo.about, memo.target, memo.text, memo.coder, memo.created, memo.title)
        self._put(schema.memo, number, [(self.number, number, *what, *_place(memo.segment), memo.moved)])
        return memo_id(number)

    def set_named_set(self, named: NamedSet) -> None:
        """Keep a set under its name; without members it is taken away."""
        members = json.dumps(named.members, ensure_ascii=False)
        self._put(schema.named_set, named.name, [(self.number, named.name, named.description, members)])


def _number(key: object) -> int:
    return key if isinstance(key, int) else 0


def _place(segment: Segment | None) -> tuple[str | None, int | None, int | None]:
    return (segment.document, segment.start, segment.end) if segment else (None, None, None)
