"""What one user action writes about texts, speakers and codings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from themecode.model import Anchor, Codebook, Coding, Decision, Document, Evidence, Speaker, coding_id, coding_number
from themecode.store import schema
from themecode.store.doubles import alike
from themecode.store.gathering import Written
from themecode.store.writing_findings import FindingsWriting


class OpenAction(FindingsWriting):
    """One user action, still open: all that it writes is saved together, or nothing is."""

    _alike: Mapping[int, list[int]] | None = None

    def add_document(self, document: Document, case_id: str | None = None) -> None:
        """Keep a document and its turns; a document with a known id takes the older one's place."""
        losses = json.dumps([astuple(loss) for loss in document.losses], ensure_ascii=False)
        self._put(
            schema.document,
            document.id,
            [
                (
                    self.number, document.id, document.file, document.format, document.text,
                    document.sha256, document.file_sha256, document.encoding, losses,
                )
            ],
        )  # fmt: skip
        self._put_turns(document)
        if case_id is not None:
            self.set_case_document(case_id, document.id)
        for name, value in document.attributes:
            self.set_document_attribute(document.id, name, value)

    def set_speaker(self, speaker: Speaker) -> None:
        """Say who speaks in a document, and in which role."""
        row = (self.number, speaker.document, speaker.name, speaker.role, speaker.found, speaker.alias)
        self._put(schema.speaker, (speaker.document, speaker.name), [row])

    def use_codebook(self, codebook: Codebook, file: str) -> None:
        """Put a version of the codebook to use, and keep its file's own text."""
        row = (self.number, codebook.title, codebook.version, codebook.sha256, file, codebook.source)
        self._put(schema.codebook, "in use", [row])

    def add_codings(self, codings: Iterable[Coding]) -> list[str]:
        """Keep new codings with their evidence; return their ids in the same order."""
        return [self._add_coding(coding) for coding in codings]

    def set_evidence(self, coding: str, evidence: Sequence[Evidence]) -> None:
        """Give a coding the evidence that holds from now on."""
        if not evidence:
            raise ValueError("a coding keeps its evidence; withdraw the coding instead")
        for number in self._with_doubles(coding_number(coding, self._last_coding)):
            self._put_evidence(number, evidence)

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Keep what was ruled about codings, in this order."""
        for decision in decisions:
            position, number = next(self._positions), coding_number(decision.coding, self._last_coding)
            row = (self.number, position, number, decision.ruling, decision.coder, decision.created)
            self._put(schema.decision, position, [row])

    def move_codings(self, anchors: Iterable[Anchor]) -> None:
        """Say where codings stand in a corrected text."""
        for anchor in anchors:
            segment = anchor.segment
            place = (segment.document, segment.start, segment.end, anchor.text, anchor.moved)
            for number in self._with_doubles(coding_number(anchor.coding, self._last_coding)):
                self._put(schema.anchor, number, [(self.number, number, *place)])

    def _add_coding(self, coding: Coding) -> str:
        if coding.id:
            raise ValueError(f"{coding.id} has an id already; a new coding has none")
        number = self._last_coding + 1
        segment = coding.segment
        row = (
            number, self.number, segment.document, segment.start, segment.end,
            coding.text, coding.code, coding.coder, coding.origin, coding.created,
        )  # fmt: skip
        self._put(schema.coding, number, [row])
        self._last_coding = number
        if coding.evidence:
            self._put_evidence(number, coding.evidence)
        return coding_id(number)

    def _put_evidence(self, number: int, evidence: Sequence[Evidence]) -> None:
        action = self.number
        rows: list[Written] = [
            (action, number, position, one.start, one.end, one.matched, one.rule, one.place, _flags(one.flags))
            for position, one in enumerate(evidence)
        ]
        self._put(schema.evidence, number, rows)

    def _with_doubles(self, number: int) -> list[int]:
        """Return a coding and those that it stands for: what moves it moves them, or they would come to light again."""
        if self._alike is None:
            self._alike = alike(self._connection)
        return [number, *self._alike.get(number, ())]

    def _put_turns(self, document: Document) -> None:
        rows: list[Written] = [
            (self.number, document.id, one.number, one.speaker, one.start, one.end, one.start_ms, one.end_ms)
            for one in document.turns
        ]
        self._put(schema.turn, document.id, rows)


def _flags(flags: tuple[str, ...]) -> str:
    return json.dumps(flags, ensure_ascii=False) if flags else "[]"
