"""The journal of a run that keeps no project: in memory, without a database, and gone with its process.

It is written and read as `store` is: whatever the records are, both give back the same. Their tests are the same.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from themecode.errors import AlreadyDoneError
from themecode.memory.findings import Findings
from themecode.memory.following import Following
from themecode.memory.kept import Kept
from themecode.memory.who_worked import WhoWorked
from themecode.memory.writing import OpenAction
from themecode.model import (
    RULES,
    Action,
    Anchor,
    Attribute,
    Brought,
    Case,
    Coding,
    Decision,
    Document,
    Evidence,
    Memo,
    NamedSet,
    Said,
    Speaker,
    Tallied,
    TranscriptCheck,
    UsedCodebook,
    memo_id,
    moment_after,
    undone,
)


class MemoryStore(WhoWorked, Following, Findings):
    """One study in memory, read as it stands and written one action at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Action] = []
        self.kept_documents = Kept[str, Document]()
        self.kept_speakers = Kept[tuple[str, str], Speaker]()
        self.kept_cases = Kept[str, str]()
        self.kept_attributes = Kept[tuple[str, str], Attribute]()
        self.kept_codebooks = Kept[int, UsedCodebook]()
        self.kept_codings = Kept[str, Coding]()
        self.kept_evidence = Kept[str, tuple[Evidence, ...]]()
        self.kept_decisions = Kept[tuple[int, int], Decision]()
        self.kept_anchors = Kept[str, Anchor]()
        self.kept_case_speakers = Kept[tuple[str, str], str]()
        self.kept_document_attributes = Kept[tuple[str, str], str]()
        self.kept_memos = Kept[int, Memo]()
        self.kept_sets = Kept[str, NamedSet]()
        self.kept_checks = Kept[tuple[int, int], TranscriptCheck]()
        self._acting = False

    @contextmanager
    def action(
        self, verb: str, summary: str = "", *, coder: str, now: str, uid: str | None = None
    ) -> Iterator[OpenAction]:
        """Open one user action: saved as a whole when the block ends, not at all when it raises.

        AlreadyDoneError where the journal has an action of this uid.
        """
        if self._acting:
            raise RuntimeError("an action is open here already")
        for done in self.done:
            if done.uid == uid:
                raise AlreadyDoneError(done.number)
        before = self.done[-1] if self.done else Action(0, "", "", "", "")
        named = (uid or str(uuid.uuid4()), moment_after(before.moment, now), before.uid)
        record = Action(before.number + 1, verb, summary, coder, now, None, *named)
        self._acting = True
        action = OpenAction(self, record)
        try:
            yield action
            action.saved = action.write()
        finally:
            action.close()
            self._acting = False

    def last_action(self) -> int:
        """Return the number of the action that was written last, 0 where there is none."""
        return len(self.done)

    def actions(self) -> list[Action]:
        """Return every action, the undone ones too, in the order in which they were done."""
        return list(self.done)

    def documents(self) -> list[Document]:
        """Return the documents, by id."""
        attributes: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for (document, name), value in sorted(self.kept_document_attributes.standing(self._gone()).items()):
            if value:
                attributes[document][name] = value
        return [
            replace(document, attributes=tuple(attributes[name].items()))
            for name, document in sorted(self._documents().items())
        ]

    def speakers(self) -> list[Speaker]:
        """Return who speaks in which document as its text is now, with the role that was given last."""
        heard = {(name, turn.speaker) for name, document in self._documents().items() for turn in document.turns}
        return [speaker for key, speaker in sorted(self.kept_speakers.standing(self._gone()).items()) if key in heard]

    def cases(self) -> list[Case]:
        """Return the cases that have a document, a speaker or an attribute, by id."""
        known, gone = self._documents(), self._gone()
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for document, case_id in sorted(self.kept_cases.standing(gone).items()):
            if case_id and document in known:
                texts[case_id].append(document)
        attributes: defaultdict[str, list[Attribute]] = defaultdict(list)
        for (case_id, _), attribute in self.kept_attributes.standing(gone).items():
            if attribute.value:
                attributes[case_id].append(attribute)
        people: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for (document, speaker), case_id in sorted(self.kept_case_speakers.standing(gone).items()):
            if case_id and document in known:
                people[case_id].append((document, speaker))
        return [
            Case(case_id, tuple(texts[case_id]), tuple(attributes[case_id]), tuple(people[case_id]))
            for case_id in sorted(texts.keys() | attributes.keys() | people.keys())
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
        newer, anchors = self.kept_evidence.standing(gone), self.kept_anchors.standing(gone)
        found = {
            name: replace(coding, evidence=newer[name]) if name in newer else coding
            for name, coding in self.kept_codings.standing(gone).items()
            if coding.segment.document in known and document in (None, coding.segment.document)
        }
        return [_moved(coding, anchors[name]) if name in anchors else coding for name, coding in found.items()]

    def tallied(self) -> list[Tallied]:
        """Return the codings as a tally needs them, whose words are not gone, before any decision is applied."""
        return [Tallied.of(coding) for coding in self.codings() if coding.moved != "gone"]

    def decisions(self) -> list[Decision]:
        """Return the rulings on codings, in the order in which they were taken."""
        gone = self._gone()
        coded = self.kept_codings.standing(gone)
        return [decision for decision in self.kept_decisions.standing(gone).values() if decision.coding in coded]

    def memos(self) -> list[Memo]:
        """Return the memos as they are worded now, by id."""
        return [memo for _, memo in sorted(self.kept_memos.standing(self._gone()).items()) if memo.text]

    def named_sets(self) -> list[NamedSet]:
        """Return the sets of codes, documents and memos, by name."""
        return [named for _, named in sorted(self.kept_sets.standing(self._gone()).items()) if named.members]

    def transcript_checks(self) -> list[TranscriptCheck]:
        """Return who compared which transcript with its recording, oldest first."""
        return list(self.kept_checks.standing(self._gone()).values())

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

    def brought_in(self, action: int) -> Brought:
        """Return the ids of the documents, codings and memos that an action wrote."""
        texts = (name for number, name, _ in self.kept_documents.rows if number == action)
        codings = (name for number, name, _ in self.kept_codings.rows if number == action)
        memos = (memo_id(name) for number, name, _ in self.kept_memos.rows if number == action)
        return Brought(frozenset(texts), frozenset(codings), frozenset(memos))

    def texts(self) -> list[tuple[int, str]]:
        """Return (action, document) for every version of a text, those that do not stand too, the oldest first."""
        return sorted((action, name) for action, name, _ in self.kept_documents.rows)

    def footings(self) -> frozenset[tuple[int, str]]:
        """Return (action, document) for every action, standing or not, that wrote places in a document."""
        document_of = {name: coding.segment.document for _, name, coding in self.kept_codings.rows}
        found = [(action, coding.segment.document) for action, _, coding in self.kept_codings.rows]
        found += [(action, document_of[name]) for action, name, _ in self.kept_evidence.rows]
        found += [(action, anchor.segment.document) for action, _, anchor in self.kept_anchors.rows]
        found += [(action, memo.segment.document) for action, _, memo in self.kept_memos.rows if memo.segment]
        found += [(a, one.evidence.document) for a, _, one in self.kept_attributes.rows if one.evidence]
        return frozenset(found)

    def earlier_places(self) -> dict[str, list[Anchor]]:
        """Return for each moved coding the places that it had before its present one, the first one first."""
        gone = self._gone()
        made = self.kept_codings.standing(gone)
        found = {name: [Anchor(name, coding.segment, coding.text)] for name, coding in made.items()}
        for action, name, anchor in self.kept_anchors.rows:
            if action not in gone and name in found:
                found[name].append(anchor)
        return {name: places[:-1] for name, places in sorted(found.items()) if len(places) > 1}

    def doubles(self) -> dict[str, str]:
        """Return the codings that were made in two copies apart: none, for this journal has no copies."""
        return {}

    def parted(self) -> bool:
        """Say whether copies parted and were merged: never, for this journal has none."""
        return False

    def brought(self) -> list[tuple[int, int]]:
        """Return what merges brought: nothing."""
        return []

    def said_apart(self) -> list[Said]:
        """Return what was said differently in two copies: nothing."""
        return []

    def integrity(self) -> list[str]:
        """Say what is wrong with the journal: nothing, for there is no file that could be damaged."""
        return []

    def _documents(self) -> dict[str, Document]:
        return self.kept_documents.standing(self._gone())

    def _gone(self) -> frozenset[int]:
        return undone(self.done)


def _moved(coding: Coding, anchor: Anchor) -> Coding:
    return replace(coding, segment=anchor.segment, text=anchor.text, moved=anchor.moved)
