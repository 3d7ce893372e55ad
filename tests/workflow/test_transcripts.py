"""Checks of transcripts: who listened to which minutes, what that allows to say, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Table
from themecode.project import Project
from themecode.workflow.importing import ImportOptions
from themecode.workflow.revising import revise
from themecode.workflow.revision import Correction
from themecode.workflow.study import Author
from themecode.workflow.transcripts import Listening, check, checks_table, doubts, spot_check, stretch

ANA, BEN = Author("ana", "2026-01-02T10:00:00+00:00"), Author("ben", "2026-01-03T10:00:00+00:00")
VTT = (
    "WEBVTT\n\n00:00.000 --> 00:20.000\n<v Ruth>How did it go?</v>\n\n"
    "00:21.000 --> 40:00.000\n<v Ana>It went wring fenced.</v>\n"
)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Project]:
    """Make a project with one transcript of forty minutes, and one without times."""
    (tmp_path / "P01.vtt").write_text(VTT)
    (tmp_path / "P02.txt").write_text("Interviewer: Why?\n\nP02: It was late.\n")
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / "P01.vtt", tmp_path / "P02.txt"], ImportOptions(("Ruth",)))
        yield project


def row(project: Project, name: str) -> dict[str, object]:
    """Return one transcript's row of the list."""
    table: Table = checks_table(project.study)
    return next(record for record in table.records() if record["document"] == name)


def test_what_was_only_imported_is_not_checked(talk: Project) -> None:
    """Importing says nothing about accuracy, whoever did it."""
    assert row(talk, "P01")["state"] == "not checked"
    assert row(talk, "P01")["checked by"] == ""
    assert checks_table(talk.study).basis.startswith("0 of 2 transcripts were listened to.")


def test_shares_are_unions(talk: Project) -> None:
    """Minutes that two people heard count once; the whole recording makes it checked."""
    check(talk.study, "P01", Listening(0, 20, corrections=3), ANA)
    check(talk.study, "P01", Listening(10, 30, corrections=1), BEN)
    assert row(talk, "P01") == {
        "document": "P01", "minutes": 40, "heard": 30, "share": "75 %", "checked by": "ana, ben", "corrected": 4,
        "spot check": "", "state": "in part",
    }  # fmt: skip
    check(talk.study, "P01", Listening(30, 40), BEN)
    assert row(talk, "P01")["state"] == "checked"
    assert [made.checker for made in talk.study.store.transcript_checks()] == ["ana", "ben", "ben"]


def test_minutes_beyond_the_recording_are_refused(talk: Project) -> None:
    """Nobody marks as checked what cannot have been heard, and nothing is written then."""
    with pytest.raises(ThemecodeError, match="40 minutes long; minute 41 is beyond"):
        check(talk.study, "P01", Listening(0, 41), ANA)
    with pytest.raises(UnknownNameError):
        check(talk.study, "P09", Listening(0, 1), ANA)
    with pytest.raises(ThemecodeError, match="cannot have 3 with errors"):
        check(talk.study, "P01", Listening(0, 1, turns=2, errors=3), ANA)
    assert talk.study.store.transcript_checks() == []


@pytest.mark.parametrize("written", ["30", "30-0", "0-0", "half", "-5-10", ""])
def test_a_mark_needs_minutes(written: str) -> None:
    """Without a stretch that was listened to there is no mark."""
    with pytest.raises(ThemecodeError, match="no stretch of minutes"):
        stretch(written)


def test_without_times_no_share_is_told(talk: Project) -> None:
    """A transcript without times can be marked, and its share stays unknown."""
    check(talk.study, "P02", Listening(0, 5), ANA)
    assert (row(talk, "P02")["share"], row(talk, "P02")["state"]) == ("", "checked; no times")


def test_a_correction_afterwards_is_said(talk: Project) -> None:
    """A check of the text before does not speak for the text as it is; undoing the correction brings it back."""
    check(talk.study, "P01", Listening(0, 40), ANA)
    older = talk.study.document("P01")
    text = older.text.replace("wring fenced", "ring-fenced")
    turns = (older.turns[0], replace(older.turns[1], end=len(text)))
    newer = replace(older, text=text, turns=turns, sha256="")
    revise(talk.study, Correction(newer), Author("ana", "2026-01-04T10:00:00+00:00"))
    assert row(talk, "P01")["state"] == "changed since"
    talk.undo(anyone=True)
    assert row(talk, "P01")["state"] == "checked"


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (60, "0 of 60 turns: at most 4.9 %"),
        (100, "0 of 100 turns: at most 2.95 %"),
        (300, "0 of 300 turns: at most 0.99 %"),
    ],
)
def test_spot_checks_say_what_they_allow(talk: Project, turns: int, says: str) -> None:
    """The exact upper limit, as it is published."""
    check(talk.study, "P01", Listening(0, 40, turns=turns), ANA)
    assert spot_check(talk.study.store.transcript_checks()) == says
    assert row(talk, "P01")["spot check"] == says


def test_doubts_propose_and_change_nothing(talk: Project) -> None:
    """The list names place and time; the log does not grow."""
    before = talk.study.store.actions()
    table = doubts(talk.study, ["P01"])
    assert ("P01", 2, "0:21", "mishearing", "It went >wring fenced<.", "ring-fenced?") in table.rows
    assert talk.study.store.actions() == before
