"""Focus groups: each participant a case, beside interviews that are one case each; every number follows."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import NO_CASE, Speaker
from themecode.project import Project, who_and_when
from themecode.workflow import analysing, exporting, grouping, quoting
from themecode.workflow.coding import TagOptions
from themecode.workflow.importing import ImportOptions

GROUP = """Ruth: What of the money?

Ann: The money went. We had no cash.

Tom: The staff went too.

Ruth: Whose money?

Ann: Our money.

Zoë B.: Staff and money, all of it.
"""
TALK = "Ruth: What of the money?\n\nKim: The money stayed.\n"
CODES = "money: money | cash\nstaff: staff"


@pytest.fixture
def small(tmp_path: Path):
    """Make a study of one focus group and one interview, each participant a case, coded by rules."""
    (tmp_path / "G1.txt").write_text(GROUP, encoding="utf-8")
    (tmp_path / "P01.txt").write_text(TALK, encoding="utf-8")
    lines = ["codebook: T", "codes:"]
    for line in CODES.splitlines():
        code, _, rules = line.partition(": ")
        lines += [f"  - code: {code}", f"    definition: About {code}.", f"    rules: [{rules.replace(' | ', ', ')}]"]
    (tmp_path / "codebook.yaml").write_text("\n".join(lines) + "\n")
    with Project.create(tmp_path / "study") as project:
        options = ImportOptions(("Ruth",), each_speaker_a_case=True)
        project.import_files([tmp_path / "G1.txt", tmp_path / "P01.txt"], options)
        project.use_codebook(tmp_path / "codebook.yaml")
        project.tag()
        yield project


def table(tmp_path: Path, *rows: str) -> Path:
    """Write a table of cases."""
    path = tmp_path / "cases.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_each_participant_is_a_case_and_a_lone_interviewee_the_document(small: Project) -> None:
    """Ids are made of document and name; the interviewer is nobody's case."""
    assert [(case.id, case.documents, case.speakers) for case in small.study.cases] == [
        ("G1-Ann", (), (("G1", "Ann"),)),
        ("G1-Tom", (), (("G1", "Tom"),)),
        ("G1-Zoë-B", (), (("G1", "Zoë B."),)),
        ("P01", ("P01",), ()),
    ]


def test_the_matrix_counts_each_speaker(small: Project) -> None:
    """Ann's two turns are Ann's; the basis says that speakers are cases."""
    found = analysing.matrix(small.study, analysis.Layout(count="codings")).table
    assert found.rows == (("G1-Ann", 3, 0), ("G1-Tom", 0, 1), ("G1-Zoë-B", 1, 1), ("P01", 1, 0))
    assert "Out of 4 cases with 2 documents, 2 of them coded." in found.basis
    assert "3 cases are speakers in 1 of the documents." in found.basis


def test_rows_of_documents_count_the_cases_in_them(small: Project) -> None:
    """The denominator of a focus group is said."""
    found = analysing.matrix(small.study, analysis.Layout("document", count="cases")).table
    assert found.rows == (("G1", 2, 2), ("P01", 1, 0))
    assert "Documents of several cases: G1 3." in found.basis


def test_rows_of_an_attribute_follow_the_speaker(small: Project, tmp_path: Path) -> None:
    """Two people of one document fall into two groups."""
    small.import_cases(table(tmp_path, "case,size", "G1-Ann,large", "G1-Tom,small", "P01,large"))
    found = analysing.matrix(small.study, analysis.Layout("size", count="cases")).table
    assert found.rows == (("large", 2, 0), ("small", 0, 1), ("(unknown)", 1, 1))
    assert "Cases in each row: (unknown) 1, large 2, small 1." in found.basis
    quoted = quoting.quotes(small.study, "money", label="Lead, {size}", by="size")
    assert [(row[0], row[2], row[3]) for row in quoted.rows] == [
        ("(unknown)", "G1-Zoë-B", "Lead, unknown size"),
        *[("large", "G1-Ann", "Lead, large")] * 3,
        ("large", "P01", "Lead, large"),
    ]
    assert quoted.basis.startswith("5 codings of money in 3 of 4 cases")


def test_words_of_nobodys_case_have_a_row_of_their_own(small: Project) -> None:
    """The interviewer's codings in the group are counted, and belong to no case; in the interview to its case."""
    small.tag(TagOptions(speakers="all"))
    found = analysing.matrix(small.study, analysis.Layout(count="codings")).table
    assert found.rows[-2:] == (("P01", 2, 0), (NO_CASE, 2, 0))
    assert "2 codings are of words that belong to no case." in found.basis
    by_cases = analysing.matrix(small.study, analysis.Layout(count="cases")).table
    assert by_cases.rows[-1] == (NO_CASE, 0, 0)


def test_every_output_says_the_same(small: Project, tmp_path: Path) -> None:
    """codings.csv, matrix.csv and the report's quotations agree, coding by coding."""
    small.tag(TagOptions(speakers="all"))
    shown = exporting.Presentation("T")
    layout = analysis.Layout(count="codings")
    exporting.write_results(small.study, tmp_path / "out", layout, who_and_when("ana"), shown)
    with (tmp_path / "out" / "codings.csv").open(encoding="utf-8", newline="") as file:
        recount = Counter((row["case"], row["code"]) for row in csv.DictReader(file))
    with (tmp_path / "out" / "matrix.csv").open(encoding="utf-8", newline="") as file:
        cells = {(row["case"], code): int(row[code]) for row in csv.DictReader(file) for code in ("money", "staff")}
    assert {cell: number for cell, number in cells.items() if number} == recount
    quoted = quoting.quotations(small.study, small.study.codings, "{case}")
    assert Counter((one.case, one.coding.code) for one in quoted) == recount
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    payload = report[report.index('{"kind"') :]
    words = json.JSONDecoder().raw_decode(payload)[0]
    assert Counter(words["words"][one[4]] for one in words["quotations"])["G1-Ann"] == 3
    assert list(small.codings()["case"]) == [row[2] for row in analysing.codings_table(small.study).rows]


