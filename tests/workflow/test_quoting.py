"""Quotations: nobody over-quoted unseen, stances are people's, negative cases are listed, labels tell of nobody."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Attribute, Case, Coding, Quotation, Segment
from themecode.project import Project
from themecode.workflow import labelling, quoting
from themecode.workflow.quoting import Choice
from themecode.workflow.study import who_and_when

CODES = "money: money | cash\nstaff: staff"


def _quotes(small: Any, code: str = "money", **more: Any) -> Any:
    return quoting.quotes(small.project.study, code, label="{case}", **more)


def test_at_most_so_many_of_each_case(small: Any) -> None:
    """The cap holds for every case, and the first ones of each are kept."""
    small.use(CODES)
    everything = Counter(_quotes(small).column("case"))
    assert everything == {"P01": 3, "P02": 2}
    found = _quotes(small, choice=Choice(most=2))
    assert Counter(found.column("case")) == {"P01": 2, "P02": 2}
    assert "4 of 5 codings of money in 2 of 2 cases" in found.basis


@pytest.mark.parametrize(
    ("counts", "over"),
    [((9, 1, 1, 1), {"P0"}), ((1, 1, 1, 1), {"P0", "P1", "P2", "P3"}), ((3, 3, 3), set()), ((2,) * 7, set()),
     ((5, 2, 2, 2, 2, 2, 2, 2, 2), {"P0"})],
)  # fmt: skip
def test_who_is_over_quoted(counts: tuple[int, ...], over: set[str]) -> None:
    """More than twice the mean, or more than 15 per cent; never among fewer than four."""
    from themecode.analysis import shares_of

    said = Coding("c000001", Segment("D", 0, 1), "x", "x", "ana", "person", "2026-11-25")
    found = [Quotation(said, f"P{n}", "", 1) for n, number in enumerate(counts) for _ in range(number)]
    assert {one.case for one in shares_of(found, []) if one.over} == over


def test_a_stance_is_kept_and_taken_back(small: Any) -> None:
    """By a person, in one action, with the name; the filter takes only these; none takes it back."""
    small.use(CODES)
    ids = _quotes(small).column("id")
    assert "stance" not in _quotes(small).header
    small.project.judge(ids[:2], "contradicts")
    small.project.judge([ids[2]], "supports")
    assert _quotes(small, choice=Choice("contradicts")).column("id") == ids[:2]
    assert _quotes(small, choice=Choice("unjudged")).column("id") == ids[3:]
    coder = who_and_when().name
    assert _quotes(small).column("stance")[:3] == [f"contradicts ({coder})"] * 2 + [f"supports ({coder})"]
    assert "As people judge: supports 1, qualifies 0, contradicts 2." in _quotes(small).basis
    assert small.project.judge(ids[:2], "contradicts") == []
    small.project.judge(ids[:3], "")
    assert "stance" not in _quotes(small).header


def test_negative_cases_are_listed_or_a_search_is_asked_for(small: Any) -> None:
    """Nothing against it and no search: it says how to write one down; then it is listed; then an extract is."""
    small.use(CODES)
    table = quoting.negative_cases(small.project.study, "money", "{case}")
    assert table.rows == ()
    assert 'themecode memo add money "what was read, what came of it" --title "negative cases"' in table.basis
    small.project.add_memo("money", "Read P02 again: nothing.", title=quoting.SEARCH)
    table = quoting.negative_cases(small.project.study, "money", "{case}")
    assert [(row[0], row[-1]) for row in table.rows] == [("search", "Read P02 again: nothing.")]
    small.project.judge(_quotes(small).column("id")[:1], "contradicts")
    table = quoting.negative_cases(small.project.study, "money", "{case}")
    assert [row[0] for row in table.rows] == ["contradicts", "search"]
    table = quoting.negative_cases(small.project.study, "staff", "{case}")
    assert table.column("what") == ["without it: not read"] * 2


def test_a_theme_has_the_words_of_its_codes(small: Any) -> None:
    """Quotes of a theme; a name that is neither is told with the nearest."""
    path = small.write(CODES)
    path.write_text(path.read_text() + "themes:\n  - theme: means\n    idea: I.\n    codes: [money, staff]\n")
    small.project.use_codebook(path)
    small.project.tag()
    assert len(_quotes(small, "means").rows) == 5
    with pytest.raises(ThemecodeError, match="Did you mean 'means'"):
        _quotes(small, "meanz")


def _labelled(tmp_path: Path, sizes: str, areas: str) -> Project:
    project = Project.create(tmp_path / "study")
    author = who_and_when("ana")
    for n in range(len(sizes)):
        (tmp_path / f"P{n:02}.txt").write_text(f"R: Well?\n\nP{n}: So it is {n}.\n")
    from themecode.workflow.importing import ImportOptions

    project.import_files(sorted(tmp_path.glob("P*.txt")), ImportOptions(("R",)))
    with project.study.store.action("set", coder=author.name, now=author.now) as action:
        for n, (size, area) in enumerate(zip(sizes, areas, strict=True)):
            case: Case = project.study.cases[n]
            action.set_attribute(case.id, Attribute("size", {"l": "large", "s": "small"}[size]))
            action.set_attribute(case.id, Attribute("area", {"u": "urban", "r": "rural"}[area]))
    return project


def test_a_blocked_label_gives_the_next_rung_for_all(tmp_path: Path) -> None:
    """One small urban system in the sample and two in the population: the area is dropped, for everybody."""
    with _labelled(tmp_path, "lllls", "uurru") as project:
        (tmp_path / "all.csv").write_text("size,area\n" + "large,urban\n" * 3 + "large,rural\n" * 3
                                          + "small,urban\n" * 2 + "small,rural\n" * 4)  # fmt: skip
        ladder = ["Lead, {size} {area}", "Lead, {size} system", "A lead"]
        found = labelling.ladder(project.study, ladder, tmp_path / "all.csv")
        rung = {row[1]: row[2:] for row in found.table.rows if row[0] == 1}
        assert rung == {"Lead, small urban": (1, 2, "block"), "Lead, large urban": (2, 3, "warn"),
                        "Lead, large rural": (2, 3, "warn")}  # fmt: skip
        assert found.safe == 1
        assert "take rung 2 for the whole report" in found.table.basis
        assert {row[1]: row[2:] for row in found.table.rows if row[0] == 2} == {
            "Lead, small system": (1, 6, "warn"), "Lead, large system": (4, 6, "ok"),
        }  # fmt: skip
        stricter = labelling.ladder(project.study, ladder, tmp_path / "all.csv", least=7)
        assert stricter.safe == 2


def test_a_population_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """Fewer rows than cases; a column that the label names and the file has not."""
    with _labelled(tmp_path, "lls", "uur") as project:
        (tmp_path / "all.csv").write_text("size,area\nlarge,urban\n")
        with pytest.raises(ThemecodeError, match="1 rows cannot be all from whom 3 were taken"):
            labelling.ladder(project.study, ["Lead, {size}"], tmp_path / "all.csv")
        (tmp_path / "all.csv").write_text("size\n" + "large\n" * 9)
        with pytest.raises(ThemecodeError, match="has no column area"):
            labelling.ladder(project.study, ["Lead, {area}"], tmp_path / "all.csv")
        with pytest.raises(ThemecodeError, match="There is no attribute 'sise'"):
            labelling.ladder(project.study, ["Lead, {sise}"])
