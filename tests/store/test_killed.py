"""kill -9 at any moment: every acknowledged action is there, every other one is whole or absent."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from themecode.store import Store

WRITER = """
import sys
from themecode.model import Coding, Evidence, Segment
from themecode.store import Store
coding = Coding("", Segment("P01", 0, 4), "word", "money", "ana", "person", "", (Evidence(0, 4, "word", "word"),))
with Store.open(sys.argv[1]) as store:
    while True:
        with store.action("tag", coder="ana", now="") as action:
            action.add_codings([coding] * 200)
        print(action.number, flush=True)
"""


def test_acknowledged_actions_survive_a_kill(url: str) -> None:
    """Twenty kills at random moments (six on a server): nothing acknowledged is lost, nothing is there by half."""
    chance = random.Random(20261122)
    Store.create(url).close()
    acknowledged = 0
    for _ in range(6 if "://" in url else 20):
        acknowledged = max(acknowledged, _killed_writer(url, chance.uniform(0.0, 0.12)))
        with Store.open(url) as store:
            numbers = [one.number for one in store.actions()]
            assert store.integrity() == []
            assert numbers == list(range(1, len(numbers) + 1))
            assert len(numbers) in (acknowledged, acknowledged + 1)
            assert _rows(store) == {"coding": 200 * len(numbers), "evidence": 200 * len(numbers)}
            acknowledged = len(numbers)
    assert acknowledged > 6


def test_killed_creation_may_be_repeated(tmp_path: Path) -> None:
    """A kill while a project is made leaves a project or none; making it again works."""
    program = "import sys; from themecode.store import Store; print('ready', flush=True); Store.create(sys.argv[1])"
    chance = random.Random(7)
    for trial in range(6):
        file = tmp_path / f"{trial}.sqlite"
        with subprocess.Popen([sys.executable, "-c", program, str(file)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.03))
            process.kill()
        try:
            Store.open(file).close()
        except Exception:  # noqa: BLE001 # whatever it is: creation must work now
            Store.create(file).close()
        with Store.open(file) as store:
            assert store.actions() == []


def _killed_writer(url: str, after: float) -> int:
    """Run a writer, kill it some time after its first action, and return the last number that it printed."""
    with subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after)
        process.kill()
        printed = (first + process.stdout.read()).split("\n")
    return int(printed[-2])  # the last line is whole only where a line end follows it


def _rows(store: Store) -> dict[str, int]:
    from sqlalchemy import func, select

    from themecode.store import schema

    with store._engine.connect() as connection:
        tables = (schema.coding, schema.evidence)
        return {one.name: connection.scalar(select(func.count()).select_from(one)) or 0 for one in tables}
