"""A schedule of questions held against forty interviews of which it is known who was asked what.

Each interview is drawn: some questions are asked in the words of the schedule, some in other words, some twice, some
not at all, and some get no answer. The matrix of questions by cases is the draw, cell by cell.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

QUESTIONS = {
    "basis": ("On what basis was the money allocated?", "How was it shared out, the allocation?"),
    "decisions": ("How were decisions made?", "And who was deciding?"),
    "progress": ("What held back progress?", "So, what got in the way?"),
}
ANSWERS = {"basis": "By need, mostly.", "decisions": "A board met.", "progress": "The deficit did."}
GUIDE = """guide: Schedule
questions:
  - question: basis
    wordings: ["On what basis was the money allocated?"]
    rules: [how NEAR/4 share]
    codes: [need]
    research_question: "1"
  - question: decisions
    wordings: ["How were decisions made?"]
    rules: [who NEAR/3 decide]
    codes: [board]
    research_question: "2"
  - question: progress
    wordings: ["What held back progress?"]
    rules: ['"got in the way"']
    codes: [deficit]
    research_question: "3"
"""
BOOK = """codebook: Schedule
codes:
  - {code: need, definition: Need., rules: [need]}
  - {code: board, definition: Boards., rules: [board]}
  - {code: deficit, definition: Deficits., rules: [deficit]}
"""


def drawn(seed: int = 3) -> dict[tuple[str, str], str]:
    """Draw what becomes of each question in each interview."""
    dice = random.Random(seed)
    states = ["answered"] * 6 + ["nothing said", "not asked", "not asked"]
    return {(f"P{n:02}", one): dice.choice(states) for n in range(1, 41) for one in QUESTIONS}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory):
    """Write the interviews, import them, bring the schedule in."""
    folder, dice, truth = tmp_path_factory.mktemp("asked"), random.Random(5), drawn()
    for n in range(1, 41):
        lines = ["Ruth: Thank you for coming.", f"P{n:02}: Not at all."]
        for k, (one, wordings) in enumerate(QUESTIONS.items()):
            state = truth[f"P{n:02}", one]
            if state != "not asked":
                lines.append(f"{('Ruth', 'Tom')[k % 2]}: {dice.choice(wordings)}")
            if state == "answered":
                lines += [f"P{n:02}: {ANSWERS[one]}", "Ruth: Mm.", f"P{n:02}: So it was."]
        (folder / f"P{n:02}.txt").write_text("\n\n".join(lines) + "\n")
    (folder / "guide.yaml").write_text(GUIDE)
    (folder / "book.yaml").write_text(BOOK)

    def run(*arguments: str, cwd: Path = folder / "study") -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "100", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "study", "--codebook", "book.yaml", cwd=folder)
    run(
        "import",
        *(str(path) for path in sorted(folder.glob("P*.txt"))),
        "--interviewer",
        "Ruth",
        "--interviewer",
        "Tom",
    )
    run("tag")
    run("guide", "import", "../guide.yaml")
    return run


def test_the_matrix_of_questions_by_cases_is_the_draw(asked) -> None:
    """Answered, nothing said, not asked: 120 cells."""
    rows = json.loads(asked("guide", "table", "--json"))["rows"]
    found = {(case, row["question"]): state for row in rows for case, state in row.items() if case != "question"}
    assert found == drawn()
    assert len(found) == 120


def test_counts_of_asked_are_those_of_the_draw(asked) -> None:
    """Of each code: cases asked, and of these who said it; none of the others is in the denominator."""
    truth = drawn()
    rows = {row["code"]: row for row in json.loads(asked("tally", "--json"))["rows"]}
    for one, code in (("basis", "need"), ("decisions", "board"), ("progress", "deficit")):
        states = [truth[f"P{n:02}", one] for n in range(1, 41)]
        assert rows[code]["asked"] == 40 - states.count("not asked")
        assert rows[code]["asked and said"] == rows[code]["cases"] == states.count("answered")
        assert rows[code]["of"] == 40
