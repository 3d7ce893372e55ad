"""The same tests on SQLite in a file, on PostgreSQL, and in memory without a database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from themecode.memory import MemoryStore
from themecode.store import Store


def beside(name: str) -> Any:
    """Load a module that lies beside the tests and is no test; once, whoever asks first."""
    full = f"themecode_tests_{name}"
    if full not in sys.modules:
        spec = spec_from_file_location(full, Path(__file__).parents[1] / "store" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield where a project may be made that outlives its store: a file's path, or a server's URL."""
    if request.param == "sqlite":
        yield str(tmp_path / "study.sqlite")
    else:
        with beside("postgresql").new_database() as made:
            yield made


@pytest.fixture
def database(url: str) -> Iterator[Store]:
    """Make an empty project that a database keeps."""
    with Store.create(url) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store | MemoryStore]:
    """Make an empty project, wherever it lies."""
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "sqlite":
        with Store.create(tmp_path / "study.sqlite") as made:
            yield made
    else:
        with beside("postgresql").new_database() as url, Store.create(url) as made:
            yield made


@pytest.fixture
def samples() -> Any:
    """Return the small records that the tests are written with."""
    return beside("samples")
