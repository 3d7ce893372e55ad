"""When interviews stopped bringing new codes: refused where it would be an artefact, said with what it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import Coding, Segment
from themecode.project import Project
from themecode.workflow.importing import ImportOptions
from themecode.workflow.saturating import Asked, saturation

BRINGS = (16, 10, 7, 4, 2, 1, 1, 0, 0, 1, 0, 0)
CODES = [f"c{number:02}" for number in range(sum(BRINGS))]
TALKS = [CODES[: sum(BRINGS[: n + 1])] for n in range(len(BRINGS))]
"""Each interview has every code so far: what is new in each is what it brings."""


def write_codebook(folder: Path, extra: str = "") -> Path:
    """Write a codebook with all the codes."""
    book = folder / "book.yaml"
    book.write_text("codebook: S\ncodes:\n" + "".join(f"  - {{code: {c}, definition: x.}}\n" for c in CODES) + extra)
    return book


@pytest.fixture
def study(tmp_path: Path):
    """Twelve interviews, coded by hand as the published pattern brings new codes."""
    files = []
    for number in range(1, 13):
        files.append(tmp_path / f"P{number}.txt")
        files[-1].write_text(f"Interviewer: So?\n\nP{number}: {'We said a lot about it. ' * 3}\n")
    with Project.create(tmp_path / "study") as project:
        project.use_codebook(write_codebook(tmp_path), copy=True)
        project.import_files(files, ImportOptions())
        made = [
            Coding(
                "", Segment(f"P{n}", 4, 11), project.study.document(f"P{n}").text[4:11], code, "ana", "person", "2026"
            )
            for n, codes in enumerate(TALKS, 1)
            for code in codes
        ]
        with project.store.action("code", coder="ana", now="2026") as action:
            action.add_codings(made)
        yield project


def test_the_published_pattern(study) -> None:
    """37 codes in the base, at most 5 % first at 6+2, nothing new first at 7+2 and broken later: it says so."""
    table = saturation(study.study, Asked()).table
    assert table.column("new") == list(BRINGS)
    assert [cell for cell in table.column("percent") if cell is not None] == [8.1, 5.4, 2.7, 0.0, 2.7, 2.7, 0.0]
    assert "At most 5% new: first at 6+2 (interviews 7-8: 2.7 %)." in table.basis
    assert (
        "Nothing new: first at 7+2 (interviews 8-9: 0.0 %), but broken later (interviews 9-10: 2.7 %)." in table.basis
    )
    assert "divided by the 37 codes of the first 4 interviews" in table.basis


def test_interviews_go_by_number_not_by_letters(study) -> None:
    """P10 comes after P9."""
    assert saturation(study.study, Asked()).table.column("case") == [f"P{n}" for n in range(1, 13)]


def test_an_attribute_sets_the_order(study) -> None:
    """The order of interviews is what the researcher says; where a value is missing, it asks."""
    with pytest.raises(ThemecodeError, match="attribute"):
        saturation(study.study, Asked(order="interviewed"))
    from themecode.model import Attribute

    for number in range(1, 12):
        study.set_attribute(f"P{number}", Attribute("interviewed", f"2026-01-{20 - number:02}"))
    with pytest.raises(ThemecodeError, match="not known of P12"):
        saturation(study.study, Asked(order="interviewed"))
    study.set_attribute("P12", Attribute("interviewed", "2026-01-01"))
    found = saturation(study.study, Asked(order="interviewed", orders=0)).table
    assert found.column("case")[:3] == ["P12", "P11", "P10"]
    assert found.column("new")[0] == sum(BRINGS)
    assert "Order: by interviewed" in found.basis


def test_disjoint_runs(study) -> None:
    """Runs side by side: 5-6, 7-8, 9-10, 11-12."""
    table = saturation(study.study, Asked(analysis.Runs(overlapping=False))).table
    assert [cell for cell in table.column("run") if cell] == ["5-6", "7-8", "9-10", "11-12"]
    assert "disjoint" in table.basis


def test_random_orders_come_again_with_their_seed(study) -> None:
    """Same seed, same sentence; another seed draws others, in the same range."""
    one, other = (saturation(study.study, Asked(seed=3)).table.basis for _ in range(2))
    assert one == other
    assert "Over 1,000 random orders (seed 3)" in one


def test_refused_while_a_code_is_younger_than_the_coding(study, tmp_path: Path) -> None:
    """A code that was made late was never looked for before: no figure until the documents are read for it."""
    (study.folder / "book.yaml").write_text(
        (study.folder / "book.yaml").read_text() + "  - {code: late, definition: Came late.}\n"
    )
    study.refresh_codebook()
    with pytest.raises(ThemecodeError, match="late: 12 documents were last coded by a person before this code existed"):
        saturation(study.study, Asked())


def test_off_in_a_reflexive_project(study) -> None:
    """It says why, and what to write instead."""
    with pytest.raises(ThemecodeError, match="data are adequate"):
        saturation(study.study, Asked(), "reflexive")
    assert saturation(study.study, Asked(), "reflexive", known=True).table.rows


def test_too_few_interviews(study) -> None:
    """A base and a run take so many; an uncoded interview is no evidence that nothing new comes up."""
    with pytest.raises(ThemecodeError, match="take 13 coded interviews; there are 12"):
        saturation(study.study, Asked(analysis.Runs(base=10, length=3)))
    names = [coding.id for coding in study.study.codings if coding.segment.document == "P12"]
    study.decide(names, "rejected")
    table = saturation(study.study, Asked()).table
    assert len(table.rows) == 11
    assert "Without any coding, left out: P12." in table.basis


def test_no_code_in_the_base() -> None:
    """Nothing can be divided by no codes."""
    with pytest.raises(ValueError, match="no code"):
        analysis.saturation([set(), set(), {"a"}], analysis.Runs(base=2, length=1))
    drawn = analysis.random_orders([set(), set(), {"a"}], analysis.Runs(2, 1), 0.05, orders=50, seed=1)
    assert len(drawn.before) + drawn.never == 50
    assert drawn.never > 0


def test_meaning_by_sub_codes(tmp_path: Path, study) -> None:
    """A code's dimensions are its sub-codes; a codebook without any says that it tells nothing."""
    found = saturation(study.study, Asked()).meaning
    assert found.rows == ()
    assert "tell nothing here: c00" in found.basis
    assert saturation(study.study, Asked()).narrow.header == (
        *("n", "case", "codes", "new", "total", "run", "percent", "new codes"),
    )
