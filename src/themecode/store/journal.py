"""A project's database: a journal that is read as it stands and written one action at a time."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from themecode.model import Action
from themecode.store import backups, copying, creating, merging, schema
from themecode.store import connection as transactions
from themecode.store.errors import DamagedProjectError, NotAProjectError, OtherProjectError
from themecode.store.faults import plain_faults
from themecode.store.following import Following
from themecode.store.gathering import refuse_done
from themecode.store.merging import Merged
from themecode.store.migrating import Upgrade, upgrade
from themecode.store.place import Place, place_of
from themecode.store.questions import Questions
from themecode.store.writing import OpenAction


class Store(Questions, Following):
    """One project's database. Made by `Store.create` or `Store.open`; close it, or use it in a `with`.

    Attributes:
        place: where the database lies.
        upgraded: what was done to an older database on opening it; None where nothing was.

    """

    def __init__(self, engine: Engine, place: Place, upgraded: Upgrade | None = None) -> None:
        super().__init__(engine, place)
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
    def action(
        self, verb: str, summary: str = "", *, coder: str, now: str, uid: str | None = None
    ) -> Iterator[OpenAction]:
        """Open one user action: saved as a whole when the block ends, not at all when it raises.

        Other writers wait meanwhile. Reading inside the block sees the project as it was before the action. Who may
        have to ask twice gives the action a `uid`: AlreadyDoneError, with its number, where the journal has it.
        """
        self._refuse_within()
        with plain_faults(self.place), self._held(transactions.writing(self._engine)) as connection:
            if uid is not None:
                refuse_done(connection, uid)
            action = OpenAction(connection, Action(0, verb, summary, coder, now, uid=uid or str(uuid.uuid4())))
            try:
                yield action
                wrote = action.write()
            finally:
                action.close()
        action.saved = wrote

    @contextmanager
    def merge(self, other: Store, *, keep: bool = True) -> Iterator[Merged]:
        """Bring another copy of the project together with this one; what is read inside the block is the union.

        Saved as a whole when the block ends, or not at all: when it raises, and where `keep` is False. Raises
        MergeRefusedError, OtherProjectError.
        """
        self._refuse_within()
        if self.meta("project") != other.meta("project") or not self.meta("project"):
            raise OtherProjectError(
                f"{other.place} is another project, not a copy of this one.",
                mend="Merge copies of one project; another project comes in by its transcripts, or as .qdpx.",
            )
        writing = transactions.writing(self._engine)
        with other.snapshot(), plain_faults(self.place), self._held(writing) as connection:
            yield merging.merge(connection, other.within)
            if not keep:
                connection.rollback()

    def copy_to(self, url_or_path: str | Path) -> dict[str, int]:
        """Carry the whole project into another database, and compare it there; return each table's number of rows.

        Raises ProjectExistsError where a project lies there already.
        """
        self._refuse_within()
        with plain_faults(self.place):
            return copying.copy_project(self._engine, place_of(url_or_path))

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


@contextmanager
def _disposing_on_error(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise
