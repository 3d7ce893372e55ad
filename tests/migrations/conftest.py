"""Projects of each older revision, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]


def beside(name: str, folder: str = "store") -> Any:
    """Load what tests stand on; once, whoever asks first."""
    full = f"themecode_tests_{name}"
    if full not in sys.modules:
        spec = spec_from_file_location(full, TESTS / folder / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield where a database may be made: a file's path, or a server's URL."""
    if request.param == "sqlite":
        yield str(tmp_path / "study.sqlite")
    else:
        with beside("postgresql").new_database() as made:
            yield made


@pytest.fixture
def samples() -> Any:
    """Return the small records that the tests of the store are written with."""
    return beside("samples")


@pytest.fixture
def databases() -> Any:
    """Return what makes and describes databases of any revision."""
    return beside("databases", "migrations")
