"""Broken files of every kind are imported or refused with a reason: no crash, no hang, no memory beyond the limit."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from themecode import importers

SCRIPT = Path(__file__).with_name("breaking.py")
NUMBER = int(os.environ.get("THEMECODE_BROKEN_FILES", "2000"))


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("breaking", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BREAKING = _script()
UNREAD = {group for group, endings in BREAKING.TRANSCRIPTS.items() if not set(endings) & set(importers.SUFFIXES)}


def test_every_ending_belongs_to_a_group() -> None:
    """A new ending is broken on purpose, too."""
    assert set(importers.SUFFIXES) <= {ending for endings in BREAKING.TRANSCRIPTS.values() for ending in endings}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the watch over each input needs the alarm of a Unix")
@pytest.mark.parametrize("group", [group for group in BREAKING.GROUPS if group not in UNREAD])
def test_broken_files_are_refused_or_imported(group: str) -> None:
    """Two thousand inputs a group: only refusals in words, each within five seconds, all within 512 MB."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), group, str(NUMBER)], capture_output=True, text=True, timeout=280, check=True
    )
    found = json.loads(done.stdout)
    assert found["faults"] == {}
    assert found["tried"] == NUMBER
    assert found["MiB"] < 512
