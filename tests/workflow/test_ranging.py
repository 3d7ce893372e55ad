"""Shares of cases with intervals, on request, with what they assume."""

from __future__ import annotations

import pytest

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Attribute
from themecode.project import Project
from themecode.workflow.differing import differences, narrowed
from themecode.workflow.ranging import Asked, intervals


@pytest.fixture
def study(tmp_path):
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
    table = intervals(study.study, Asked("status", population=42))
    assert table.rows == (
        ("fully", 10, 20, 50.0, 29.9, 70.1, 14, 28, 42),
        ("partly", 7, 20, 35.0, 18.1, 56.7, 9, 22, 42),
        ("not", 3, 20, 15.0, 5.2, 36.0, 3, 13, 42),
    )
    assert "A sample that was chosen on purpose is no random draw" in table.basis


def test_unknown_is_in_no_denominator(study) -> None:
    """What is not known stands apart, without a share."""
    study.set_attribute("P20", Attribute("status", ""))
    rows = {row[0]: row for row in intervals(study.study, Asked("status")).rows}
    assert rows["(unknown)"] == ("(unknown)", 1, 0, None, None, None)
    assert rows["not"][1:3] == (2, 19)


def test_codes_that_nobody_mentions_have_an_upper_limit(study) -> None:
    """0 of 20 is up to 16.1 %, and nothing is said of no."""
    assert intervals(study.study, Asked()).rows == (("money", 0, 20, 0.0, 0.0, 16.1),)


def test_a_population_holds_its_cases(study) -> None:
    """Fewer than the cases cannot be; a study without cases has no shares."""
    with pytest.raises(ThemecodeError, match="population of 19 cannot hold the 20"):
        intervals(study.study, Asked(population=19))


def test_no_cases_no_shares(tmp_path) -> None:
    """It says so before anything is divided."""
    with Project.create(tmp_path / "empty") as project, pytest.raises(ThemecodeError, match="no cases"):
        intervals(project.study, Asked())


def test_a_closed_question(study) -> None:
    """Answers in their order, those that nobody gave as 0 of n, two added up, don't know apart."""
    asked = Asked("status", ("excellent", "fully", "partly"), ("excellent", "fully"), ("not",))
    rows = {row[0]: row[1:] for row in intervals(study.study, asked).rows}
    assert rows["excellent"] == (0, 17, 0.0, 0.0, 18.4)
    assert rows["excellent + fully"][:2] == (10, 17)
    assert rows["not"] == (3, 0, None, None, None)
    with pytest.raises(UnknownNameError):
        intervals(study.study, Asked("status", apart=("nott",)))


def test_two_groups_with_their_difference(study) -> None:
    """Newcombe's limits in points, Fisher's p on request, and a warning that these are different people."""
    for number in range(1, 21):
        study.set_attribute(f"P{number:02}", Attribute("wave", "first" if number <= 12 else "second"))
    table = differences(study.study, Asked("status"), "wave", test=True)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["fully"][:5] == (10, 12, 0, 8, 83.3)
    assert rows["fully"][5] < 83.3 < rows["fully"][6]
    assert rows["fully"][7] == pytest.approx(0.0007, abs=2e-4)
    assert narrowed(table).rows[0][:4] == ("fully", "10 of 12", "0 of 8", "+83.3")
    assert "These are different cases" in table.basis
    assert "3 looks" in table.basis
    with pytest.raises(ThemecodeError, match="has not two values but 3"):
        differences(study.study, Asked(), "status")
    assert differences(study.study, Asked(), "status", between=("fully", "not")).rows == (
        ("money", 0, 10, 0, 3, 0.0, -56.1, 27.8),
    )
