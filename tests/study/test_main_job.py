"""The main job on the sample study: what `themecode run` and `themecode demo` must give."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from themecode import importers

OUT = ("matrix.xlsx", "matrix.csv", "codings.csv", "report.html")


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table as people's scripts would."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, root: Path):
    """Run the main job once, in a process of its own."""
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("run")
    codebook, sample = root / "codebooks" / "health_inequalities.yaml", root / "transcripts_sample"
    command = [sys.executable, "-m", "themecode", "run", str(codebook), str(sample), "-o", "out"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "out", done


def test_all_files_come_in_and_the_four_results_go_out(ran) -> None:
    """Twenty of twenty; stdout names what was written, talk goes to stderr."""
    out, done = ran
    assert "20 of 20 files imported" in done.stderr
    assert done.stdout.split() == [str(Path("out") / name) for name in OUT]
    assert all((out / name).stat().st_size > 400 for name in OUT)


def test_the_matrix_sums_to_the_codings_that_it_counts(ran) -> None:
    """Every cell equals a recount of codings.csv."""
    out, _ = ran
    matrix, codings = rows(out / "matrix.csv"), rows(out / "codings.csv")
    recount = Counter((coding["case"], coding["code"]) for coding in codings)
    cells = {(row["case"], code): int(n) for row in matrix for code, n in row.items() if code != "case"}
    assert {cell: n for cell, n in cells.items() if n} == recount
    assert sum(cells.values()) == len(codings) > 300
    assert [row["case"] for row in matrix] == [f"P{n:02}" for n in range(1, 21)]


def test_every_coding_stands_on_its_words(ran, root: Path) -> None:
    """The quoted words equal the text at their offsets, read from the file anew."""
    out, _ = ran
    texts = {}
    for path in (root / "transcripts_sample").iterdir():
        if path.suffix != ".csv":
            texts[path.stem] = importers.read(path, document=path.stem).document.text
    for coding in rows(out / "codings.csv"):
        words = texts[coding["document"]][int(coding["start"]) : int(coding["end"])]
        assert words == coding["text"].removeprefix("'") or words == coding["text"]


def test_only_participants_are_coded_and_every_coding_says_why(ran) -> None:
    """Interviewers' words are left out; each coding names rule, words and place."""
    out, _ = ran
    for coding in rows(out / "codings.csv"):
        assert "Ruth Okafor" not in coding["speaker"]
        assert "Okafor, Ruth" not in coding["speaker"]
        assert coding["speaker"] not in ("Tom Bellamy", "Interviewer")
        assert " -> " in coding["evidence"]
        assert "health_inequalities.yaml:" in coding["evidence"]


def test_the_sample_shows_ten_seven_three(root: Path) -> None:
    """What happened to the money is an attribute with evidence in the words of the interviewee."""
    cases = rows(root / "transcripts_sample" / "cases.csv")
    assert Counter(case["ringfence"] for case in cases) == {"kept": 10, "partly kept": 7, "absorbed": 3}
    assert all(case["ringfence_evidence"] for case in cases)


def test_the_same_input_gives_the_same_figures(ran, root: Path, themecode, tmp_path: Path) -> None:
    """A second run writes the same matrix and the same codings, the time of making apart."""
    out, _ = ran
    codebook, sample = root / "codebooks" / "health_inequalities.yaml", root / "transcripts_sample"
    assert themecode("run", codebook, sample, "-o", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "matrix.csv").read_bytes() == (out / "matrix.csv").read_bytes()
    first, again = rows(out / "codings.csv"), rows(tmp_path / "out" / "codings.csv")
    assert [{**row, "created": ""} for row in first] == [{**row, "created": ""} for row in again]


def test_a_second_field_works_as_well(root: Path, themecode, tmp_path: Path) -> None:
    """The clinic codebook reads a clinic interview: nothing is tied to the sample study."""
    talk = tmp_path / "talks" / "A1.txt"
    talk.parent.mkdir()
    talk.write_text(
        "Interviewer: How was it?\n\nPatient: I waited two hours for my appointment. The receptionist was rude.\n\n"
        "Interviewer: And the doctor?\n\nPatient: She explained everything and listened to me.\n"
    )
    done = themecode("run", root / "codebooks" / "clinic_experience.yaml", talk.parent, "-o", tmp_path / "out")
    assert done.code == 0, done.err
    codes = {coding["code"] for coding in rows(tmp_path / "out" / "codings.csv")}
    assert {"waiting", "staff_manner"} <= codes
