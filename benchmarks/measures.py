"""How long measures take on 2,000 interviews and 600,000 codings: co-occurrence, saturation, words, intervals.

    python benchmarks/measures.py [INTERVIEWS] [CODINGS_EACH]

The records are made here and held in memory: the time is that of the processor for the step, without reading.
"""

from __future__ import annotations

import random
import resource
import sys
import time

from themecode.memory import MemoryStore
from themecode.model import Case, Code, Codebook, Coding, Document, Segment, Turn
from themecode.workflow import cooccurring, ranging, saturating, word_tables, wording
from themecode.workflow.study import Study

WORDS = "we had money for the pilots and nobody asked who led it until the board met in spring and said so".split()  # noqa: SIM905
TURNS = 60


def talk(number: int, dice: random.Random) -> Document:
    """Make one interview of participants' turns."""
    lines = [" ".join(dice.choices(WORDS, k=20)) + "." for _ in range(TURNS)]
    turns, at = [], 0
    for n, line in enumerate(lines, 1):
        turns.append(Turn(f"P{number:04}", n, "P", at, at + len(line)))
        at += len(line) + 1
    return Document(f"P{number:04}", f"P{number:04}.txt", "text", "\n".join(lines), tuple(turns), "", "")


def study_of(interviews: int, each: int, codes: int = 30) -> Study:
    """Make a study whose records stand in memory."""
    dice = random.Random(1)
    documents = [talk(number, dice) for number in range(interviews)]
    book = Codebook("B", tuple(Code(f"c{n:02}", "x") for n in range(codes)))
    codings = []
    for document in documents:
        for _ in range(each):
            turn = dice.choice(document.turns)
            segment = Segment(document.id, turn.start, turn.end - dice.randint(0, 20))
            code = f"c{dice.randrange(codes):02}"
            name = f"c{len(codings):06}"
            codings.append(Coding(name, segment, "", code, "ana", "person", "2026-11-25"))
    study = Study(MemoryStore())
    cases = [Case(document.id, (document.id,)) for document in documents]
    study.__dict__.update(documents=documents, cases=cases, codings=codings, codebook=book, roles={}, speakers=[])
    return study


def main() -> None:
    """Time each step."""
    interviews, each = (int(sys.argv[n]) if len(sys.argv) > n else default for n, default in ((1, 2000), (2, 300)))
    study = study_of(interviews, each)
    asked = wording.Asked()
    steps = {
        "cooccurrence, turn": lambda: cooccurring.cooccurrence(study, cooccurring.Asked("turn")),
        "cooccurrence, segment": lambda: cooccurring.cooccurrence(study, cooccurring.Asked("segment")),
        "cooccurrence, case": lambda: cooccurring.cooccurrence(study, cooccurring.Asked("case")),
        "saturation, 1,000 orders": lambda: saturating.saturation(study, saturating.Asked()),
        "intervals": lambda: ranging.intervals(study, ranging.Asked(population=9000)),
        "words": lambda: word_tables.words_table(study, wording.wording(study, asked), asked),
    }
    for name, step in steps.items():
        before = time.process_time()
        step()
        print(f"{name:26} {time.process_time() - before:6.1f} s")
    print(f"{len(study.codings):,} codings; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB at most")


if __name__ == "__main__":
    main()
