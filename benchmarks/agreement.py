"""How long agreement takes: 200 interviews, 30 codes, two coders, 1,000 samples; by turn, sentence and character.

    python benchmarks/agreement.py [INTERVIEWS] [CODES]

The interviews are made here, and so are the codings: each coder gives each code to some turns, the second to most of
those of the first. Time is that of the processor for the step alone, from a project on disk to all figures with their
intervals.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from themecode.model import Coding, Segment
from themecode.project import Project
from themecode.workflow.agreeing import Asked, agreed
from themecode.workflow.importing import ImportOptions
from themecode.workflow.judgments import Independent

WORDS = "we had money for the pilots and nobody asked who led it until the board met in spring and said so".split()  # noqa: SIM905
TURNS = 80


def make(folder: Path, interviews: int, codes: int) -> Project:
    """Write, import and code the interviews."""
    dice = random.Random(1)
    (folder / "talks").mkdir()
    for number in range(interviews):
        turns = (
            f"{'Interviewer' if n % 2 else f'P{number:03}'}: {' '.join(dice.choices(WORDS, k=dice.randint(9, 60)))}."
            for n in range(TURNS * 2)
        )
        (folder / "talks" / f"P{number:03}.txt").write_text("\n\n".join(turns) + "\n")
    project = Project.create(folder / "study")
    book = "codebook: B\ncodes:\n" + "".join(f"  - {{code: c{n:02}, definition: Code {n}.}}\n" for n in range(codes))
    (folder / "book.yaml").write_text(book)
    project.use_codebook(folder / "book.yaml")
    project.import_files(sorted((folder / "talks").iterdir()), ImportOptions())
    code(project, codes, dice)
    return project


def code(project: Project, codes: int, dice: random.Random) -> None:
    """Give codes by two coders: some turns each, a part of the turn, most of them alike."""
    study = project.study
    made: dict[str, list[Coding]] = {"ana": [], "ben": []}
    for document in study.documents:
        for turn in study.turns_of(document):
            for number in dice.sample(range(codes), k=2):
                for coder in ("ana", "ben") if dice.random() < 0.7 else (dice.choice(("ana", "ben")),):
                    start = turn.start + dice.randint(0, 5)
                    segment = Segment(document.id, start, max(start + 1, turn.end - dice.randint(0, 9)))
                    words = segment.words_of(document.text)
                    made[coder].append(Coding("", segment, words, f"c{number:02}", coder, "person", "2026-11-25"))
    for coder, codings in made.items():
        with study.store.action("code", coder=coder, now="2026-11-25T09:00:00") as action:
            action.add_codings(codings)


def main() -> None:
    """Time the step by unit."""
    interviews, codes = (int(sys.argv[n]) if len(sys.argv) > n else default for n, default in ((1, 200), (2, 30)))
    with tempfile.TemporaryDirectory() as folder, make(Path(folder), interviews, codes) as project:
        pairs = frozenset((document.id, coder) for document in project.study.documents for coder in ("ana", "ben"))
        for unit in ("turn", "sentence", "character"):
            study = project.study
            before = time.process_time()
            found = agreed(study, Asked(unit=unit, samples=1000, sets="jaccard"), Independent(pairs, vouched=True))
            took = time.process_time() - before
            given = sum(map(sum, (one.given for one in found.codes)))
            print(f"{unit:9} {found.units:7,} units {given:9,} given {len(found.codes)} codes: {took:5.1f} s")


if __name__ == "__main__":
    main()
