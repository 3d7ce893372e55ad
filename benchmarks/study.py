"""20 interviews of 9,000 words from files to workbook: themecode beside a plain design, stage by stage, in one run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from interviews import ROOT, make
from surface_forms import surface_forms

HERE = Path(__file__).parent
WORK = HERE / "work"
CODEBOOK = ROOT / "codebooks" / "health_inequalities.yaml"
RUNS = 5
_AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed package has its modules compiled; a checkout has after its first run, unless that is forbidden."""
STAGES = ("libraries", "codebook", "import", "tag", "store", "matrix", "xlsx", "csv", "report")


def timed(command: Sequence[str | Path]) -> tuple[float, str]:
    """Run a whole process; return its seconds and what it printed. What it says of a fault ends the benchmark."""
    start = perf_counter()
    done = subprocess.run(
        [str(word) for word in command], check=False, capture_output=True, text=True, env=_AS_INSTALLED
    )
    spent = perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return spent, done.stdout


def main() -> None:
    """Make the interviews, run both designs by turns, print the medians."""
    folder, patterns = WORK / "interviews", WORK / "patterns.json"
    interviewers = make(folder)
    codes = surface_forms(CODEBOOK)
    patterns.write_text(json.dumps({"interviewers": interviewers, "codes": codes}), encoding="utf-8")
    command = Path(sys.executable).with_name("themecode")
    commands: dict[str, Sequence[str | Path]] = {
        "run": (command, "run", CODEBOOK, folder, "-o", WORK / "out"),
        "themecode": (sys.executable, HERE / "stages.py", CODEBOOK, folder, WORK / "out-stages"),
        "plain": (sys.executable, HERE / "plain.py", patterns, folder, WORK / "out-plain"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    told: dict[str, list[dict[str, Any]]] = {"themecode": [], "plain": []}
    for line in commands.values():
        timed(line)
    for _ in range(RUNS):
        for name, line in commands.items():
            spent, printed = timed(line)
            times[name].append(spent)
            if name in told:
                told[name].append(json.loads(printed))
    _show(times, told, sum(map(len, codes.values())))


def _show(times: dict[str, list[float]], told: dict[str, list[dict[str, Any]]], forms: int) -> None:
    ours, plain = told["themecode"], told["plain"]
    print(f"Medians of {RUNS} runs by turns, seconds. Plain: {forms:,} surface forms, no NEAR, no report.\n")
    print(f"{'stage':<16}{'themecode':>12}{'plain':>12}")
    for name in STAGES:
        cells = [_median(side, name) for side in (ours, plain)]
        print(f"{name:<16}" + "".join(f"{cell:>12}" for cell in cells))
    whole, other = median(times["run"]), median(times["plain"])
    print(f"{'whole process':<16}{whole:>12.3f}{other:>12.3f}   plain / themecode = {other / whole:.2f}")
    print(f"{'  from':<16}{min(times['run']):>12.3f}{min(times['plain']):>12.3f}")
    print(f"{'  to':<16}{max(times['run']):>12.3f}{max(times['plain']):>12.3f}")
    for name in ("words", "codings"):
        print(f"{name:<16}{ours[0]['counts'][name]:>12,}{plain[0]['counts'][name]:>12,}")


def _median(side: list[dict[str, Any]], name: str) -> str:
    found = [one["seconds"][name] for one in side if name in one["seconds"]]
    return f"{median(found):.3f}" if found else "-"


if __name__ == "__main__":
    main()
