"""A whole project carried into another database, and compared there row by row before it counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select

from themecode.store import schema
from themecode.store.connection import engine_for, reading, writing
from themecode.store.creating import claim, make_tables, refuse_taken
from themecode.store.errors import DamagedProjectError
from themecode.store.faults import plain_faults
from themecode.store.place import Place

CHUNK = 5_000
"""Rows carried at a time."""


def copy_project(engine: Engine, target: Place) -> dict[str, int]:
    """Carry every row into a new project, in one transaction; return how many rows each table has.

    Raises ProjectExistsError where a project lies already, DamagedProjectError where the copy differs.
    """
    if target.file is not None:
        claim(target.file)
    into = engine_for(target)
    try:
        with reading(engine) as source, plain_faults(target), writing(into, creating=True) as copy:
            refuse_taken(copy, target)
            carry(source, copy)
            return {table.name: _alike(table, source, copy) for table in schema.TABLES}
    except BaseException:
        if target.file is not None and target.file.stat().st_size == 0:
            target.file.unlink()
        raise
    finally:
        into.dispose()


def carry(source: Connection, copy: Connection) -> None:
    """Make the tables of a project and fill them with another one's rows."""
    make_tables(copy)
    for kept in schema.TABLES:
        for some in _parts(source, kept):
            copy.execute(insert(kept), [dict(row) for row in some])


def _parts(source: Connection, kept: Table) -> Iterator[Iterable[Any]]:
    rows = source.execution_options(yield_per=CHUNK).execute(select(kept).order_by(*kept.primary_key))
    yield from rows.mappings().partitions()


def _alike(kept: Table, source: Connection, copy: Connection) -> int:
    """Compare a table in both databases; return its number of rows."""
    (count, digest), found = _digest(source, kept), _digest(copy, kept)
    if found != (count, digest):
        raise DamagedProjectError(
            f"The copy did not come out right: {found[0]} rows in {kept.name}, not {count}, or other ones.",
            safe="No copy was kept, and the project was not changed.",
        )
    return count


def _digest(connection: Connection, kept: Table) -> tuple[int, int]:
    """Count rows and add up what each of them says, for two databases may sort them differently."""
    count = total = 0
    rows = connection.execution_options(yield_per=CHUNK).execute(select(kept))
    for row in rows:
        count += 1
        total += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest()[:16])
    return count, total % (1 << 128)
