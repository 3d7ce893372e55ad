"""No undo takes a text away from under work, or brings places back that are those of another text."""

from __future__ import annotations

import pytest

from themecode.errors import ThemecodeError
from themecode.project import Project
from themecode.workflow.importing import ImportOptions


def correct(project: Project, old: str, new: str) -> int:
    """Correct P01 and return the number of the action."""
    document = project.study.document("P01")
    lines = [f"{turn.speaker}: {document.text[turn.start : turn.end]}" for turn in document.turns]
    text = "\n\n".join(lines)
    assert old in text
    path = project.folder / "P01.txt"
    path.write_text(text.replace(old, new))
    assert project.revise_files([path], ImportOptions())[0].outcome == "revised"
    return project.store.actions()[-1].number


def all_stand(project: Project) -> bool:
    """Say whether every coding stands on its words."""
    study = project.study
    return all(one.text == one.segment.words_of(study.document(one.segment.document).text) for one in study.codings)


def test_an_import_stays_while_its_correction_stands(small) -> None:
    """The older text is what the correction goes back to."""
    number = correct(small.project, "The money went.", "Well, the money went.")
    with pytest.raises(ThemecodeError, match=f"action {number}, revise"):
        small.project.undo(1)
    small.project.undo()
    small.project.undo(1)
    assert [document.id for document in small.project.study.documents] == ["P02"]


def test_a_correction_stays_under_later_work(small) -> None:
    """A coding, a second correction, a run of the rules: each rests on the corrected text."""
    project = small.project
    first = correct(project, "The money went.", "Well, the money went.")
    small.code("P01", "Nobody asked.", "trust")
    with pytest.raises(ThemecodeError, match=f"P01 would change under what was done since: action {first + 1}, code"):
        project.undo(first)
    project.undo()
    second = correct(project, "Nobody asked.", "Nobody asked us.")
    with pytest.raises(ThemecodeError, match=f"action {second}, revise"):
        project.undo(first)
    small.code("P02", "We begged.", "trust")
    project.undo(second)
    project.undo(first)
    assert project.study.document("P01").text.startswith("Money?\nThe money went.")


def test_a_correction_is_not_done_again_over_later_work(small) -> None:
    """What was coded after the correction was taken back stands on the older text."""
    project = small.project
    correct(project, "The money went.", "Well, the money went.")
    project.undo()
    again = project.store.actions()[-1].number
    small.code("P01", "Nobody asked.", "trust")
    with pytest.raises(ThemecodeError, match="code"):
        project.undo(again)
    project.undo()
    project.undo(again)
    assert "Well, the money" in project.study.document("P01").text


def test_places_in_an_older_text_do_not_come_back(small) -> None:
    """A coding that was taken back before the correction was not moved by it; it cannot be done again."""
    project = small.project
    small.code("P01", "Nobody asked.", "trust")
    project.undo()
    taken_back = project.store.actions()[-1].number
    revised = correct(project, "The money went.", "Well, the money went.")
    with pytest.raises(ThemecodeError, match="P01 was corrected since this was taken back"):
        project.undo(taken_back)
    project.undo(revised)
    project.undo(taken_back)
    assert [one.text for one in project.study.codings] == ["Nobody asked."]
    assert all_stand(project)
    with pytest.raises(ThemecodeError, match="would change under"):
        project.undo(revised + 1)


def test_what_was_coded_before_may_be_taken_back_after(small) -> None:
    """The codings of before moved with the correction: they go, and come back, where they stand now."""
    project = small.project
    small.code("P01", "Nobody asked.", "trust")
    coded = project.store.actions()[-1].number
    correct(project, "The money went.", "Well, the money went.")
    project.undo(coded)
    assert project.study.codings == []
    project.undo(project.store.actions()[-1].number)
    assert [one.text for one in project.study.codings] == ["Nobody asked."]
    assert all_stand(project)


def test_decisions_are_taken_back_on_any_text(small) -> None:
    """A ruling has no place in the text."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    decided = small.project.store.actions()[-1].number
    correct(small.project, "Nobody asked.", "Nobody asked us.")
    small.project.undo(decided)
    assert {one.status for one in small.project.study.codings} == {"unreviewed"}
    assert all_stand(small.project)
