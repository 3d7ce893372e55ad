"""Several processes at one project at once, as people on one server or with two windows are."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


def writers(root: Path, *arguments: str) -> str:
    """Let several processes write for some seconds; return the figures, which name what was lost or doubled."""
    command = [sys.executable, str(root / "benchmarks" / "writers.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def new_database(root: Path) -> Any:
    """Return what makes an empty database on a PostgreSQL server."""
    full = "themecode_tests_postgresql"
    if full not in sys.modules:
        spec = spec_from_file_location(full, root / "tests" / "store" / "postgresql.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full].new_database


def test_four_processes_lose_and_double_nothing(root: Path) -> None:
    """Coding, deciding, notes, undo, redo and runs of the rules: each acknowledged action is there once.

    `python benchmarks/writers.py` does it for three minutes.
    """
    assert "lost 0, duplicates 0, errors 0, faults 0" in writers(root, "--seconds", "5")


def test_two_processes_on_a_server(root: Path, new_database: Any) -> None:
    """The same on PostgreSQL."""
    with new_database() as url:
        said = writers(root, "--seconds", "4", "--processes", "2", "--database", url)
    assert "lost 0, duplicates 0, errors 0, faults 0" in said
