"""Projects of each older revision, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, new_database: Any) -> Iterator[str]:
    """Yield where a database may be made: a file's path, or a server's URL."""
    if request.param == "sqlite":
        yield str(tmp_path / "study.sqlite")
    else:
        with new_database() as made:
            yield made


@pytest.fixture
def samples(beside: Any) -> Any:
    """Return the small records that the tests of the store are written with."""
    return beside("samples", "store")


@pytest.fixture
def databases(beside: Any) -> Any:
    """Return what makes and describes databases of any revision."""
    return beside("databases", "migrations")
