"""The house rules that no linter knows: names, sizes, and where heavy libraries may come in."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "themecode").rglob("*.py"))
FORBIDDEN_NAMES = {"helpers", "helper", "utils", "util", "common", "misc", "manager", "handler", "handlers"}
ROOMS = {
    "sqlalchemy": "store",
    "alembic": "store",
    "spacy": "tagging",
    "sklearn": "suggesting",
    "typer": "cli",
    "xlsxwriter": "exports",
    "jinja2": "(exports|web)",
    "starlette": "web",
    "uvicorn": "web",
    "yaml": "codebooks",
    "pyrage": "pseudonyms",
    "altair": "exports",
    "vl_convert": "exports",
}


def test_no_file_has_a_name_that_says_nothing() -> None:
    """A stray helpers.py fails here, wherever it lies."""
    stray = [str(path.relative_to(ROOT)) for path in SOURCES if path.stem in FORBIDDEN_NAMES]
    assert not stray, f"name these after what they hold: {stray}"


def test_files_stay_small() -> None:
    """A file over 250 lines asks for a new noun."""
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text().splitlines())) > 250}
    assert not long


def test_functions_stay_small() -> None:
    """Few functions pass 30 lines, docstring included for commands; the median stays under 12."""
    lengths = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lengths.append((body[-1].end_lineno - body[0].lineno + 1 if body else 0, f"{path.name}:{node.name}"))
    long = [name for length, name in lengths if length > 30]
    assert not long
    assert sorted(length for length, _ in lengths)[len(lengths) // 2] < 12


@pytest.mark.parametrize(("library", "room"), ROOMS.items())
def test_heavy_libraries_live_in_one_room(library: str, room: str) -> None:
    """Each heavy library is imported in one folder only; templates are filled in two."""
    pattern = re.compile(rf"^\s*(import|from) {library}\b", re.MULTILINE)
    outside = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if pattern.search(path.read_text()) and not re.search(f"/themecode/{room}/", path.as_posix())
    ]
    assert not outside


def test_nothing_is_pickled() -> None:
    """No pickle and no joblib.load anywhere: a hostile file could run code."""
    pattern = re.compile(r"pickle\.|import pickle|joblib")
    assert [path.name for path in SOURCES if pattern.search(path.read_text())] == []


def test_only_output_prints() -> None:
    """The library never prints; the command line prints in output.py alone."""
    pattern = re.compile(r"\bprint\(|sys\.std(out|err)\.write")
    found = {path.name for path in SOURCES if pattern.search(path.read_text())}
    assert found == {"output.py"}


def test_a_stray_module_breaks_the_floors(tmp_path: Path) -> None:
    """import-linter's layers are exhaustive: a new module at the top must be given its floor."""
    import shutil

    copy = tmp_path / "house"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", copy / "pyproject.toml")
    (copy / "src" / "themecode" / "helpers.py").write_text('"""Stray."""\n')
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(
        command,
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(copy / "src"), "PATH": ""},
    )
    assert done.returncode != 0
    assert "helpers" in done.stdout
