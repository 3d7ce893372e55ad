"""What a project's database is asked: each question reads one state of the journal as it stands."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine

from themecode.model import (
    Action,
    Anchor,
    Brought,
    Case,
    Coding,
    Decision,
    Document,
    Memo,
    NamedSet,
    Said,
    Speaker,
    Tallied,
    TranscriptCheck,
    UsedCodebook,
)
from themecode.store import connection as transactions
from themecode.store import ordering, reading, reading_apart, reading_codings, reading_notes, reading_places
from themecode.store.doubles import ids_of_doubles
from themecode.store.faults import plain_faults
from themecode.store.findings import Findings
from themecode.store.place import Place
from themecode.store.who_worked import WhoWorked

Read = TypeVar("Read")


class Questions(WhoWorked, Findings):
    """The part of a store that reads."""

    def __init__(self, engine: Engine, place: Place) -> None:
        self._engine = engine
        self._here = threading.local()
        self.place = place

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the project in all that is read inside the block, whoever writes meanwhile."""
        with self._reading():
            yield

    def last_action(self) -> int:
        """Return the number of the action that was written last, 0 where there is none."""
        return self._read(reading.last_action)

    def actions(self) -> list[Action]:
        """Return every action, the undone ones too, in the order in which they were done."""
        return self._read(reading.actions)

    def documents(self, *, with_text: bool = True) -> list[Document]:
        """Return the documents, by id; `with_text=False` leaves the texts empty and is quick."""
        return self._read(lambda connection: reading.documents(connection, with_text=with_text))

    def speakers(self) -> list[Speaker]:
        """Return who speaks in which document, with the role that was given last."""
        return self._read(reading.speakers)

    def cases(self) -> list[Case]:
        """Return the cases with their documents and attributes, by id."""
        return self._read(reading.cases)

    def codebook(self) -> UsedCodebook | None:
        """Return the codebook in use, None where none was put to use yet."""
        used = self.codebooks()
        return used[-1] if used else None

    def codebooks(self) -> list[UsedCodebook]:
        """Return every version of the codebook that was put to use, the one in use last."""
        return self._read(reading.codebooks)

    def codings(self, document: str | None = None) -> list[Coding]:
        """Return the codings of all documents or of one, by id, before any decision is applied to them."""
        return self._read(lambda connection: reading_codings.codings(connection, document))

    def tallied(self) -> list[Tallied]:
        """Return the codings as a tally needs them, whose words are not gone, before any decision is applied."""
        return self._read(reading_codings.tallied)

    def decisions(self) -> list[Decision]:
        """Return the rulings on codings, in the order in which they were taken."""
        return self._read(reading_codings.decisions)

    def memos(self) -> list[Memo]:
        """Return the memos as they are worded now, by id."""
        return self._read(reading_notes.memos)

    def named_sets(self) -> list[NamedSet]:
        """Return the sets of codes, documents and memos, by name."""
        return self._read(reading_notes.named_sets)

    def transcript_checks(self) -> list[TranscriptCheck]:
        """Return who compared which transcript with its recording, oldest first."""
        return self._read(reading_notes.transcript_checks)

    def last_coded(self) -> dict[str, int]:
        """Return, for each document that a person coded or decided in, the number of the newest such action."""
        return self._read(reading_codings.last_coded)

    def brought_in(self, action: int) -> Brought:
        """Return the ids of the documents, codings and memos that an action wrote."""
        return self._read(lambda connection: reading.brought_in(connection, action))

    def texts(self) -> list[tuple[int, str]]:
        """Return (action, document) for every version of a text, those that do not stand too, the oldest first."""
        return self._read(reading_places.texts)

    def footings(self) -> frozenset[tuple[int, str]]:
        """Return (action, document) for every action, standing or not, that wrote places in a document."""
        return self._read(reading_places.footings)

    def doubles(self) -> dict[str, str]:
        """Return each coding that was made in two copies apart, with the one that stands for both."""
        return self._read(ids_of_doubles)

    def parted(self) -> bool:
        """Say whether copies of this project parted and were merged."""
        return bool(self._read(ordering.merged))

    def brought(self) -> list[tuple[int, int]]:
        """Return the first and last number of the actions that each merge brought."""
        return self._read(lambda connection: ordering.merged(connection, ordering.BROUGHT))

    def said_apart(self) -> list[Said]:
        """Return what stands about anything of which different things were said, in the order that copies share."""
        return self._read(reading_apart.said_apart)

    def earlier_places(self) -> dict[str, list[Anchor]]:
        """Return for each moved coding the places that it had before its present one, the first one first."""
        return self._read(reading_places.earlier_places)

    def meta(self, name: str) -> str:
        """Return what was written down under this name when the project was made, "" where nothing was."""
        return self._read(reading.meta).get(name, "")

    @property
    def within(self) -> Connection:
        """The connection of this thread's open action or snapshot."""
        held = self._open_connection
        if held is None:
            raise RuntimeError("no action and no snapshot is open here")
        return held

    @property
    def _open_connection(self) -> Connection | None:
        """The connection of this thread's open action or snapshot."""
        return getattr(self._here, "connection", None)

    def _refuse_within(self) -> None:
        """Refuse what would wait for the end of this thread's own transaction."""
        if self._open_connection is not None:
            raise RuntimeError("an action or a snapshot is open here already")

    def _read(self, read: Callable[[Connection], Read]) -> Read:
        with self._reading() as connection:
            return read(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        held = self._open_connection
        if held is not None:
            yield held
            return
        with plain_faults(self.place), self._held(transactions.reading(self._engine)) as connection:
            yield connection

    @contextmanager
    def _held(self, transaction: AbstractContextManager[Connection]) -> Iterator[Connection]:
        with transaction as connection:
            self._here.connection = connection
            try:
                yield connection
            finally:
                self._here.connection = None
