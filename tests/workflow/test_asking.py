"""The interview guide: turns are matched by rule, by wording or by hand, and what came of it is three things."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.project import Project
from themecode.workflow import analysing, asking, counting, guide_tables
from themecode.workflow.correcting import revise_files
from themecode.workflow.importing import ImportOptions
from themecode.workflow.study import who_and_when

GUIDE = """
guide: Talks
version: "2"
questions:
  - question: money
    wordings: ["Money, then?"]
    rules: [=Money]
    codes: [money]
    research_question: Where did it go?
  - question: reasons
    wordings: [Why was that?]
    codes: [cause]
"""
CODES = "money: money | cash\ncause: because\nstaff: staff"


@pytest.fixture
def asked(small: Any) -> Any:
    """Bring the guide in, and a codebook."""
    small.use(CODES)
    small.guide = lambda text=GUIDE: small.project.import_guide(_written(small, text))
    small.guide()
    return small


def _written(small: Any, text: str) -> Path:
    path = small.project.folder / "guide.yaml"
    path.write_text(text)
    return path


def _answers(small: Any) -> dict[tuple[str, str], str]:
    study = small.project.study
    found = asking.asked(study, asking.guide_of(study))
    return {(case, one): found.question(case, one) for case in found.cases for one in found.guide.ids}


def test_a_rule_a_wording_and_a_hand_match_a_turn(asked: Any) -> None:
    """Money by its rule; Why by hand, for its wording is another; what a person says wins over the rule."""
    assert _answers(asked) == {
        ("P01", "money"): "answered", ("P01", "reasons"): "not asked",
        ("P02", "money"): "answered", ("P02", "reasons"): "not asked",
    }  # fmt: skip
    asked.project.match_question("P01", 3, "reasons")
    asked.project.match_question("P02", 1, "money", asks=False)
    assert _answers(asked)["P01", "reasons"] == "answered"
    assert _answers(asked)["P02", "money"] == "not asked"
    asked.project.undo()
    assert _answers(asked)["P02", "money"] == "answered"


def test_wordings_are_found_word_by_word(asked: Any) -> None:
    """Whatever the capitals and the signs between the words; not as a part of other words."""
    asked.guide(GUIDE.replace("Why was that?", "WHY!").replace("rules: [=Money]", "rules: []"))
    assert _answers(asked)["P01", "reasons"] == "answered"
    asked.guide(GUIDE.replace("Why was that?", "W").replace("rules: [=Money]", "rules: []"))
    assert _answers(asked)["P01", "reasons"] == "not asked"


def test_asked_and_nothing_said_is_neither_answered_nor_not_asked(tmp_path: Path) -> None:
    """A question that another one follows at once, and one at the end of the tape."""
    (tmp_path / "P01.txt").write_text("R: Money?\n\nS: Why?\n\nAnn: So it is.\n\nR: Money again?\n")
    (tmp_path / "P02.txt").write_text("R: Money?\n\nS: Why?\n\nTom: Well.\n")
    (tmp_path / "guide.yaml").write_text(GUIDE.replace("Why was that?", "Why?"))
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / "P01.txt", tmp_path / "P02.txt"], ImportOptions(("R", "S")))
        project.import_guide(tmp_path / "guide.yaml")
        table = {row[0]: row[-4:] for row in guide_tables.questions_table(project.study).rows}
    assert table == {"money": (2, 0, 2, 0), "reasons": (2, 2, 0, 0)}


def test_a_focus_group_is_asked_as_a_whole(tmp_path: Path) -> None:
    """Everybody in it was asked; those who spoke answered."""
    (tmp_path / "G1.txt").write_text("R: Money?\n\nAnn: Gone.\n\nR: Well?\n\nTom: Yes.\n\nR: Why?\n\nAnn: Who knows.\n")
    (tmp_path / "guide.yaml").write_text(GUIDE.replace("Why was that?", "Why?"))
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / "G1.txt"], ImportOptions(("R",), each_speaker_a_case=True))
        project.import_guide(tmp_path / "guide.yaml")
        study = project.study
        found = asking.asked(study, asking.guide_of(study))
    assert found.answers == {
        ("G1-Ann", "money"): "answered", ("G1-Tom", "money"): "answered",
        ("G1-Ann", "reasons"): "answered", ("G1-Tom", "reasons"): "nothing said",
    }  # fmt: skip


def test_every_mistake_of_a_guide_is_told_at_once(asked: Any) -> None:
    """A field misspelt, a code that is none, a rule that cannot run, an id twice: with line and column."""
    text = GUIDE.replace("wordings: [Why", "wording: [Why").replace("codes: [cause]", "codes: [caus]")
    with pytest.raises(ThemecodeError) as error:
        asked.guide(text)
    assert "guide.yaml:11:5: 'wording' is not a field. Did you mean 'wordings'?" in str(error.value)
    with pytest.raises(ThemecodeError) as error:
        asked.guide(GUIDE.replace("codes: [cause]", "codes: [caus]").replace("[=Money]", "['(money']"))
    assert "The codebook has no code 'caus'." in str(error.value)
    assert "guide.yaml:7:" in str(error.value)
    with pytest.raises(ThemecodeError, match=r"'money' is already at guide\.yaml:5:5"):
        asked.guide(GUIDE.replace("question: reasons", "question: money"))
    assert len(asked.project.store.guides()) == 1


def test_a_match_by_hand_goes_with_its_turn_through_a_correction(asked: Any, tmp_path: Path) -> None:
    """A turn before it is taken out, and its own words are mended: it still asks the question."""
    asked.project.match_question("P02", 1, "reasons")
    text = "Interviewer: Hello.\n\nP02: Hello.\n\nInterviewer: Money, and why?\n\nP02: No money came. We begged. "
    (tmp_path / "P02.txt").write_text(text + "The cash ran out.\n")
    revise_files(asked.project.study, [tmp_path / "P02.txt"], ImportOptions(), who_and_when())
    assert [m.turn for m in asked.project.store.guide_matches()] == [1, 3]
    study = asked.project.study
    assert ("P02", 3, "reasons", "by hand") in asking.asked_turns(study, asking.guide_of(study))


def test_what_wants_a_look_is_listed(asked: Any) -> None:
    """A question that nobody asked, a code without one, an interviewer's question that is none of the guide's."""
    says = [problem.says for problem in guide_tables.problems(asked.project.study)]
    assert "No turn was found that asks 'reasons'." in says
    assert "No question is about 1 codes: staff." in says
    assert any(one.startswith("1 turns of interviewers have a question mark") for one in says)


def test_asked_is_counted_apart_from_said(asked: Any) -> None:
    """Both were asked about money and both spoke of it; nobody about staff, and the cell is empty, not 0."""
    rows = {row[0]: row[1:] for row in counting.four_counts(asked.project.study).rows}
    assert rows["money"] == (2, 2, 2, 2, 5, 5, 16)
    assert rows["cause"] == (0, 2, 0, 0, 0, 0, 0)
    assert rows["staff"] == (0, 2, None, None, 0, 0, 0)


def test_not_read_dominates_where_nothing_was_coded(asked: Any) -> None:
    """Nobody can say that nothing was said in what nobody has read."""
    study = asked.project.study
    found = asking.asked(study, asking.guide_of(study))
    assert found.code("P01", ["cause"], said=False) == "not read"
    asked.project.mark_read("P01")
    asked.project.match_question("P01", 3, "reasons")
    study = asked.project.study
    found = asking.asked(study, asking.guide_of(study))
    assert found.code("P01", ["cause"], said=False) == "nothing said"
    assert found.code("P01", ["staff"], said=False) is None
    assert found.code("P02", ["cause"], said=False) == "not read"
    assert found.code("P02", ["money"], said=True) == "answered"


def test_without_a_guide_nobody_knows(small: Any) -> None:
    """Counting who was asked says how to bring a guide in."""
    from themecode.analysis import Layout

    small.use(CODES)
    with pytest.raises(ThemecodeError, match="themecode guide import"):
        analysing.matrix(small.project.study, Layout(count="asked"))
    assert counting.four_counts(small.project.study).column("asked") == [None, None, None]
