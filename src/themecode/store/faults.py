"""Database errors in plain words: what happened, what is safe, what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from themecode.store.errors import (
    DamagedProjectError,
    LockedProjectError,
    NoSpaceError,
    NotAProjectError,
    ReadOnlyProjectError,
    StoreError,
)
from themecode.store.place import Place

SAVED_BEFORE = "Nothing was changed; everything saved before is safe."
SQLITE_KINDS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CANTOPEN: "closed",
    sqlite3.SQLITE_IOERR: "disk",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "foreign",
}
POSTGRESQL_KINDS = {
    "55P03": "locked",  # lock_not_available
    "40P01": "locked",  # deadlock_detected
    "53100": "full",  # disk_full
    "25006": "read-only",  # read_only_sql_transaction
    "42501": "read-only",  # insufficient_privilege
    "XX001": "damaged",  # data_corrupted
    "XX002": "damaged",  # index_corrupted
}


@contextmanager
def plain_faults(place: Place) -> Iterator[None]:
    """Raise what the user can mend as a StoreError; let our own mistakes through as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = fault_of(error, place)
        if fault is None:
            raise
        raise fault from error


def fault_of(error: DBAPIError | sqlite3.Error, place: Place) -> StoreError | None:
    """Return the plain error for a database's own, None where it is not one that a user can mend."""
    kind = _kind(error)
    return _in_words(kind, place) if kind else None


def _kind(error: DBAPIError | sqlite3.Error) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the low byte; the rest says which kind of kind
        return SQLITE_KINDS.get(code, "")
    state = getattr(cause, "sqlstate", None)
    if isinstance(error, OperationalError) and (state is None or state[:2] in ("08", "57")):
        return "gone"
    return POSTGRESQL_KINDS.get(state or "", "")


def _in_words(kind: str, place: Place) -> StoreError:
    error, happened, safe, mend = WORDS[kind]
    return error(happened.format(place=place), safe=safe, mend=mend)


WORDS: dict[str, tuple[type[StoreError], str, str, str]] = {
    "locked": (
        LockedProjectError,
        "Another themecode window is writing to {place}, and has been for 10 seconds.",
        SAVED_BEFORE,
        "Wait until it has finished, or close it, and repeat.",
    ),
    "full": (
        NoSpaceError,
        "No space left for {place}.",
        SAVED_BEFORE,
        "Free some space on that disk and repeat.",
    ),
    "read-only": (
        ReadOnlyProjectError,
        "{place} may be read, but not written.",
        SAVED_BEFORE,
        "Allow writing to the file and its folder, or work on a copy.",
    ),
    "closed": (
        StoreError,
        "{place} cannot be opened.",
        SAVED_BEFORE,
        "Look whether the folder is there and whether you may read and write in it.",
    ),
    "disk": (
        StoreError,
        "The disk did not take or give what was asked for {place}.",
        SAVED_BEFORE,
        "Look whether the disk is full, unplugged or failing, then repeat.",
    ),
    "damaged": (
        DamagedProjectError,
        "{place} is damaged.",
        "Nothing was changed, and the backups were not touched.",
        "Keep this file, and restore the newest backup beside it.",
    ),
    "foreign": (
        NotAProjectError,
        "{place} is not a themecode project, or its first page is damaged.",
        "Nothing was changed.",
        "Give the project's own file, or restore the newest backup.",
    ),
    "gone": (
        StoreError,
        "The database server of {place} does not answer.",
        "Everything saved before is safe; whether the last action was saved is seen in the log.",
        "Look whether the server runs and may be reached, then look at `themecode log`.",
    ),
}
