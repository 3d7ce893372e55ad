"""A survey of 10,000 respondents with 4 open questions: imported, tagged and counted, each in a process of its own."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
CODEBOOK = ROOT / "codebooks" / "health_inequalities.yaml"
ROWS, SEED, LONGEST = 10_000, 20_310_503, 30.0
QUESTIONS = ("What helped you most?", "What stood in your way?", "Who looked after the money?", "What should change?")
_WHO = ("The link worker", "My neighbour", "Our chief executive", "The board", "The clinic", "A volunteer", "Nobody")
_DID = ("ring-fenced", "asked about", "forgot", "paid for", "put into the baseline", "talked over", "looked after")
_WHAT = ("the transport money", "the pilot", "our appointments", "the food bank", "that allocation", "the data", "it")
_WHEN = ("last winter", "every month", "before the deficit grew", "for two years", "without telling us", "in the end")
_NOTHING = ("n/a", "None", "No", "not sure", "")
_REGIONS = ("North", "South", "East", "West")


def sentence(dice: random.Random) -> str:
    """Make up a sentence."""
    return f"{dice.choice(_WHO)} {dice.choice(_DID)} {dice.choice(_WHAT)} {dice.choice(_WHEN)}."


def answer(dice: random.Random) -> str:
    """Make up an answer: one to four sentences, or next to nothing."""
    if dice.random() < 0.15:
        return dice.choice(_NOTHING)
    return " ".join(sentence(dice) for _ in range(dice.randint(1, 4)))


def write_survey(path: Path, rows: int = ROWS, seed: int = SEED) -> None:
    """Write an invented survey as Qualtrics does: three rows of headings, then one row a respondent."""
    dice = random.Random(seed)
    ids = ["ResponseId", "IPAddress", "Region", "Age", *(f"Q{n}" for n in range(1, 5))]
    asked = ["Response ID", "IP Address", "Region", "How old are you?", *QUESTIONS]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows((ids, asked, [f'{{"ImportId":"{name}"}}' for name in ids]))
        for number in range(rows):
            about = (f"R_{number:06d}", "192.0.2.1", dice.choice(_REGIONS), dice.randint(18, 90))
            writer.writerow([*about, *(answer(dice) for _ in QUESTIONS)])


def seconds(*arguments: object, folder: Path) -> float:
    """Run themecode in a folder and return its seconds."""
    start = perf_counter()
    command = [sys.executable, "-m", "themecode", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return perf_counter() - start


def main() -> None:
    """Print how long each step takes; exit code 1 where the import takes longer than it may."""
    with TemporaryDirectory() as passing:
        folder = Path(passing)
        survey, study = folder / "survey.csv", folder / "study"
        write_survey(survey)
        print(f"{ROWS:,} rows of {len(QUESTIONS)} questions, {survey.stat().st_size / 1e6:.1f} MB")
        seconds("init", study, "--codebook", CODEBOOK, folder=folder)
        came = seconds("import", survey, folder=study)
        print(f"{'import':<28}{came:6.2f} s   {ROWS / came:,.0f} rows/s   (wanted: under {LONGEST:.0f} s)")
        for step in (
            ("import", survey),
            ("tag",),
            ("documents", "--json"),
            ("documents",),
            ("show", "R_000007"),
            ("matrix", "--rows", "region", "--count", "cases"),
            ("matrix",),
            ("quotes", "ringfencing"),
            ("matrix", "-o", "matrix.xlsx"),
            ("check",),
        ):
            name = " ".join(str(word) for word in step).replace(str(survey), "again")
            print(f"{name:<28}{seconds(*step, folder=study):6.2f} s")
        print(f"{'run, all in one':<28}{seconds('run', CODEBOOK, survey, folder=folder):6.2f} s")
    if came > LONGEST:
        sys.exit(1)


if __name__ == "__main__":
    main()
