"""Closed questions of a survey: one in five not confident, none very confident; almost six in ten; two waves.

Respondents are made here with known answers. Bases, zero cells, two best answers, words for fractions and the
difference of two waves are what the answers say, and the groups are told to be different people.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from themecode import analysis

CONFIDENT = ["fairly confident"] * 46 + ["not very confident"] * 34 + ["not confident"] * 20 + ["don't know"] * 8
DEVELOPED = {"2024": (70, 56), "2025": (80, 48)}
"""Of so many asked in a wave, so many said fairly or very well developed."""


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory):
    """Write two surveys as tables, import each into a project of its own, and return what runs a command in either."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("closed")

    def run(study: str, *arguments: str, cwd: Path | None = None) -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "80", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd or folder / study, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    rows = ["id,confident,why"] + [f"R{n:03},{answer},It is as it is." for n, answer in enumerate(CONFIDENT, 1)]
    (folder / "confident.csv").write_text("\n".join(rows) + "\n")
    rows, number = ["id,wave,developed,why"], 0
    for wave, (asked, well) in DEVELOPED.items():
        for n in range(asked):
            number += 1
            answer = ("very well" if n % 3 == 0 else "fairly well") if n < well else "not well"
            rows.append(f"R{number:03},{wave},{answer},It is as it is.")
    (folder / "developed.csv").write_text("\n".join(rows) + "\n")
    for study, columns in (("confident", ["confident"]), ("developed", ["wave", "developed"])):
        run("", "init", study, cwd=folder)
        attributes = [part for column in columns for part in ("--attribute", column)]
        run(study, "import", f"../{study}.csv", "--text", "why", "--id", "id", *attributes)
    return run


def test_one_in_five_and_none(survey) -> None:
    """Base 100, don't know apart; nobody very confident is 0 of 100 with an upper limit; one in five is 18 to 22 %."""
    values = ("very confident", "fairly confident", "not very confident", "not confident")
    options = [part for value in values for part in ("--value", value)]
    given = json.loads(survey("confident", "intervals", "confident", *options, "--apart", "don't know", "--json"))
    rows = {row["confident"]: row for row in given["rows"]}
    assert [row["confident"] for row in given["rows"]] == [*values, "don't know"]
    assert (rows["very confident"]["cases"], rows["very confident"]["of"], rows["very confident"]["high"]) == (
        0,
        100,
        3.7,
    )
    assert (rows["don't know"]["cases"], rows["don't know"]["of"], rows["don't know"]["per cent"]) == (8, 0, None)
    assert "nothing is weighted" in given["basis"]
    [said] = analysis.fractions("One in five were not confident.")
    assert said.holds(rows["not confident"]["cases"], rows["not confident"]["of"])
    assert [said.holds(part, 100) for part in (17, 18, 22, 23)] == [False, True, True, False]


def test_almost_six_in_ten(survey) -> None:
    """Two best answers of both waves: 104 of 150 are 69 %, which is not almost six in ten; 48 of 80 are six in ten."""
    options = ("--together", "very well", "--together", "fairly well")
    given = json.loads(survey("developed", "intervals", "developed", *options, "--json"))
    rows = {row["developed"]: row for row in given["rows"]}
    both = rows["very well + fairly well"]
    assert (both["cases"], both["of"]) == (104, 150)
    [almost] = analysis.fractions("Almost six in ten said fairly or very well developed.")
    [six] = analysis.fractions("Six in ten said so.")
    assert not almost.holds(both["cases"], both["of"])
    assert (almost.holds(48, 80), six.holds(48, 80)) == (False, True)
    assert [almost.holds(part, 1000) for part in (569, 570, 599, 600)] == [False, True, True, False]


def test_two_waves_are_different_people(survey) -> None:
    """80.0 against 60.0 per cent: a difference of 20 points, 5.2 to 33.4; the basis warns of who was asked."""
    options = ("--together", "very well", "--together", "fairly well", "--by", "wave")
    given = json.loads(survey("developed", "intervals", "developed", *options, "--json"))
    both = next(row for row in given["rows"] if row["developed"] == "very well + fairly well")
    assert (both["2024"], both["of 2024"], both["2025"], both["of 2025"]) == (56, 70, 48, 80)
    assert (both["difference"], both["low"], both["high"]) == (20.0, 5.2, 33.4)
    assert "what looks like a change may be other people" in given["basis"]
