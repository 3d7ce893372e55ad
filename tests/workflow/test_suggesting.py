"""Suggestions in a study: what they rest on, who may see them, and what accepting and rejecting leaves behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from themecode.errors import ThemecodeError
from themecode.model import Blinding, counted
from themecode.project import Project, who_and_when
from themecode.settings import read
from themecode.workflow.importing import ImportOptions
from themecode.workflow.spoken import interviewees
from themecode.workflow.suggesting import Wishes, suggestions_of


@pytest.fixture
def project(coded: Path, monkeypatch: pytest.MonkeyPatch):
    """Open the coded study as ana."""
    monkeypatch.setenv("THEMECODE_CODER", "ana")
    with Project.open(coded) as opened:
        yield opened


def test_what_nobody_read_carries_nothing_and_what_was_read_does(project: Project) -> None:
    """P08 and later are unknown; the turns that ana read and left uncoded are a no."""
    model = suggestions_of(project.study)
    unread = np.array([segment.document > "P07" for segment in model.said.segments])
    assert not model.judgement.judged.known[unread].any()
    assert model.judgement.judged.known[~unread].all()
    assert 0.005 < model.judgement.judged.there[~unread].mean() < 0.1


def test_without_marks_what_lies_before_the_last_coded_turn_counts_as_read(project: Project) -> None:
    """Half a document coded by hand carries that half; a document with confirmed rules alone carries those."""
    study = project.study
    marks = study.store.actions()[-2]
    assert marks.verb == "read"
    project.undo(marks.number)
    model = suggestions_of(project.study)
    last = max(c.segment.start for c in study.codings if c.segment.document == "P01")
    for row, segment in enumerate(model.said.segments):
        if segment.document == "P01":
            turn = study.document("P01").turn_at(last).number
            assert model.judgement.presumed[row] == (model.said.turns[row] <= turn)
    assert not model.judgement.marked.any()


def test_suggestions_are_for_uncoded_words_and_say_why(project: Project) -> None:
    """Each has a chance, words that stand in it, and coded segments like it; read turns are not among them."""
    found = project.suggest(Wishes(limit=4))
    assert found.suggestions
    texts = {document.id: document.text for document in project.study.documents}
    for one in found.suggestions:
        assert one.segment.document > "P07"
        assert 0 <= one.chance <= 1
        assert one.alike
        for word in one.evidence:
            assert texts[one.segment.document][word.start : word.end] == word.matched
            assert one.segment.start <= word.start < word.end <= one.segment.end
    codes = {one.code for one in found.suggestions}
    assert codes.isdisjoint(code for code, _ in found.abstained)
    assert all(why for _, why in found.abstained)


def test_suggestions_find_what_the_whole_codebook_would(project: Project, made_tagged: Path) -> None:
    """Most of the first three a code are among what the full rules find in the interviews that nobody coded."""
    with Project.open(made_tagged) as full:
        right = {(coding.segment, coding.code) for coding in full.study.codings}
    found = project.suggest(Wishes(limit=3)).suggestions
    assert sum((one.segment, one.code) in right for one in found) / len(found) > 0.6


def test_accepting_makes_it_the_persons_coding_with_the_suggestion_as_evidence(project: Project) -> None:
    """Chance, words and model stand in the evidence; undo takes all of it back."""
    one = project.suggest(Wishes(limit=1)).suggestions[0]
    before = len(counted(project.study.codings))
    (made,) = project.rule_on_suggestions([one], "confirmed")
    kept = project.study.coding(made.id)
    assert (kept.coder, kept.origin, kept.status, kept.code) == ("ana", "suggestion", "confirmed", one.code)
    assert kept.evidence[0].rule == f"suggestion {one.chance:.2f}"
    assert kept.evidence[0].place == f"model {one.model}"
    assert len(counted(project.study.codings)) == before + 1
    assert len(counted(project.study.codings, "people")) == before + 1
    project.undo()
    assert len(counted(project.study.codings)) == before


def test_rejecting_is_remembered_and_teaches(project: Project) -> None:
    """It is counted nowhere, not suggested again, and a no to the next model; undo forgets it."""
    one = project.suggest(Wishes(limit=1)).suggestions[0]
    before = len(counted(project.study.codings))
    project.rule_on_suggestions([one], "rejected")
    assert len(counted(project.study.codings)) == before
    model = suggestions_of(project.study)
    row, code = model.said.row_of[one.segment], model.said.codebook_place(one.code)
    assert model.judgement.judged.known[row, code]
    assert not model.judgement.judged.there[row, code]
    assert model.judgement.judged.known[row].sum() == 1
    assert model.fingerprint != one.model
    assert one.id not in {again.id for again in model.suggest(Wishes(limit=50)).suggestions}
    project.undo()
    assert one.id in {again.id for again in project.suggest(Wishes(limit=1)).suggestions}


def test_a_named_suggestion_is_decided_once(project: Project) -> None:
    """The name finds the same words again; twice, or misspelt, it is refused in words."""
    one = project.suggest(Wishes(limit=1)).suggestions[0]
    (found,) = project.named_suggestions([one.id])
    assert (found.segment, found.code, found.evidence) == (one.segment, one.code, one.evidence)
    project.rule_on_suggestions([found], "rejected")
    with pytest.raises(ThemecodeError, match="decided on already"):
        project.named_suggestions([one.id])
    with pytest.raises(ThemecodeError, match="No words here"):
        project.named_suggestions([f"saaaaaa.{one.code}"])


def test_a_coder_who_works_blind_sees_none(project: Project) -> None:
    """In any way in: list, record, doctor, by name; after the release they come."""
    one = project.suggest(Wishes(limit=1)).suggestions[0]
    study, author = project.study, who_and_when("ben")
    blind = Blinding("P09", ("ana",), "hidden", "blind", "ben", author.now)
    with study.store.action("blind start", coder="ben", now=author.now) as action:
        action.set_blinding(blind)
    ways = (
        project.suggest, project.suggestions, project.evaluate_suggestions, project.code_doctor, project.unfound,
        lambda: project.named_suggestions([one.id]), lambda: project.rule_on_suggestions([one], "confirmed"),
    )  # fmt: skip
    for way in ways:
        with pytest.raises(ThemecodeError, match="code blind"):
            way()
    project.release_blind()
    assert project.suggest(Wishes(limit=1)).suggestions


def test_a_reflexive_project_asks_for_a_reason(project: Project) -> None:
    """Without one nothing is shown; the reason is dated and stands in the log."""
    project.settings = replace(project.settings, approach="reflexive")
    with pytest.raises(ThemecodeError, match="reflexive"):
        project.suggest()
    project.give_reason_for_suggestions("To find what we read past")
    assert project.suggest(Wishes(limit=1)).suggestions
    assert project.study.store.actions()[-1].summary == "reason: To find what we read past"


def test_without_codings_there_is_nothing_to_learn(study_folder: Path) -> None:
    """A study that nobody coded: nothing is suggested, and the record says why it is not there."""
    with Project.open(study_folder) as project:
        found = project.suggest()
        assert not found.suggestions
        assert {why for _, why in found.abstained} == {"nobody has coded it yet"}
        with pytest.raises(ThemecodeError, match="nothing to learn from"):
            project.evaluate_suggestions()


def test_a_speaker_in_two_files_is_one_person(tmp_path: Path) -> None:
    """Planted leak: Nadia speaks in two files, one interview lies there twice under another name; P1 is no name."""
    talks = {
        "a": "Interviewer: Well?\n\nNadia: We kept the whole of it, all year round.\n\nNadia: And then it went away.\n",
        "b": "Interviewer: Well?\n\nNadia: Something quite different was said here today.\n",
        "c": "Interviewer: Well?\n\nP1: Nobody told us anything about the money at all.\n",
        "d": "Interviewer: Hm?\n\nP1: Our own board was never asked about any of it.\n",
        "e": "Interviewer: Hm?\n\nOmar: Our own board was never asked about any of it.\n",
    }
    for name, text in talks.items():
        (tmp_path / f"{name}.txt").write_text(text)
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / f"{name}.txt" for name in talks], ImportOptions())
        people = interviewees(project.study)
    whose = {document: person for (document, speaker), person in people.items() if speaker != "Interviewer"}
    assert whose["a"] == whose["b"]
    assert whose["d"] == whose["e"]
    assert len(set(whose.values())) == 3


def test_the_queue_by_gain_has_a_random_share_and_the_estimate_uses_it(project: Project) -> None:
    """Drawn ones are flagged; only rulings on them move the estimate of what is unfound."""
    found = project.suggest(Wishes(code="governance", limit=10, order="gain")).suggestions
    drawn = [one for one in found if one.drawn]
    assert 1 <= len(drawn) <= 3
    codes = [row[0] for row in project.unfound().rows]
    place = codes.index("governance")
    assert project.unfound().rows[place][2:5] == (0, 0, None)
    project.rule_on_suggestions([one for one in found if not one.drawn][:2], "confirmed")
    assert project.unfound().rows[place][2] == 0
    project.rule_on_suggestions(drawn[:1], "rejected")
    row = project.unfound().rows[place]
    assert row[2:4] == (1, 0)
    assert row[5] <= (row[4] or 0) <= row[6]


def test_the_doctor_names_a_misspelt_code(coded: Path) -> None:
    """A code that differs by a letter from a much used one is told, with both numbers."""
    with Project.open(coded) as project:
        study, author = project.study, who_and_when("ana")
        one = next(coding for coding in study.codings if coding.code == "governance")
        with study.store.action("code", coder="ana", now=author.now) as action:
            action.add_codings([replace(one, id="", code="govrnance")])
        rows = project.code_doctor().rows
        assert any(row[:2] == ("name", "govrnance") and "governance misspelt" in row[2] for row in rows)
        assert any(row[0] == "slip" for row in rows)


def test_settings_are_as_they_were(coded: Path) -> None:
    """Suggesting leaves the project's folder and journal as they were."""
    before = sorted(path.name for path in coded.rglob("*"))
    with Project.open(coded) as project:
        actions = len(project.study.store.actions())
        project.suggest(Wishes(limit=2))
        project.evaluate_suggestions()
        project.code_doctor()
        assert len(project.study.store.actions()) == actions
    assert sorted(path.name for path in coded.rglob("*")) == before
    assert read(coded).approach == "codebook"
