"""Safe copies: made beside, opened and counted before they count, and put in place in one step."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from glob import escape
from pathlib import Path

from sqlalchemy import Engine, func, inspect, select, table

from themecode.store.connection import engine_for, reading
from themecode.store.copying import carry
from themecode.store.creating import claim
from themecode.store.errors import DamagedProjectError, StoreError
from themecode.store.place import Place, place_of

Counts = dict[str, int]
STALE = 3_600
"""Seconds after which half a copy belongs to no running backup."""


def back_up(engine: Engine, place: Place, path: Path) -> Path:
    """Copy the whole project into one SQLite file at `path`, and return that path once the copy is proven."""
    path = path.expanduser().absolute()
    if place.file is not None and path.resolve() == place.file.resolve():
        raise StoreError("A project cannot be its own backup.", mend="Choose another file.")
    before = _counts(engine)
    with beside(path) as part:
        copy = _copy_rows if place.is_postgresql else _vacuum_into
        copy(engine, part)
        _prove(part, before, _counts(engine))
        _sync(part)
        part.replace(path)
    _sync_folder(path.parent)
    return path


def reserve(folder: Path, why: str) -> Path:
    """Take the next backup number in a folder: 0001-why.sqlite, 0002-why.sqlite and so on."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    numbers = [int(file.name[:4]) for file in folder.glob("[0-9][0-9][0-9][0-9]-*.sqlite")]
    number = max(numbers, default=0) + 1
    while True:
        path = folder / f"{number:04d}-{why}.sqlite"
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:  # another window took this number a moment ago
            number += 1
        else:
            return path


def integrity(engine: Engine) -> list[str]:
    """Say what is wrong with the database, line by line; nothing where all is well. A server checks itself."""
    if engine.name != "sqlite":
        return []
    with engine.connect() as connection:
        return _faults(connection.connection.driver_connection)  # type: ignore[arg-type] # the sqlite3 one


def _faults(connection: sqlite3.Connection) -> list[str]:
    said = [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    return said + [f"row {row} of {name} points at a missing row of {parent}" for name, row, parent, _ in dangling]


def _counts(engine: Engine) -> Counts:
    with reading(engine) as connection:
        names = inspect(connection).get_table_names()
        return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give an empty private file in the same folder, and take it away if it was not put in place."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    for left in path.parent.glob(f".{escape(path.name)}.*.part"):
        if left == part or time.time() - left.stat().st_mtime > STALE:  # a kill left it; it holds words of people
            left.unlink(missing_ok=True)
    claim(part)
    try:
        yield part
    finally:
        for left in (part, *(part.with_name(f"{part.name}{end}") for end in ("-journal", "-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _vacuum_into(engine: Engine, part: Path) -> None:
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("VACUUM INTO ?", (str(part),))


def _copy_rows(engine: Engine, part: Path) -> None:
    """Carry what a server holds into a new project file, as it stood at one moment."""
    target = engine_for(place_of(part))
    try:
        with reading(engine) as source, target.begin() as copy:
            carry(source, copy)
    finally:
        target.dispose()


def _prove(part: Path, before: Counts, after: Counts) -> None:
    """Open the copy and count: tables only grow, so each count lies between those before and after."""
    with closing(sqlite3.connect(part)) as copy:
        said = _faults(copy)
        for name in before:
            (rows,) = copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 # names from the schema
            if not before[name] <= rows <= after.get(name, 0):
                said.append(f"{rows} rows in {name}, not {before[name]}")
    if said:
        raise DamagedProjectError(
            f"The backup did not come out right: {'; '.join(said[:3])}.",
            safe="The project was not changed, and no older backup was touched.",
            mend="Look at the project with `themecode check`, and at the disk.",
        )


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder; NTFS journals the renaming itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
