"""Cases: matched by file name or id, attributes with their evidence, mismatches listed."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from themecode.errors import ThemecodeError
from themecode.importers import read_case_table
from themecode.project import Project
from themecode.workflow.importing import ImportOptions
from themecode.workflow.quoted_words import places_of

TALK = "Interviewer: And the money?\n\nP: They didn\u2019t  touch it, \u201cnot a penny\u201d.\n"


@pytest.fixture
def project(tmp_path: Path):
    """Make a project with two interviews."""
    for name in ("first talk.txt", "second.txt"):
        (tmp_path / name).write_text(TALK + name + "\n", encoding="utf-8")
    with Project.create(tmp_path / "study") as made:
        made.import_files([tmp_path / "first talk.txt", tmp_path / "second.txt"], ImportOptions())
        yield made


def table(tmp_path: Path, *rows: str) -> Path:
    """Write a table of cases."""
    path = tmp_path / "cases.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_rows_find_their_documents_by_file_or_by_id(project: Project, tmp_path: Path) -> None:
    """The file's name, with or without ending, in any case; else the case is the document's id."""
    path = table(tmp_path, "case,file,Size of system", "A,FIRST TALK.TXT,large", "second,,NA")
    result = project.import_cases(path)
    assert (result.matched, result.attributes, result.problems) == (2, 2, ())
    assert [(case.id, case.documents) for case in project.study.cases] == [
        ("A", ("first-talk",)),
        ("second", ("second",)),
    ]
    assert project.study.cases[1].value("size_of_system") == "NA"


def test_what_does_not_match_is_listed_and_kept(project: Project, tmp_path: Path) -> None:
    """A case without a document counts in denominators; a document without a row is named."""
    result = project.import_cases(table(tmp_path, "case;file;size", "Z;none.vtt;small"))
    says = "\n".join(map(str, result.problems))
    assert "The case 'Z' has no document 'none.vtt'." in says
    assert "The document second (second.txt) has no row here." in says
    assert "Z" in [case.id for case in project.study.cases]


def test_evidence_is_looked_up_in_the_words(project: Project, tmp_path: Path) -> None:
    """Quotation marks and white space may differ; words that are not there are told."""
    path = table(
        tmp_path,
        "case,file,kept,kept_evidence",
        'A,first talk.txt,yes,"They didn\'t touch it, ""not a penny"""',
        "B,second.txt,no,all of it went",
    )
    result = project.import_cases(path)
    document = project.study.document("first-talk")
    evidence = project.study.cases[0].attributes[0].evidence
    assert evidence is not None
    assert evidence.words_of(document.text).startswith("They didn\u2019t touch it")
    assert [str(problem) for problem in result.problems] == [
        "cases.csv:3: The words given as evidence for kept do not stand in second.txt. Copy them from the transcript."
    ]
    assert places_of(document, "never said") == []


def test_the_same_table_again_changes_nothing(project: Project, tmp_path: Path) -> None:
    """No row in the log without a change."""
    path = table(tmp_path, "case,file,size", "A,second.txt,large")
    project.import_cases(path)
    before = project.store.actions()
    assert project.import_cases(path).attributes == 0
    assert project.store.actions() == before


def test_a_workbook_reads_like_a_csv(tmp_path: Path) -> None:
    """Numbers are written as people see them."""
    book = openpyxl.Workbook()
    for row in (["Case", "file", "size"], ["A", "a.vtt", 12], ["B", None, 1.5], [None, None, None]):
        book.active.append(row)
    book.save(tmp_path / "cases.xlsx")
    rows, problems = read_case_table(tmp_path / "cases.xlsx")
    assert problems == []
    assert [(row.case, row.file, dict(row.attributes)["size"]) for row in rows] == [
        ("A", "a.vtt", "12"),
        ("B", "", "1.5"),
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [(("name,size", "A,1"), "has no column 'case'. Its columns: name, size."), (("", ""), "is empty")],
)
def test_a_table_without_cases_is_refused(tmp_path: Path, rows: tuple[str, ...], says: str) -> None:
    """What is missing, and what is there."""
    with pytest.raises(ThemecodeError, match=says):
        read_case_table(table(tmp_path, *rows))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """A renamed file gets a sentence."""
    (tmp_path / "cases.xlsx").write_bytes(b"no workbook")
    with pytest.raises(ThemecodeError, match=r"cases\.xlsx"):
        read_case_table(tmp_path / "cases.xlsx")


def test_a_case_named_twice_keeps_its_first_row(tmp_path: Path) -> None:
    """And the second is told by its place."""
    rows, problems = read_case_table(table(tmp_path, "case,size", "A,1", "A,2", ",3"))
    assert [row.case for row in rows] == ["A"]
    assert [problem.place for problem in problems] == ["cases.csv:3", "cases.csv:4"]
