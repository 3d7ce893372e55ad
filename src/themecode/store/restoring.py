"""Back to an earlier state of a project: the backup is proven first, and what is there now is kept beside."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from themecode.store.backups import back_up, integrity, reserve
from themecode.store.connection import LOCK_WAIT_MS, engine_for, reading
from themecode.store.creating import revision_of
from themecode.store.errors import DamagedProjectError, StoreError
from themecode.store.faults import plain_faults
from themecode.store.place import Place, place_of
from themecode.store.reading import actions, meta


@dataclass(frozen=True)
class Backup:
    """A backup that was opened: how many actions it holds, when the newest was done, and its database revision."""

    path: Path
    actions: int
    newest: str
    revision: str
    project: str


def look_at(path: Path) -> Backup:
    """Open a backup and say what it holds. Raises DamagedProjectError, or StoreError where it is no project."""
    place = place_of(path)
    engine = engine_for(place)
    try:
        with plain_faults(place):
            with reading(engine) as connection:
                revision = revision_of(connection, place)
                done, known = actions(connection), meta(connection)
            said = integrity(engine)
    finally:
        engine.dispose()
    if said:
        raise DamagedProjectError(f"{path.name} is damaged: {said[0]}.", mend="Take another backup.")
    return Backup(path, len(done), done[-1].created if done else "", revision, known.get("project", ""))


def restore(url_or_path: str | Path, backup: Path) -> tuple[Backup, Path]:
    """Put a backup in the place of the project; return what it holds and where the present state was kept.

    Raises StoreError where the backup is another project's.
    """
    place = place_of(url_or_path)
    if place.file is None:
        raise StoreError(f"{place} is not a file.", mend="Restore a project on a server with the server's own means.")
    held = look_at(backup)
    engine = engine_for(place)
    try:
        kept = _keep(engine, place, place.file, held)
    finally:
        engine.dispose()
    _put(backup, place.file)
    return held, kept


def _keep(engine: Engine, place: Place, file: Path, held: Backup) -> Path:
    """Keep the present state as a backup of its own; a damaged file is kept byte for byte."""
    try:
        with reading(engine) as connection:
            mine = meta(connection).get("project", "")
        sound = not integrity(engine)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is the reason for restoring
        mine, sound = held.project, False
    if mine != held.project:
        raise StoreError(f"{held.path.name} is a backup of another project.", mend="Name one of this project's own.")
    path = reserve(file.parent / "backups", "before-restore" if sound else "damaged")
    if sound:
        return back_up(engine, place, path)
    return Path(shutil.copyfile(file, path))


def _put(backup: Path, file: Path) -> None:
    """Write the backup's pages over the project's, in one transaction that other windows wait for."""
    with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as source:
        try:
            with closing(sqlite3.connect(file, timeout=LOCK_WAIT_MS / 1000)) as live:
                live.execute("PRAGMA synchronous = EXTRA")
                source.backup(live)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise
            part = file.with_name(f".{file.name}.restored")
            shutil.copyfile(backup, part)
            part.replace(file)


def backups_in(folder: Path) -> list[Path]:
    """Return the numbered backups in a folder, newest first."""
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]-*.sqlite"), reverse=True)
