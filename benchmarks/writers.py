"""Several processes write to one project at once: every acknowledged action must be there, once.

python benchmarks/writers.py [--seconds 180] [--processes 4] [--database URL]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.project import Project
from themecode.store import StoreError
from themecode.workflow.coding import TagOptions
from themecode.workflow.hand_coding import HandCoding
from themecode.workflow.importing import ImportOptions

DOCUMENTS, SENTENCES = 6, 120
TALK = "Interviewer: What of the money?\n\nP{n}: The money went, said number {n}. The cash stayed. " + " ".join(
    f"Sentence {k} of it is about nothing." for k in range(SENTENCES)
)
BOOK = "codebook: T\ncodes:\n  - code: money\n    definition: Money.\n    rules: [money, cash]\n"


def make(folder: Path, database: str) -> None:
    """Make a project with a few interviews."""
    (folder.parent / "book.yaml").write_text(BOOK)
    files = []
    for number in range(DOCUMENTS):
        files.append(folder.parent / f"P{number}.txt")
        files[-1].write_text(TALK.format(n=number) + "\n")
    with Project.create(folder, database=database) as project:
        project.use_codebook(folder.parent / "book.yaml", copy=True)
        project.import_files(files, ImportOptions())


def go_back(project: Project, choice: int) -> None:
    """Take back or do again; that there may be nothing, or others' work upon it, is no error."""
    try:
        project.undo() if choice == 1 else project.redo()
    except StoreError:
        raise
    except ThemecodeError:
        pass


def work(folder: Path, name: str, seconds: float) -> None:
    """Code, decide, note, take back and run the rules, and print each action that was acknowledged."""
    os.environ["THEMECODE_CODER"] = name
    dice, end, sentence = random.Random(name), time.monotonic() + seconds, 0
    with Project.open(folder) as project:
        while time.monotonic() < end:
            start = time.perf_counter()
            choice = dice.randrange(20)
            if choice == 0:
                project.tag(TagOptions())
            elif choice < 3:
                go_back(project, choice)
            elif choice < 8:
                project.add_memo(f"document:P{dice.randrange(DOCUMENTS)}", f"A note of {name}.")
            elif choice < 12 and (codings := project.study.codings):
                project.decide([dice.choice(codings).id], dice.choice(("confirmed", "rejected")))
            elif sentence < SENTENCES * DOCUMENTS:
                document, number = divmod(sentence, SENTENCES)
                project.code(HandCoding(f"P{document}", f"Sentence {number} of it", "money"))
                sentence += 1
            waited = time.perf_counter() - start
            mine = [one for one in project.store.actions()[-50:] if one.coder == name]
            print(f"{mine[-1].uid if mine else '-'} {waited:.4f}", flush=True)


def check(folder: Path, printed: list[list[str]]) -> Counter[str]:
    """Hold what was acknowledged against what is there."""
    counts: Counter[str] = Counter()
    with Project.open(folder) as project:
        actions = project.store.actions()
        there = Counter(one.uid for one in actions)
        acknowledged = {line.split()[0] for lines in printed for line in lines} - {"-"}
        counts["actions"] = len(actions)
        counts["lost"] = len(acknowledged - there.keys())
        counts["duplicates"] = sum(number > 1 for number in there.values())
        codings = Counter((one.segment, one.code, one.coder) for one in project.study.codings)
        counts["codings"] = len(codings)
        counts["duplicates"] += sum(number > 1 for number in codings.values())
        counts["faults"] = len(project.store.integrity())
        assert [one.number for one in actions] == list(range(1, len(actions) + 1))
    return counts


def main() -> None:
    """Let them write, and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--database", default="")
    parser.add_argument("--as-coder", nargs=2)
    given = parser.parse_args()
    if given.as_coder:
        work(Path(given.as_coder[0]), given.as_coder[1], given.seconds)
        return
    with tempfile.TemporaryDirectory(prefix="themecode-writers-") as made:
        folder = Path(made) / "study"
        make(folder, given.database)
        command = [sys.executable, __file__, "--seconds", str(given.seconds), "--as-coder", str(folder)]
        running = [
            subprocess.Popen([*command, f"coder{n}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for n in range(given.processes)
        ]
        told = [process.communicate() for process in running]
        printed = [out.splitlines() for out, _ in told]
        counts = check(folder, printed)
        counts["errors"] = sum(process.returncode != 0 for process in running)
        for _, error in told:
            print(error[-2000:], end="", file=sys.stderr)
    waits = sorted(float(line.split()[1]) for lines in printed for line in lines)
    print(
        f"{given.processes} processes, {given.seconds:.0f} s: {counts['actions']} actions, {counts['codings']} codings"
    )
    print(", ".join(f"{name} {counts[name]}" for name in ("lost", "duplicates", "errors", "faults")))
    shown = (waits[len(waits) // 2], waits[len(waits) * 95 // 100], waits[-1])
    print(
        "each step took {:.0f} ms (median), {:.0f} ms (p95), {:.0f} ms (longest)".format(*(1000 * one for one in shown))
    )
    sys.exit(1 if counts["lost"] + counts["duplicates"] + counts["errors"] + counts["faults"] else 0)


if __name__ == "__main__":
    main()
