"""A survey of ten million words from Parquet to tags, in one process and in two, beside reading its bytes alone."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import file_digest
from pathlib import Path
from time import perf_counter

from answers import write
from interviews import ROOT

WORK = Path(__file__).parent / "work"
CODEBOOK = ROOT / "codebooks" / "health_inequalities.yaml"
ANSWERS = 430_000


def floor(table: Path) -> float:
    """Return the seconds that hashing the file and reading the column of answers take."""
    from pyarrow import parquet

    start = perf_counter()
    with table.open("rb") as file:
        file_digest(file, "sha256")
    with parquet.ParquetFile(table) as file:
        for _ in file.iter_batches(2_048, columns=["answer"]):
            pass
    return perf_counter() - start


def tagged(table: Path, codebook: Path, processes: int) -> tuple[float, int]:
    """Return the seconds of the whole command, and the most memory that its largest process had, in MiB."""
    what = [table, "--text", "answer", "-c", codebook, "-o", WORK / "tags.parquet", "--processes", processes]
    start = perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "themecode", "tag-table", *map(str, what)])
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0
    return perf_counter() - start, used.ru_maxrss // 1024


def main(codebook: Path) -> None:
    """Make the survey where it is not there, and print the figures."""
    WORK.mkdir(exist_ok=True)
    table, counted = WORK / "answers.parquet", WORK / "answers.words"
    if not counted.exists():
        counted.write_text(str(write(table, ANSWERS)))
    words = int(counted.read_text())
    print(f"{words:,} words in {ANSWERS:,} answers, {codebook.name}")
    print(f"floor        {floor(table):7.2f} s")
    for processes in (1, 2):
        seconds, memory = tagged(table, codebook, processes)
        speed = f"{words / seconds:14,.0f} words/s{memory:6} MiB"
        print(f"{processes} process{'es' * (processes > 1):<4}{seconds:7.2f} s{speed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CODEBOOK)
