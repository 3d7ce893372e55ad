"""What a project holds at one moment: the records that every step reads."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import (
    JOINT,
    RULES,
    Case,
    CaseIndex,
    Codebook,
    Coding,
    Decision,
    Document,
    Memo,
    Speaker,
    Table,
    Tallied,
    Turn,
    Veil,
    adrift,
    current_codings,
    ruled,
    text_order,
)

if TYPE_CHECKING:
    from themecode.memory import MemoryStore
    from themecode.store import Store


@dataclass(frozen=True)
class Author:
    """Who acts, and when: the coder's name and the time as ISO 8601. Clocks come in as arguments."""

    name: str
    now: str


def who_and_when(coder: str = "") -> Author:
    """Return the person at the keyboard and the present time; THEMECODE_CODER names the person.

    Raises ThemecodeError for the names of the tagger and of what is settled jointly.
    """
    name = (coder or os.environ.get("THEMECODE_CODER", "")).strip()
    if not name:
        with suppress(OSError, KeyError, ImportError):
            name = getpass.getuser()
    if name in (RULES, JOINT):
        whose = "the tagger's name" if name == RULES else "the name of joint codings"
        says = f"'{name}' is no name for a coder: it is {whose}."
        raise ThemecodeError(says, mend="Name yourself: THEMECODE_CODER=ana")
    return Author(name or "me", datetime.now(UTC).isoformat(timespec="seconds"))


@dataclass(frozen=True)
class Study:
    """A project's records as they stand; read afresh after every action.

    `viewer` is the coder who looks: where that coder codes blind, others' work is in none of these records, and no
    step can forget it. A step that needs everything says so: it takes `study.whole`.
    """

    store: Store | MemoryStore
    viewer: str = ""

    def afresh(self, *unchanged: str, **known: object) -> Study:
        """Return the study as it stands now; what is named as unchanged, or known already, is not read again."""
        study = Study(self.store, self.viewer)
        study.__dict__.update({name: self.__dict__[name] for name in unchanged if name in self.__dict__}, **known)
        return study

    def through(self, store: Store | MemoryStore) -> Study:
        """Return the same records, as they were read, for a step that writes to `store`."""
        study = Study(store, self.viewer)
        own = ("store", "viewer", "whole")
        study.__dict__.update({name: kept for name, kept in self.__dict__.items() if name not in own})
        return study

    def knowing(self, **known: object) -> Study:
        """Return the same records, some of them newer than they were read."""
        return self.afresh(*(self.__dict__.keys() - {"store", "viewer", "whole"} - known.keys()), **known)

    @cached_property
    def veil(self) -> Veil:
        """What the viewer does not see."""
        return Veil.of(self.store.blindings(), self.viewer)

    @cached_property
    def whole(self) -> Study:
        """The same study with nothing hidden: for the tagger, corrections, checks, copies and exchange."""
        return Study(self.store) if self.veil.documents else self

    def as_seen(self, table: Table) -> Table:
        """Say in a table's basis what its viewer does not see."""
        return replace(table, basis=f"{table.basis} {self.veil}") if self.veil.documents else table

    @cached_property
    def documents(self) -> list[Document]:
        """All documents, by id."""
        return self.store.documents()

    @cached_property
    def speakers(self) -> list[Speaker]:
        """Who speaks in each document, and in which role."""
        return self.store.speakers()

    @cached_property
    def roles(self) -> dict[tuple[str, str], str]:
        """The role of each (document, speaker)."""
        return {(speaker.document, speaker.name): speaker.role for speaker in self.speakers}

    @cached_property
    def cases(self) -> list[Case]:
        """All cases, by id."""
        return self.store.cases()

    @cached_property
    def every_coding(self) -> list[Coding]:
        """Every coding that was ever made, withdrawn ones too, before any decision is applied to it."""
        return self.veil.codings(self.store.codings())

    @cached_property
    def decisions(self) -> list[Decision]:
        """The rulings on these codings, in the order in which they were taken."""
        ruled = self.store.decisions()
        return self.veil.decisions(ruled, self.every_coding) if self.veil.documents else ruled

    @cached_property
    def case_index(self) -> CaseIndex:
        """Which case words belong to; the texts are read only where speakers are cases of their own."""
        shared = any(case.speakers for case in self.cases)
        return CaseIndex(self.cases, self.documents if shared else ())

    @cached_property
    def codings(self) -> list[Coding]:
        """Every coding that was not withdrawn, with its status, in the order of the text."""
        folded = current_codings(self.every_coding, self.decisions)
        return sorted(folded, key=text_order)

    @cached_property
    def tallied(self) -> list[Tallied]:
        """The same codings as far as a tally needs them, in the order of the text: there may be 600,000."""
        if self.veil.documents or "codings" in self.__dict__:
            return sorted(map(Tallied.of, self.codings))
        return sorted(ruled(self.store.tallied(), self.decisions))

    @cached_property
    def adrift(self) -> list[Coding]:
        """The codings whose words are gone from a corrected transcript; no tally sees them."""
        return adrift(self.every_coding, self.decisions)

    @cached_property
    def memos(self) -> list[Memo]:
        """The memos, by id, as they were worded last."""
        memos = self.store.memos()
        return self.veil.memos(memos, self.store.codings()) if self.veil.documents else memos

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook in use. Raises ThemecodeError where there is none."""
        from themecode import codebooks

        used = self.store.codebook()
        if used is None:
            raise ThemecodeError("This project has no codebook yet.", mend="Name one: themecode codebook use FILE")
        codebook = codebooks.read_text(used.source, used.file.rsplit("/", 1)[-1]).codebook
        if codebook is None:
            raise ThemecodeError(
                "The codebook in use was written by another version of themecode and does not read here."
            )
        return codebook

    def case(self, name: str) -> Case:
        """Return a case by id. Raises UnknownNameError with "did you mean"."""
        found = {case.id: case for case in self.cases}
        if name not in found:
            raise UnknownNameError("case", name, found)
        return found[name]

    def document(self, name: str) -> Document:
        """Return a document by id. Raises UnknownNameError with "did you mean"."""
        found = {document.id: document for document in self.documents}
        if name not in found:
            raise UnknownNameError("document", name, found)
        return found[name]

    def coding(self, name: str) -> Coding:
        """Return a current coding by id. Raises ThemecodeError."""
        found = {coding.id: coding for coding in self.codings}
        if name not in found:
            name = self.store.doubles().get(name, name)
        if name not in found:
            raise ThemecodeError(
                f"There is no coding '{name}' that stands.", mend="Ids stand beside quotations: themecode quotes CODE"
            )
        return found[name]

    def code(self, name: str) -> str:
        """Return a code's id if the codebook has it. Raises UnknownNameError with "did you mean"."""
        if name not in self.codebook.ids:
            raise UnknownNameError("code", name, self.codebook.ids)
        return name

    def turns_of(self, document: Document, speakers: str = "participants") -> list[Turn]:
        """Return a document's turns: participants' only (no headings of written documents), or all."""
        if speakers == "all":
            return list(document.turns)
        quiet = ("interviewer", "heading")
        return [turn for turn in document.turns if self.roles.get((document.id, turn.speaker)) not in quiet]
