"""2,000 interviews with 600,000 codings: seconds of the processor and memory of each tally, a process of its own.

    python benchmarks/tallies.py [FOLDER]

The project is made once, in FOLDER or benchmarks/work/tallies: interviews of 60 turns, 30 codes, 300 codings each by
rules and people, drawn with a seed. The bar: every tally under 5 s and 2 GB.
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from pathlib import Path
from time import perf_counter

INTERVIEWS, TURNS, CODINGS, CODES = 2_000, 60, 300, 30
SECONDS, MEGABYTES = 5.0, 2_048
WORDS = [
    "the",
    "money",
    "went",
    "to",
    "places",
    "where",
    "leaders",
    "looked",
    "and",
    "partners",
    "met",
    "before",
    "budgets",
    "closed",
    "again",
]
TALLIES = (
    ("matrix", "--json"),
    ("matrix", "--rows", "region", "--count", "cases", "--totals", "--json"),
    ("matrix", "--rows", "region,size", "--count", "codings", "--totals", "--json"),
    ("matrix", "--rows", "size", "--count", "words", "--json"),
    ("matrix", "--rows", "region", "--count", "share-asked", "--json"),
    ("tally", "--json"),
    ("tally", "--by", "region", "--json"),
    ("compare", "size", "--json"),
    ("cases", "tally", "region", "--by", "size", "--json"),
)


def make(folder: Path) -> None:
    """Write the project straight into its journal."""
    from themecode.model import Attribute, Coding, Decision, Segment
    from themecode.project import Project

    dice, now = random.Random(1), "2024-01-01T00:00:00+00:00"
    folder.mkdir(parents=True)
    codes = [f"code_{n:02}" for n in range(CODES)]
    lines = ["codebook: Bench", "codes:"]
    lines += [f"  - {{code: {code}, definition: About it., rules: [word{n}]}}" for n, code in enumerate(codes)]
    (folder / "codebook.yaml").write_text("\n".join(lines) + "\n")
    asked = "\n".join(f"  - {{question: q{n}, wordings: ['Question {n}?'], codes: [code_{n:02}]}}" for n in range(20))
    (folder / "guide.yaml").write_text(f"guide: Bench\nquestions:\n{asked}\n")
    with Project.create(folder / "study") as project:
        project.use_codebook(folder / "codebook.yaml")
        project.import_guide(folder / "guide.yaml")
        for first in range(0, INTERVIEWS, 250):
            with project.store.action("import", "bench", coder="bench", now=now) as action:
                for number in range(first, first + 250):
                    document = _interview(number, dice)
                    action.add_document(document, document.id)
                    for name, role in (("R", "interviewer"), ("P", "participant")):
                        action.set_speaker(_speaker(document.id, name, role))
                    action.set_attribute(document.id, Attribute("region", f"region {number % 8}"))
                    action.set_attribute(document.id, Attribute("size", dice.choice(("small", "large", "very large"))))
                    spoken = [turn for turn in document.turns if turn.speaker == "P"]
                    made = []
                    for _ in range(CODINGS):
                        turn = dice.choice(spoken)
                        start = dice.randrange(turn.start, turn.end - 12)
                        segment = Segment(document.id, start, min(turn.end, start + dice.randrange(12, 90)))
                        by = dice.random() < 0.2
                        who = ("ana", "person") if by else ("rules", "rules")
                        text = segment.words_of(document.text)
                        made.append(Coding("", segment, text, dice.choice(codes), *who, now))
                    ids = action.add_codings(made)
                    ruled = dice.sample(ids, 30)
                    action.add_decisions(Decision(name, "confirmed", "ana", now) for name in ruled[:20])
                    action.add_decisions(Decision(name, "rejected", "ana", now) for name in ruled[20:])


def _interview(number: int, dice: random.Random):  # noqa: ANN202 - a document
    from themecode.model import Document, Turn

    name, parts, turns, at = f"P{number:04}", [], [], 0
    for n in range(1, TURNS + 1):
        asks = n % 2 == 1
        said = f"Question {dice.randrange(24)}?" if asks else " ".join(dice.choices(WORDS, k=40))
        turns.append(Turn(name, n, "R" if asks else "P", at, at + len(said)))
        parts.append(said)
        at += len(said) + 1
    text = "\n".join(parts)
    return Document(name, f"{name}.txt", "txt", text, tuple(turns), hashlib.sha256(text.encode()).hexdigest(), "0" * 64)


def _speaker(document: str, name: str, role: str):  # noqa: ANN202 - a speaker
    from themecode.model import Speaker

    return Speaker(document, name, role, "bench")  # type: ignore[arg-type]


def measured(study: Path, *arguments: str) -> tuple[float, float]:
    """Run a tally in a process of its own; return seconds of the processor, and the most memory, in megabytes."""
    script = "import sys, resource; sys.argv = ['themecode', *sys.argv[1:]]\nfrom themecode.cli import main\n"
    script += "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
    script += "used = resource.getrusage(resource.RUSAGE_SELF)\n"
    script += "sys.stderr.write(f'\\n{used.ru_utime + used.ru_stime} {used.ru_maxrss}')"
    command = [sys.executable, "-c", script, "--project", str(study), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seconds, memory = done.stderr.rsplit("\n", 1)[-1].split()
    return float(seconds), int(memory) / 1024


def main() -> None:
    """Make the project where it is not there, and measure."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "work" / "tallies"
    if not (folder / "study").is_dir():
        start = perf_counter()
        make(folder)
        print(f"made in {perf_counter() - start:.0f} s")
    slow = []
    for arguments in TALLIES:
        seconds, megabytes = measured(folder / "study", *arguments)
        shown = " ".join(arguments[:-1])
        print(f"{seconds:6.2f} s  {megabytes:6.0f} MB  themecode {shown}")
        if seconds > SECONDS or megabytes > MEGABYTES:
            slow.append(shown)
    print(f"over {SECONDS:g} s or {MEGABYTES:,} MB: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
