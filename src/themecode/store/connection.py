"""How the database is held: every setting that keeps acknowledged work, and the two kinds of transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from themecode.store.errors import NotAProjectError, StoreError
from themecode.store.place import Place

LOCK_WAIT_MS = 10_000
"""How long a writer waits for another one before it gives up."""

CREATING = 7_463_617_641
"""The key of the PostgreSQL lock under which a project is created."""

SETTINGS = (
    "PRAGMA synchronous = EXTRA",  # in rollback-journal mode: also the folder is synced after a commit
    "PRAGMA mmap_size = 0",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def engine_for(place: Place, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    """Make the engine of a place; nothing is opened before the first transaction."""
    if place.is_postgresql:
        return _postgresql(place)
    engine = create_engine(
        place.url,
        creator=lambda: _sqlite(place.file, foreign_keys=foreign_keys, read_only=read_only),
        poolclass=QueuePool if place.file else StaticPool,
        hide_parameters=True,  # an error must not carry the words of an interview into a log
    )
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite(file: Path | None, *, foreign_keys: bool, read_only: bool) -> sqlite3.Connection:
    if file is not None and not file.is_file():  # else SQLite would make an empty one
        raise NotAProjectError(f"There is no project database at {file}.")
    connection = sqlite3.connect(
        f"{file.as_uri()}?mode=ro" if file and read_only else file or ":memory:",
        uri=read_only,
        timeout=LOCK_WAIT_MS / 1000,
        isolation_level=None,  # we say BEGIN ourselves, see _begin
        check_same_thread=file is None,  # the pool gives a connection to one thread at a time
    )
    try:
        for setting in (*SETTINGS, f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _postgresql(place: Place) -> Engine:
    try:
        return create_engine(place.url, hide_parameters=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise StoreError(
            "A project on PostgreSQL needs the package psycopg.",
            mend="Install it: pip install 'themecode[postgres]'.",
        ) from error


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the project from its first read to its last."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine, *, creating: bool = False) -> Iterator[Connection]:
    """Open the one transaction of an action: alone among writers, committed at the end or not at all."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.name == "postgresql":
            _wait_alone(connection, creating=creating)
        yield connection


def _wait_alone(connection: Connection, *, creating: bool) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {LOCK_WAIT_MS}")
    if creating:  # there is no table yet that could be locked
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({CREATING})")
    else:
        connection.exec_driver_sql("LOCK TABLE action IN EXCLUSIVE MODE")


def use_rollback_journal(engine: Engine) -> None:
    """Take a file that someone set to another journal mode back to the rollback journal."""
    if engine.name != "sqlite":
        return
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None and driver.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            driver.execute("PRAGMA journal_mode = DELETE")
