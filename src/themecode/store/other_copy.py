"""Another copy of a project, looked at without changing a byte of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from themecode.store import schema
from themecode.store.backups import beside
from themecode.store.connection import engine_for, reading
from themecode.store.creating import revision_of
from themecode.store.errors import NotAProjectError, ReadOnlyProjectError, StoreError
from themecode.store.faults import plain_faults
from themecode.store.journal import Store
from themecode.store.migrating import known_revision, migrate
from themecode.store.place import Place, place_of

_BESIDE = ("-journal", "-wal")


@contextmanager
def other_copy(url_or_path: str | Path, folder: Path) -> Iterator[Store]:
    """Open another copy for reading only; an older one, or one that was not closed, as a private copy in `folder`."""
    place = place_of(url_or_path)
    if place.is_memory:
        raise NotAProjectError("A project in memory cannot be named.")
    found = "" if place.file and _write_ahead(place.file) else _revision(place)
    if found == schema.REVISION:
        with _looking(place) as store:
            yield store
    elif place.file is None:
        raise StoreError(f"{place} is from an older themecode.", mend="Open it once with this one: themecode log")
    else:
        known_revision(found or schema.REVISION)
        with beside(folder / "merge") as part:
            _copy(place.file, part, whole=not found)
            migrate(place_of(part))
            with _looking(place_of(part)) as store:
                yield store


@contextmanager
def _looking(place: Place) -> Iterator[Store]:
    with Store(engine_for(place, read_only=True), place) as store:
        yield store


def _revision(place: Place) -> str:
    """Return the revision of a copy, "" where it was not closed and must be set right first: in a copy of it."""
    engine: Engine = engine_for(place, read_only=True)
    try:
        with plain_faults(place), reading(engine) as connection:
            return revision_of(connection, place)
    except (ReadOnlyProjectError, StoreError):
        if place.file is None or not any(place.file.with_name(place.file.name + end).exists() for end in _BESIDE):
            raise
        return ""
    finally:
        engine.dispose()


def _write_ahead(file: Path) -> bool:
    """Say whether somebody set the file to write ahead: then even reading would write beside it."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(20)[18:20] == b"\x02\x02"


def _copy(file: Path, part: Path, *, whole: bool) -> None:
    """Copy a file as SQLite reads it, or byte for byte with what an interrupted writer left beside it."""
    if whole:
        for end in ("", *_BESIDE):
            if (left := file.with_name(file.name + end)).exists():
                shutil.copyfile(left, part.with_name(part.name + end))
        return
    opened = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    with closing(opened) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
