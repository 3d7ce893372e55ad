"""How long merging a colleague's 10,000 actions takes.

python benchmarks/merging.py [--actions 10000]
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from themecode.model import Coding, Decision, Document, Segment, Turn
from themecode.project import Project
from themecode.store import Store

TEXT = "We said so, and nobody asked. " * 3_000


def make(folder: Path) -> None:
    """Make a project with one long interview."""
    with Project.create(folder) as project, project.store.action("import", coder="ana", now="2026-01-01") as action:
        turn = Turn("P01", 1, "P01", 0, len(TEXT))
        action.add_document(Document("P01", "P01.txt", "txt", TEXT, (turn,), "0", "0", "utf-8", ()))


def work(store: Store, coder: str, actions: int) -> None:
    """Code and decide, one action each."""
    for number in range(actions):
        now = f"2026-01-02T{number // 3600:02d}:{number // 60 % 60:02d}:{number % 60:02d}"
        with store.action("code", coder=coder, now=now) as action:
            segment = Segment("P01", number * 3 % 80_000, number * 3 % 80_000 + 11)
            made = Coding("", segment, segment.words_of(TEXT), "money", coder, "person", now)
            (name,) = action.add_codings([made])
            action.add_decisions([Decision(name, "confirmed", coder, now)])


def main() -> None:
    """Merge, and print how long it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--actions", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="themecode-merging-", dir="/dev/shm") as made:
        ana, ben = Path(made) / "ana", Path(made) / "ben"
        make(ana)
        shutil.copytree(ana, ben)
        for folder, coder, actions in ((ana, "ana", given.actions // 2), (ben, "ben", given.actions)):
            with Project.open(folder) as project:
                work(project.store, coder, actions)
        with Project.open(ana) as project:
            start = time.perf_counter()
            result = project.merge(str(ben))
            merged = time.perf_counter() - start
            start = time.perf_counter()
            codings = len(project.study.codings)
            read = time.perf_counter() - start
            start = time.perf_counter()
            with project.store.action("code", coder="ana", now="2026-01-03") as action:
                action.add_codings([Coding("", Segment("P01", 0, 2), "We", "time", "ana", "person", "")])
            first = time.perf_counter() - start
            start = time.perf_counter()
            with project.store.action("code", coder="ana", now="2026-01-03") as action:
                action.add_codings([Coding("", Segment("P01", 3, 7), "said", "time", "ana", "person", "")])
            then = time.perf_counter() - start
    print(f"{len(result.merged.added):,} actions merged into {given.actions // 2 + 1:,} in {merged:.1f} s")
    print(f"{codings:,} codings read in {read:.2f} s")
    print(f"the next action took {first * 1000:.0f} ms, the one after {then * 1000:.0f} ms")


if __name__ == "__main__":
    main()
