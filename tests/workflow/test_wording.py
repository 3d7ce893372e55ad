"""Who says what: people are counted, phrases kept, and what is left out is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Attribute
from themecode.project import Project
from themecode.workflow.importing import ImportOptions
from themecode.workflow.word_tables import in_context, lines, narrowed, stops_table, words_table
from themecode.workflow.wording import Asked, wording

TALKS = {
    "P01": "Interviewer: Health inequalities?\n\nP01: Health inequalities, and the budget. Budget, budget, budget!\n",
    "P02": "Interviewer: So?\n\nP02: The health-inequality fund has a budget. Um, we don't know. Funds help.\n",
    "P03": "Interviewer: So?\n\nP03: Our nurses saw health inequality; the nurse's word counts.\n",
}


@pytest.fixture
def study(tmp_path: Path):
    """Three people, two of them of large systems."""
    files = []
    for name, words in TALKS.items():
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(words)
    with Project.create(tmp_path / "study") as project:
        project.import_files(files, ImportOptions())
        for case, size in (("P01", "large"), ("P02", "large"), ("P03", "small")):
            project.set_attribute(case, Attribute("size", size))
        yield project.study


def counted(study, **asked: object) -> dict[str, tuple[int, int]]:
    """Return people and times of each term."""
    table = words_table(study, wording(study, Asked(**asked)), Asked(**asked))
    return {row[1]: (row[2], row[4]) for row in table.rows}


def test_people_are_counted_not_words(study) -> None:
    """Health inequality: three people, once each; budget: two people, five times. The interviewer's do not count."""
    assert counted(study) == {"health inequality": (3, 3), "budget": (2, 5)}


def test_a_phrase_is_kept_and_not_split(study) -> None:
    """Health and inequality are said in the phrase alone, so they stand there alone."""
    assert "health" not in counted(study)
    assert counted(study, longest=1) == {"health": (3, 3), "inequality": (3, 3), "budget": (2, 5)}


def test_no_phrase_goes_over_a_mark(study) -> None:
    """Neither "budget. Budget" is a phrase, nor "inequalities, and"."""
    found = counted(study, longest=3, people=1)
    assert "budget budget" not in found
    assert not any(term.startswith("inequalit") for term in found if " " in term)


def test_forms_are_shown(study) -> None:
    """What was counted together is listed beside the form that is said most; ties go by letters."""
    table = words_table(study, wording(study, Asked()), Asked())
    assert table.rows[0] == ("1", "health inequality", 3, 3, 3, "health inequalities 1")
    nurse = next(
        row for row in words_table(study, wording(study, Asked(people=1)), Asked(people=1)).rows if "nurse" in row[1]
    )
    assert nurse[4] >= 1


def test_ties_are_told(study) -> None:
    """What as many people say shares a place."""
    ranks = [row[0] for row in words_table(study, wording(study, Asked(longest=1)), Asked(longest=1)).rows]
    assert ranks == ["1=", "1=", "3"]


def test_the_stop_list_is_shown_and_can_be_changed(study) -> None:
    """Short forms go with their word: "don't" with "do"; a word can be kept or dropped."""
    assert "don't" not in counted(study, people=1, longest=1)
    assert counted(study, people=1, longest=1, keep=("know",))["know"] == (1, 1)
    assert "budget" not in counted(study, drop=("budget",))
    stops = {row[0]: row[1] for row in stops_table(wording(study, Asked())).rows}
    assert stops["the"] == 3
    assert stops["um"] == 1


def test_groups_with_keyness(study) -> None:
    """Large and small: people and times of each, G2, and the log ratio of two groups."""
    asked = Asked(by="size", longest=1)
    table = words_table(study, wording(study, asked), asked)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["budget"][:4] == (2, 5, 0, 0)
    assert rows["budget"][5] > 0 > rows["health"][5]
    assert "large 2 people" in table.basis
    assert narrowed(table, 1).rows[0][:3] == ("budget", "2 (5)", "0 (0)")
    with pytest.raises(UnknownNameError):
        words_table(study, wording(study, asked), Asked(by="size", between=("large", "smal")))
    with pytest.raises(UnknownNameError):
        words_table(study, wording(study, asked), Asked(by="sice"))


def test_every_place_in_its_context(study) -> None:
    """All forms of a phrase, with the words around; a misspelt one is told."""
    found = wording(study, Asked(people=1))
    table = in_context(study, found, "Health inequalities", 2)
    assert [row[0] for row in table.rows] == ["P01:2", "P02:2", "P03:2"]
    assert [row[3:] for row in table.rows][1] == ("The", "health-inequality", "fund has")
    assert next(iter(lines(table))) == "P01:2: [Health inequalities], and"
    assert "3 times by 3 of 3 people" in table.basis
    with pytest.raises(UnknownNameError, match="Did you mean"):
        in_context(study, found, "health inequalites")


def test_an_attribute_of_documents_is_refused(study, tmp_path: Path) -> None:
    """Words are those of people."""
    with Project.open(tmp_path / "study") as project:
        project.set_document_attributes("P01", {"kind": "interview"})
        asked = Asked(by="kind")
        with pytest.raises(ThemecodeError, match="attribute of documents"):
            words_table(project.study, wording(project.study, asked), asked)
