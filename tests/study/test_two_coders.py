"""Two coders, eight interviews: coded blind, released, held against each other, settled.

The codings are drawn with a seed from what each interview says, and what the coders differ in is known. The list of
differences comes first and by code, the figures are those of the four-cell tables, and settling changes neither.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

TOPICS = {
    "money": "The money came late that year, and most of it was spent on staff.",
    "pilots": "We ran two pilots in the spring, and nobody asked what they found.",
    "staff": "Our staff are tired, and some of them have left for the hospital.",
}
NOTHING = "It was a long year, and we went on with it all the same."
TURNS = 12


class Study:
    """The project's folder, what runs a command as a coder, and who gave which code to which turn."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given: dict[str, set[tuple[str, str, int]]] = {"ana": set(), "ben": set()}

    def run(self, *arguments: str, coder: str = "ana", expect: int = 0) -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "80", "THEMECODE_CODER": coder}
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == expect, done.stderr
        return done.stdout if expect == 0 else done.stderr

    def cells(self, code: str) -> tuple[int, int, int, int]:
        """Return the turns that both gave a code, only ana, only ben, neither."""
        ana, ben = ({turn for turn in self.given[coder] if turn[0] == code} for coder in ("ana", "ben"))
        all_turns = 8 * TURNS
        return len(ana & ben), len(ana - ben), len(ben - ana), all_turns - len(ana | ben)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Write, import and code the interviews blind; release them."""
    from themecode.model import Coding, Segment
    from themecode.project import Project, who_and_when

    folder = tmp_path_factory.mktemp("coders")
    dice = random.Random(34)
    (folder / "book.yaml").write_text(
        "codebook: Two\ncodes:\n" + "".join(f"  - {{code: {topic}, definition: About {topic}.}}\n" for topic in TOPICS)
    )
    for number in range(1, 9):
        turns = [
            f"Interviewer: And then?\n\nP{number}: {dice.choice([*TOPICS.values(), NOTHING])}" for _ in range(TURNS)
        ]
        (folder / f"P{number}.txt").write_text("\n\n".join(turns) + "\n")
    made = Study(folder / "study")
    subprocess.run(
        [sys.executable, "-m", "themecode", "init", "study", "--codebook", "book.yaml"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    made.run("import", *(f"../P{number}.txt" for number in range(1, 9)))
    made.run("blind", "start", "--coder", "ana", "--coder", "ben")
    with Project.open(made.folder) as project:
        for coder in ("ana", "ben"):
            whole, author = project.study.whole, who_and_when(coder)
            codings = []
            for document in whole.documents:
                for turn in whole.turns_of(document):
                    said = document.text[turn.start : turn.end]
                    for code, words in TOPICS.items():
                        if dice.random() < (0.85 if words in said else 0.03):
                            segment = Segment(document.id, turn.start, turn.start + 20)
                            codings.append(Coding("", segment, said[:20], code, coder, "person", author.now))
                            made.given[coder].add((code, document.id, turn.number))
            with whole.store.action("code", coder=coder, now=author.now) as action:
                action.add_codings(codings)
    return made


def agreement(study: Study, *arguments: str) -> dict[str, dict[str, object]]:
    """Return the figures by code."""
    given = json.loads(study.run("agreement", "--coders", "ana", "ben", *arguments, "--json"))
    return {row["code"]: row for row in given["agreement"]["rows"]}


def test_nothing_is_told_before_the_release(study: Study) -> None:
    """While the interviews are coded blind there is no figure and no list; afterwards there is."""
    said = study.run("agreement", "--coders", "ana", "ben", expect=1)
    assert "Coding blind comes first" in said
    study.run("blind", "release")
    assert agreement(study)


def test_the_figures_are_those_of_the_four_cells(study: Study) -> None:
    """Percent, positive agreement and kappa of each code, worked out from what was drawn."""
    for code, row in agreement(study).items():
        both, ana, ben, neither = study.cells(code)
        n = both + ana + ben + neither
        assert (row["units"], row["given by ana"], row["given by ben"]) == (n, both + ana, both + ben)
        observed = (both + neither) / n
        chance = ((both + ana) * (both + ben) + (neither + ana) * (neither + ben)) / n**2
        assert row["percent"] == pytest.approx(observed, abs=1e-4)
        assert row["positive"] == pytest.approx(2 * both / (2 * both + ana + ben), abs=1e-4)
        assert row["cohen"] == pytest.approx((observed - chance) / (1 - chance), abs=1e-4)
        assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"]


def test_differences_come_first_and_by_code(study: Study) -> None:
    """Every difference is listed, by code, with who gave it and who did not; on the screen before the figures."""
    rows = json.loads(study.run("agreement", "--list", "--json"))["disagreements"]["rows"]
    codes = [row["code"] for row in rows]
    assert codes == sorted(codes, key=list(TOPICS).index)
    for code in TOPICS:
        _, ana, ben, _ = study.cells(code)
        assert sum(row["code"] == code and row["given by"] == "ana" for row in rows) == ana
        assert sum(row["code"] == code and row["given by"] == "ben" for row in rows) == ben
    shown = study.run("agreement")
    assert shown.index("to talk about") < shown.index("alpha")
    assert max(map(len, shown.splitlines())) <= 80


def test_settling_is_kept_and_changes_no_figure(study: Study) -> None:
    """What coders settle after the release is a joint coding in the log; the figures stay those of the blind round."""
    before = agreement(study)
    from themecode.project import Project

    _, document, number = min(study.given["ana"] - study.given["ben"])
    with Project.open(study.folder) as project:
        whole = project.study.whole
        turns = {document.id: document for document in whole.documents}
        found = [
            coding.id
            for coding in whole.codings
            if coding.coder == "ana"
            and coding.segment.document == document
            and turns[document].turn_at(coding.segment.start).number == number
        ]
    study.run("joint", found[0], "--code", "pilots", "--note", "we read it once more")
    assert agreement(study) == before
    assert "joint" in study.run("log")


def test_one_number_for_all_codes_stands_last(study: Study) -> None:
    """Alpha of sets, with its distance named; and where codes begin and end, by character."""
    given = json.loads(study.run("agreement", "--sets", "jaccard", "--json"))["agreement"]
    assert given["rows"][-1]["code"] == "(all codes as sets)"
    assert "Jaccard" in given["basis"]
    by_character = json.loads(study.run("agreement", "--unit", "character", "--json"))["agreement"]
    assert all(row["u_alpha"] is not None for row in by_character["rows"])
    assert "|u-alpha" in by_character["basis"]
