"""Where a project's database lies: a file, this process's memory, or a PostgreSQL server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from themecode.store.errors import StoreError

IN_MEMORY = ("", ":memory:")


@dataclass(frozen=True)
class Place:
    """A database's URL; `file` is its path where it is a SQLite file."""

    url: URL
    file: Path | None = None

    @property
    def is_postgresql(self) -> bool:
        """Say whether a PostgreSQL server keeps the project."""
        return self.url.get_backend_name() == "postgresql"

    @property
    def is_memory(self) -> bool:
        """Say whether the project lives in this process alone and goes with it."""
        return self.file is None and not self.is_postgresql

    def __str__(self) -> str:
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)


def place_of(url_or_path: str | Path) -> Place:
    """Read a path or a URL; every PostgreSQL URL is read with psycopg 3.

    >>> place_of("postgresql://ana:secret@localhost/study").url.drivername
    'postgresql+psycopg'
    >>> str(place_of("postgresql://ana:secret@localhost/study"))
    'postgresql+psycopg://ana:***@localhost/study'
    >>> place_of("sqlite://").is_memory
    True
    """
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return _file(str(url_or_path))
    url = _url(url_or_path)
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite":
        return _file(url.database or "")
    if kind in ("postgresql", "postgres"):
        return Place(url.set(drivername="postgresql+psycopg"))
    raise StoreError(
        f"themecode keeps projects in SQLite files and on PostgreSQL, not in '{kind}'.",
        mend="Give a path or a URL that begins with postgresql://.",
    )


def _file(path: str) -> Place:
    if path in IN_MEMORY:
        return Place(URL.create("sqlite"))
    absolute = Path(path).expanduser().absolute()
    return Place(URL.create("sqlite", database=str(absolute)), absolute)


def _url(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError) as error:  # the message leaves the URL out: it may hold a password
        raise StoreError(
            "The database URL cannot be read.",
            mend="It looks like postgresql://NAME:PASSWORD@HOST/DATABASE.",
        ) from error
