"""Twenty interviews tagged again after one rule was changed, in the same process; seconds of the processor.

    python benchmarks/again.py     (makes the interviews if they are not there)

With 25 codes and 300 patterns, as `tagging.py` has them with operators, and with the sample codebook's 749 rules.
"""

from __future__ import annotations

import gc
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from interviews import ROOT, make
from patterns import codebook, turns_of_sample, write

from themecode.memory import MemoryStore
from themecode.store import Store
from themecode.workflow import coding, importing
from themecode.workflow.study import Author, Study

INTERVIEWS = Path(__file__).parent / "work" / "interviews"
CODEBOOK = ROOT / "codebooks" / "health_inequalities.yaml"
AUTHOR = Author("bench", "2024-01-01T00:00:00+00:00")
EDITS = 8


def edited(lines: list[str], number: int) -> list[str]:
    """Write another first rule into one of the codes."""
    starts = [place for place, line in enumerate(lines) if line.strip() == "rules:"]
    place = next(n for n in range(starts[number % len(starts)], len(lines)) if lines[n].strip().startswith("- "))
    rule = ("hospital OR deprivation", "waiting NEAR/5 budget")[number % 2]
    return [*lines[:place], f"{lines[place].split('- ')[0]}- {rule}", *lines[place + 1 :]]


def measured(store: MemoryStore | Store, folder: Path, book: Path) -> tuple[float, list[float], list[float]]:
    """Return the seconds of the first run, of reading each edited codebook, and of tagging again."""
    lines, path = book.read_text(encoding="utf-8").splitlines(), folder / "codebook.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    coding.use_codebook(Study(store), path, AUTHOR)
    importing.import_files(Study(store), importing.gather([INTERVIEWS]).files, importing.ImportOptions(), AUTHOR)
    start = process_time()
    coding.tag(Study(store), coding.TagOptions(), AUTHOR)
    first, read, again = process_time() - start, [], []
    study = Study(store)
    assert study.documents
    assert study.speakers
    for number in range(EDITS):
        lines = edited(lines, number)
        path.write_text("\n".join(lines), encoding="utf-8")
        start = process_time()
        used = coding.use_codebook(study.afresh(), path, AUTHOR)
        read.append(process_time() - start)
        start = process_time()
        changed = coding.tag(study.afresh("documents", "speakers", codebook=used), coding.TagOptions(), AUTHOR)
        again.append(process_time() - start)
        assert changed.added + changed.withdrawn + changed.restored
    return first, read, again


def main() -> None:
    """Measure with records in memory and in SQLite."""
    gc.set_threshold(1_000_000, 20, 100)  # as the command line does
    if not INTERVIEWS.exists():
        make(INTERVIEWS)
    with TemporaryDirectory() as name:
        folder = Path(name)
        small = folder / "300 patterns"
        write(small, codebook(turns_of_sample(), operators=0.2))
        for book in (small, CODEBOOK):
            store = Store.create(folder / f"{book.stem}.db", meta={"project": "bench"})
            for records, kept in (("memory", MemoryStore()), ("SQLite", store)):
                first, read, again = measured(kept, folder, book)
                told = f"first run {first:.3f} s, codebook read {median(read):.3f} s, again {median(again):.3f} s"
                print(f"{book.stem}, records in {records}: {told} (from {min(again):.3f})")


if __name__ == "__main__":
    main()
