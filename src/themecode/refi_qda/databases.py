"""Another tool's SQLite file, opened to be read only: checked first, nothing in it can run, and limits hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from themecode.errors import ImportRefusedError

FILE_LIMIT = 500_000_000
ROWS_LIMIT = 1_000_000
_LENGTH_LIMIT = 50_000_000


class Tables:
    """The tables of a database, read by name."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self.name, self._connection = name, connection
        kinds = connection.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')")
        self._known = {row[0]: row[1] for row in kinds}

    def holds(self, *tables: str) -> bool:
        """Say whether all these are tables here (a view could hide anything)."""
        return all(self._known.get(table) == "table" for table in tables)

    def rows(self, table: str, columns: Sequence[str], order: str) -> Iterator[tuple[Any, ...]]:
        """Yield some columns of a table. Raises ImportRefusedError where it has too many rows."""
        query = f'SELECT {", ".join(columns)} FROM "{table}" ORDER BY {order} LIMIT {ROWS_LIMIT + 1}'  # noqa: S608 - our own words
        for number, row in enumerate(self._connection.execute(query)):
            if number >= ROWS_LIMIT:
                raise ImportRefusedError(self.name, "has a table of more than a million rows (limit)")
            yield tuple(row)


@contextmanager
def open_tables(path: Path) -> Iterator[Tables]:
    """Open a database of another tool. Raises ImportRefusedError where it is damaged or no database."""
    if path.stat().st_size > FILE_LIMIT:
        raise ImportRefusedError(path.name, "is larger than 500 MB (limit)")
    address = path.resolve().as_uri() + "?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            connection.execute("PRAGMA query_only=ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LENGTH_LIMIT)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found is None or found[0] != "ok":
                raise ImportRefusedError(path.name, "is damaged", "Take a copy of it from a backup.")
            yield Tables(path.name, connection)
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise ImportRefusedError(path.name, "is no database that can be read") from error
