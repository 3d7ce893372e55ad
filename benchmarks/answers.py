"""An invented survey of any size, from short invented sentence parts: the same seed, the same answers.

python benchmarks/answers.py 200000 answers.csv     (or .parquet)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

REGIONS = ("North", "East", "South", "West", "London")
ROLES = ("nurse", "manager", "volunteer", "carer", "")
HEADER = ("respondent", "region", "role", "answer")
_OPENINGS = ("To be honest,", "In our area", "From what I saw,", "Most weeks", "Looking back,", "This year", "I think")
_SUBJECTS = (
    *("the waiting room", "our team", "the finance director", "the clinic", "a neighbour of mine", "the council"),
    *("the chief executive", "the app", "the car park", "our local charity", "the dashboard", "everyone on the ward"),
)
_DOINGS = (
    *("was kind to us", "kept the money ring-fenced", "never rang back", "listened to what people said", "was full"),
    *("worked with the voluntary sector", "lost two good people", "did not share the data", "ran out of chairs"),
    *(
        "got swallowed by the deficit",
        "opened late",
        "wouldn\u2019t commit to a second year",
        "made the caf\u00e9 warm",
    ),
    *("asked for an evaluation nobody read", "had no capacity to do more", "sent three letters about one visit"),
)
_ENDINGS = (".", " again.", " and that was that.", ", which helped.", " before the winter.", "; I was not surprised.")
_EMPTY, _BROKEN = 0.04, 0.05


def rows(number: int, seed: int = 1) -> Iterator[tuple[str, str, str, str]]:
    """Yield so many answers: respondent, region, role, answer. Some are empty, some have a line break in them."""
    dice = Random(seed)
    sentences = [f"{a} {b} {c}{d}" for a, b, c, d in product(_OPENINGS, _SUBJECTS, _DOINGS, _ENDINGS)]
    for n in range(1, number + 1):
        parts = [] if dice.random() < _EMPTY else dice.choices(sentences, k=dice.randint(1, 3))
        apart = "\n" if dice.random() < _BROKEN else " "
        yield f"R{n:07}", dice.choice(REGIONS), dice.choice(ROLES), apart.join(parts)


def write(path: Path, number: int, seed: int = 1) -> int:
    """Write so many answers as CSV or Parquet; return how many words they have."""
    table = list(zip(*rows(number, seed), strict=True))
    if path.suffix == ".parquet":
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.table(dict(zip(HEADER, map(list, table), strict=True))), path, row_group_size=100_000)
    else:
        import csv

        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER, *zip(*table, strict=True)])
    return sum(len(answer.split()) for answer in table[3])


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[2]), int(sys.argv[1])):,} words")
