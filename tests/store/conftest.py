"""The same tests on SQLite in a file, on PostgreSQL, and in memory without a database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.memory import MemoryStore
from themecode.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, new_database: Any) -> Iterator[str]:
    """Yield where a project may be made that outlives its store: a file's path, or a server's URL."""
    if request.param == "sqlite":
        yield str(tmp_path / "study.sqlite")
    else:
        with new_database() as made:
            yield made


@pytest.fixture
def database(url: str) -> Iterator[Store]:
    """Make an empty project that a database keeps."""
    with Store.create(url) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path, new_database: Any) -> Iterator[Store | MemoryStore]:
    """Make an empty project, wherever it lies."""
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "sqlite":
        with Store.create(tmp_path / "study.sqlite") as made:
            yield made
    else:
        with new_database() as url, Store.create(url) as made:
            yield made


@pytest.fixture
def samples(beside: Any) -> Any:
    """Return the small records that the tests are written with."""
    return beside("samples", "store")