def test_tables_of_documents_and_cases_name_the_speakers(small: Project) -> None:
    """The document lists its cases, the case its speaker."""
    documents = analysing.documents_table(small.study)
    assert documents.column("case") == ["G1-Ann G1-Tom G1-Zoë-B", "P01"]
    cases = analysing.cases_table(small.study)
    assert cases.column("speakers") == ["G1: Ann", "G1: Tom", "G1: Zoë B.", ""]


def test_an_import_is_undone_with_its_cases(small: Project) -> None:
    """One file is one action."""
    with Project.create(small.folder / "other") as other:
        other.import_files([small.folder.parent / "G1.txt"], ImportOptions(("Ruth",), each_speaker_a_case=True))
        assert len(other.store.actions()) == 1
        other.undo()
        assert other.study.cases == []


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    """It says which cases there would be."""
    (tmp_path / "G1.txt").write_text(GROUP, encoding="utf-8")
    with Project.create(tmp_path / "study") as project:
        options = ImportOptions(("Ruth",), each_speaker_a_case=True)
        results = project.import_files([tmp_path / "G1.txt"], options, keep=False)
        assert results[0].cases == ("G1-Ann", "G1-Tom", "G1-Zoë-B")
        assert project.study.cases == []


def test_ids_of_cases_are_unique() -> None:
    """Names that look the same without their signs, and ids that are taken, get a number."""
    people = [Speaker("G1", name, "participant") for name in ("A. B", "A B", "A-B?", "Tom")]
    taken = {"G1-Tom"}
    cases = [case for case, _ in grouping.own_cases(people, taken)]
    assert len(set(cases)) == len({"A. B", "A B", "A-B?", "Tom"})
    assert set(cases) <= taken


def test_a_table_names_speakers(tmp_path: Path) -> None:
    """With `speaker`, rows of one file are cases of their own; the document itself is none any more."""
    (tmp_path / "G1.txt").write_text(GROUP, encoding="utf-8")
    (tmp_path / "P01.txt").write_text(TALK, encoding="utf-8")
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / "G1.txt", tmp_path / "P01.txt"], ImportOptions(("Ruth",)))
        assert [case.id for case in project.study.cases] == ["G1", "P01"]
        rows = ("case,file,speaker,size", "A,G1.txt,Ann,large", "K,G1.txt,TOM,small", "Z,G1.txt,Zoë B.,")
        result = project.import_cases(table(tmp_path, *rows, "K,P01.txt,,small"))
        assert (result.matched, result.problems) == (3, ())
        assert [(case.id, case.documents, case.speakers) for case in project.study.cases] == [
            ("A", (), (("G1", "Ann"),)),
            ("K", ("P01",), (("G1", "Tom"),)),
            ("Z", (), (("G1", "Zoë B."),)),
        ]
        before = project.store.actions()
        assert project.import_cases(tmp_path / "cases.csv").attributes == 0
        assert project.store.actions() == before


def test_what_a_table_leaves_out_or_misspells_is_told(tmp_path: Path) -> None:
    """The rest of a group stays with the document's case; a name that nobody has gets the nearest."""
    (tmp_path / "G1.txt").write_text(GROUP, encoding="utf-8")
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / "G1.txt"], ImportOptions(("Ruth",)))
        path = table(
            tmp_path, "case,file,speaker,size", "A,G1.txt,Ann,large", "K,G1.txt,Tomm,small", "A,G1.txt,Zoë B.,"
        )
        says = [str(problem) for problem in project.import_cases(path).problems]
        assert says == [
            "cases.csv:3: Nobody is called 'Tomm' in G1. Did you mean 'Tom'?",
            "cases.csv: No row has these participants of G1: Tom. Their words stay with the case G1.",
        ]
        assert [case.id for case in project.study.cases if case.documents] == ["G1"]


def test_two_rows_of_a_case_that_disagree_are_told(small: Project, tmp_path: Path) -> None:
    """The first value is kept, with the place of the second."""
    path = table(tmp_path, "case,file,size", "P01,P01.txt,large", "P01,G1.txt,small")
    says = [str(problem) for problem in small.import_cases(path).problems]
    group = "The participants of G1 are cases of their own; this row makes a case of the rest."
    assert says == [
        "cases.csv:3: The case 'P01' has another size here than above: small. The first was kept: large.",
        f"cases.csv:3: {group} Name a speaker, or leave the row out.",
    ]


def test_assigning_by_hand(small: Project) -> None:
    """A speaker may move to a case that is there; a new one must be meant."""
    author = who_and_when("ana")
    grouping.assign(small.study, "P01", "G1", author, speaker="tom")
    assert small.study.case("P01").speakers == (("G1", "Tom"),)
    with pytest.raises(ThemecodeError, match=r"no case 'P1'.*Did you mean 'P01'\? To make a new one, add --new"):
        grouping.assign(small.study, "P1", "G1", author)
    with pytest.raises(ThemecodeError, match=r"There is no speaker 'Thom'.*Did you mean 'Tom'"):
        grouping.assign(small.study, "P01", "G1", author, speaker="Thom")
    grouping.assign(small.study, "group", "G1", author, new=True)
    assert small.study.case("group").documents == ("G1",)
    with pytest.raises(ThemecodeError, match="Fewer than two participants speak in P01"):
        grouping.each_speaker(small.study, ["P01"], author)
    made = grouping.each_speaker(small.study, ["G1"], author)
    assert list(made) == ["G1"]
    assert "group" not in [case.id for case in small.study.cases]
