"""A project's database: a journal that is read as it stands and written one action at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

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
    Speaker,
    TranscriptCheck,
    UsedCodebook,
)
from themecode.store import backups, creating, reading, reading_codings, reading_notes, reading_places, schema
from themecode.store import connection as transactions
from themecode.store.errors import DamagedProjectError, NotAProjectError
from themecode.store.faults import plain_faults
from themecode.store.migrating import Upgrade, upgrade
from themecode.store.place import Place, place_of
from themecode.store.who_worked import WhoWorked
from themecode.store.writing import OpenAction

Read = TypeVar("Read")


class Store(WhoWorked):
    """One project's database. Made by `Store.create` or `Store.open`; close it, or use it in a `with`.

    Attributes:
        place: where the database lies.
        upgraded: what was done to an older database on opening it; None where nothing was.

    """

    def __init__(self, engine: Engine, place: Place, upgraded: Upgrade | None = None) -> None:
        self._engine = engine
        self._here = threading.local()
        self.place = place
        self.upgraded = upgraded

    @classmethod
    def create(cls, url_or_path: str | Path, meta: Mapping[str, str] | None = None) -> Self:
        """Make a new project: a file, "sqlite://" in memory, or a database on PostgreSQL."""
        place = place_of(url_or_path)
        engine = transactions.engine_for(place)
        with _disposing_on_error(engine), plain_faults(place):
            creating.create(engine, place, meta or {})
        return cls(engine, place)

    @classmethod
    def open(cls, url_or_path: str | Path) -> Self:
        """Open a project; an older one is backed up and upgraded, a newer one is refused unchanged."""
        place = place_of(url_or_path)
        if place.is_memory:
            raise NotAProjectError("A project in memory ends with its process.", mend="Make a new one.")
        engine = transactions.engine_for(place)
        upgraded = None
        with _disposing_on_error(engine), plain_faults(place):
            with transactions.reading(engine) as connection:
                found = creating.revision_of(connection, place)
            if found != schema.REVISION:
                upgraded = upgrade(engine, place, found)
            transactions.use_rollback_journal(engine)
        return cls(engine, place, upgraded)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def action(self, verb: str, summary: str = "", *, coder: str, now: str) -> Iterator[OpenAction]:
        """Open one user action: saved as a whole when the block ends, not at all when it raises.

        Other writers wait meanwhile. Reading inside the block sees the project as it was before the action.
        """
        self._refuse_within()
        with plain_faults(self.place), self._held(transactions.writing(self._engine)) as connection:
            action = OpenAction(connection, verb, summary, coder=coder, now=now)
            try:
                yield action
                wrote = action.write()
            finally:
                action.close()
        action.saved = wrote

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the project in all that is read inside the block, whoever writes meanwhile."""
        with self._reading():
            yield

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

    def brought_in(self, action: int) -> Brought:
        """Return the ids of the documents, codings and memos that an action wrote."""
        return self._read(lambda connection: reading.brought_in(connection, action))

    def texts(self) -> list[tuple[int, str]]:
        """Return (action, document) for every version of a text, those that do not stand too, the oldest first."""
        return self._read(reading_places.texts)

    def footings(self) -> frozenset[tuple[int, str]]:
        """Return (action, document) for every action, standing or not, that wrote places in a document."""
        return self._read(reading_places.footings)

    def earlier_places(self) -> dict[str, list[Anchor]]:
        """Return for each moved coding the places that it had before its present one, the first one first."""
        return self._read(reading_places.earlier_places)

    def meta(self, name: str) -> str:
        """Return what was written down under this name when the project was made, "" where nothing was."""
        return self._read(reading.meta).get(name, "")

    def backup(self, path: str | Path) -> Path:
        """Copy the project into one file that is opened and counted before it takes its place at `path`."""
        self._refuse_within()
        with plain_faults(self.place):
            return backups.back_up(self._engine, self.place, Path(path))

    def backup_numbered(self, folder: Path, why: str) -> Path:
        """Copy the project under the next number into a folder of backups."""
        path = backups.reserve(folder, why)
        try:
            return self.backup(path)
        except BaseException:
            path.unlink(missing_ok=True)  # the number that we reserved, still empty
            raise

    def integrity(self) -> list[str]:
        """Say what is wrong with the database, line by line; nothing where all is well."""
        try:
            with plain_faults(self.place):
                return backups.integrity(self._engine)
        except DamagedProjectError as error:
            return [error.happened]

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


@contextmanager
def _disposing_on_error(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise
