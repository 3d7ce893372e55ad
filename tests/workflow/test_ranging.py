"""Shares of cases with intervals, on request, with what they assume."""

from __future__ import annotations

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Attribute
from themecode.project import Project
from themecode.workflow.ranging import intervals


@pytest.fixture
def study(tmp_path, monkeypatch):
    """Twenty cases: fully 10, partly 7, not 3; then one of them unknown."""
    from themecode.workflow.importing import ImportOptions

    files = []
    for number in range(1, 21):
        files.append(tmp_path / f"P{number:02}.txt")
        files[-1].write_text(f"Interviewer: So?\n\nP{number:02}: We have money here.\n")
    (tmp_path / "book.yaml").write_text("codebook: R\ncodes:\n  - {code: money, definition: x.}\n")
    (tmp_path / "cases.csv").write_text(
        "case,status\n"
        + "".join(f"P{n:02},{'fully' if n <= 10 else 'partly' if n <= 17 else 'not'}\n" for n in range(1, 21))
    )
    with Project.create(tmp_path / "study") as project:
        project.use_codebook(tmp_path / "book.yaml")
        project.import_files(files, ImportOptions())
        project.import_cases(tmp_path / "cases.csv")
        yield project


def test_ten_seven_three(study) -> None:
    """Wilson and finite ranges of the reference figure: 14-28, 9-22 and 3-13 of 42."""
    table = intervals(study.study, "status", population=42)
    assert table.rows == (
        ("fully", 10, 20, 50.0, 29.9, 70.1, 14, 28, 42),
        ("partly", 7, 20, 35.0, 18.1, 56.7, 9, 22, 42),
        ("not", 3, 20, 15.0, 5.2, 36.0, 3, 13, 42),
    )
    assert "A sample that was chosen on purpose is no random draw" in table.basis


def test_unknown_is_in_no_denominator(study) -> None:
    """What is not known stands apart, without a share."""
    study.set_attribute("P20", Attribute("status", ""))
    rows = {row[0]: row for row in intervals(study.study, "status").rows}
    assert rows["(unknown)"] == ("(unknown)", 1, 0, None, None, None)
    assert rows["not"][1:3] == (2, 19)


def test_codes_that_nobody_mentions_have_an_upper_limit(study) -> None:
    """0 of 20 is up to 16.1 %, and nothing is said of no."""
    assert intervals(study.study).rows == (("money", 0, 20, 0.0, 0.0, 16.1),)


def test_a_population_holds_its_cases(study) -> None:
    """Fewer than the cases cannot be; a study without cases has no shares."""
    with pytest.raises(ThemecodeError, match="population of 19 cannot hold the 20"):
        intervals(study.study, population=19)


def test_no_cases_no_shares(tmp_path) -> None:
    """It says so before anything is divided."""
    with Project.create(tmp_path / "empty") as project, pytest.raises(ThemecodeError, match="no cases"):
        intervals(project.study)
