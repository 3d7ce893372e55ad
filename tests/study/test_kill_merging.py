"""kill -9 while copies are merged: the project is as it was, or it holds the other copy's work, and nothing between."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from themecode.project import Project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs a POSIX system"),
]
TRIALS = 20


def killed(folder: Path, other: Path, after: float) -> None:
    """Merge in a child process and kill it after some seconds."""
    child = os.fork()
    if child == 0:
        try:
            with Project.open(folder) as project:
                project.merge(str(other))
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_twenty_kills_leave_old_or_new(tagged: Path, tmp_path: Path) -> None:
    """Twenty kills all over a merge of some hundred actions; the next merge brings what was lacking."""
    other = Path(shutil.copytree(tagged, tmp_path / "other"))
    for folder, ruling, times in ((tagged, "confirmed", 10), (other, "rejected", 300)):
        with Project.open(folder) as project:
            ids = [coding.id for coding in project.study.codings]
            for name in ids[:times]:
                project.decide([name], ruling)
    with Project.open(tagged) as project:
        old = len(project.store.actions())
    measured = Path(shutil.copytree(tagged, tmp_path / "measured"))
    start = time.perf_counter()
    with Project.open(measured) as project:
        new = old + len(project.merge(str(other)).merged.added)
    longest, seen, dice = time.perf_counter() - start, set(), random.Random(25)
    assert new == old + 300
    for trial in range(3 * TRIALS):
        if trial >= TRIALS and seen == {old, new}:
            break
        copy = Path(shutil.copytree(tagged, tmp_path / f"copy{trial}"))
        killed(copy, other, dice.uniform(0.2, 1.1 + trial / TRIALS) * longest)
        with Project.open(copy) as project:
            assert project.store.integrity() == []
            seen.add(len(project.store.actions()))
            assert len(project.store.actions()) in (old, new)
            assert len(project.store.decisions()) == (10 if len(project.store.actions()) == old else 310)
            project.merge(str(other))
            assert len(project.store.actions()) == new
            assert [path.name for path in copy.iterdir() if path.name.startswith(".")] == []
        shutil.rmtree(copy)
    assert seen == {old, new}, "all kills came too early or too late"
