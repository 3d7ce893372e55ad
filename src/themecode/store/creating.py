"""A new project: all tables at once, stamped with the newest revision."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select

from themecode.store import schema
from themecode.store.connection import writing
from themecode.store.errors import NotAProjectError, ProjectExistsError, ReadOnlyProjectError, StoreError
from themecode.store.place import Place

MAGIC = b"SQLite format 3\x00"
"""The first bytes of every SQLite file."""


def create(engine: Engine, place: Place, meta: Mapping[str, str]) -> None:
    """Make the tables of a new project in one transaction; refuse where a project lies already."""
    if place.file is not None:
        claim(place.file)
    with writing(engine, creating=True) as connection:
        refuse_taken(connection, place)
        make_tables(connection)
        if meta:
            connection.execute(insert(schema.meta), [{"name": name, "value": meta[name]} for name in meta])


def make_tables(connection: Connection) -> None:
    """Create every table with its indexes, and write down the revision as Alembic would."""
    schema.metadata.create_all(connection, checkfirst=False)
    schema.stamps.create_all(connection, checkfirst=False)
    connection.execute(insert(schema.alembic_version).values(version_num=schema.REVISION))


def revision_of(connection: Connection, place: Place) -> str:
    """Return the database's revision; NotAProjectError where it is not a project of ours."""
    known = inspect(connection)
    if known.has_table("alembic_version") and known.has_table("action"):
        revisions = connection.scalars(select(schema.alembic_version.c.version_num)).all()
        if len(revisions) == 1:
            return str(revisions[0])
    raise NotAProjectError(f"{place} is not a themecode project.", mend="Give the project's own database.")


def claim(file: Path) -> None:
    """Make an empty file that only its owner may read; one that is there already is looked at later."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        _refuse_other_files(file)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(f"There is no folder {file.parent}.", mend="Make it, or choose another one.") from error
    except OSError as error:
        raise ReadOnlyProjectError(
            f"{file} cannot be made: {error.strerror}.", mend="Choose another folder."
        ) from error


def _refuse_other_files(file: Path) -> None:
    """Refuse what SQLite would take for an empty database; what an interrupted creation left may be filled.

    A short file of another program looks empty to SQLite, which would write over it. Tables are looked at later.
    """
    if not file.is_file():
        raise StoreError(f"{file} is a folder.", mend="Give a file's name.")
    with file.open("rb") as opened:
        first = opened.read(len(MAGIC))
    if first not in (b"", MAGIC) and not file.with_name(f"{file.name}-journal").exists():
        raise ProjectExistsError(f"{file} is there already, and is no project.", mend="Choose another name.")


def refuse_taken(connection: Connection, place: Place) -> None:
    """Raise ProjectExistsError where a project lies already."""
    if _taken(connection):
        raise ProjectExistsError(f"There is a project at {place} already.", mend="Open it, or choose another name.")


def _taken(connection: Connection) -> bool:
    names = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        return bool(names)
    return bool(names & {"alembic_version", *schema.metadata.tables})  # a server may hold others' tables too
