"""Databases of any revision, and all that can be told about them without the store."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, inspect, table, text

from themecode.store import Store, backups, migrating, schema
from themecode.store.connection import engine_for
from themecode.store.place import place_of

SQLITE_SHAPE = [
    "SELECT type, name, tbl_name, sql FROM sqlite_master",
    "SELECT version_num FROM alembic_version",
]
POSTGRESQL_SHAPE = [
    (
        "SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public'"
    ),
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT version_num FROM alembic_version",
]


def make(url: str, revision: str) -> None:
    """Make an empty database of a revision by its migrations."""
    place = place_of(url)
    if place.file is not None:
        place.file.touch()
    migrating.migrate(place, revision)


def fill(url: str, samples: Any) -> None:
    """Write the samples into a database of any revision, in the columns that it has."""
    with Store.create("sqlite://") as newest:
        samples.fill(newest)
        with newest._engine.connect() as connection:
            rows = {every: connection.execute(every.select()).mappings().all() for every in schema.TABLES}

    def write(connection: Connection) -> None:
        known = inspect(connection)
        for written, found in rows.items():
            if not known.has_table(written.name):
                continue
            names = {known_column["name"] for known_column in known.get_columns(written.name)}
            kept = [{name: value for name, value in row.items() if name in names} for row in found]
            if kept:
                connection.execute(table(written.name, *map(column, kept[0])).insert(), kept)

    on(url, write)


def on(url: str, work: Callable[[Connection], object]) -> None:
    """Do some work in a transaction of its own."""
    engine = engine_for(place_of(url))
    with engine.begin() as connection:
        work(connection)
    engine.dispose()


def rows_of(url: str) -> dict[str, int]:
    """Count the rows of every table that holds any."""
    engine = engine_for(place_of(url))
    counts = {name: number for name, number in backups._counts(engine).items() if number}
    engine.dispose()
    return counts


def words_of(file: Path) -> list[Any]:
    """Return every row of every table that holds any."""
    with closing(sqlite3.connect(file)) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        names = [table.name for table in schema.TABLES if table.name in there]
        found = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
        return [rows for rows in found if rows]


def indexes_of(url: str) -> set[str]:
    """Return the names of all indexes that are not a key's own."""
    found: set[str] = set()
    on(url, lambda connection: found.update(_index_names(connection)))
    return found


def _index_names(connection: Connection) -> list[str]:
    known = inspect(connection)
    return [str(index["name"]) for name in known.get_table_names() for index in known.get_indexes(name)]


def shape_of(url: str) -> list[str]:
    """Return all that the database knows about its tables: statements, constraints, indexes, the revision."""
    lines: list[str] = []
    on(url, lambda connection: lines.extend(_described(connection)))
    return sorted(lines)


def _described(connection: Connection) -> list[str]:
    questions = SQLITE_SHAPE if connection.dialect.name == "sqlite" else POSTGRESQL_SHAPE
    return [str([_parts(cell) for cell in row]) for question in questions for row in connection.execute(text(question))]


def _parts(cell: Any) -> Any:
    """Take a CREATE TABLE apart: a column that a migration adds stands last, and the order does not matter."""
    if not str(cell).startswith("CREATE TABLE"):
        return cell
    inside = str(cell).partition("(")[2].rpartition(")")[0]
    return sorted(" ".join(part.split()) for part in re.split(r",(?![^(]*\))", inside))
