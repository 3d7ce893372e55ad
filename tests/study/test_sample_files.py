"""The sample study: every file is read, with the words of its dialogue, by the speakers who say them."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from themecode import importers
from themecode.model import Document
from themecode.workflow.quoted_words import places_of
from themecode.workflow.roles import RoleQuestion, tell_roles

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "transcripts_sample"


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table, all cells as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXPECTED = rows(HERE / "sample_expected.csv")  # counted in the dialogues from which the files were written
CASES = rows(SAMPLE / "cases.csv")
FORMATS = {
    "teams-vtt": [f"P{n:02}" for n in range(1, 12)],
    "teams-docx": ["P12", "P13", "P14"],
    "zoom-vtt": ["P15", "P16"],
    "srt": ["P17"],
    "docx": ["P18"],
    "text": ["P19", "P20"],
}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Every document of the sample, by its file's name."""
    return {
        row["file"]: importers.read(SAMPLE / row["file"], document=Path(row["file"]).stem).document for row in EXPECTED
    }


def test_the_folder_holds_twenty_transcripts_and_their_cases() -> None:
    """Nothing else lies there that could be taken for a transcript."""
    names = {path.name for path in SAMPLE.iterdir()}
    assert names == {row["file"] for row in EXPECTED} | {"cases.csv"}
    assert len(EXPECTED) == 20


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_words_and_speakers_are_those_of_the_dialogue(row: dict[str, str], documents: dict[str, Document]) -> None:
    """Turns and words of each speaker are counted, and the whole text is held by its hash."""
    document = documents[row["file"]]
    turns: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for turn in document.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += len(document.text[turn.start : turn.end].split())
    assert turns == {row[role]: int(row[f"{role}_turns"]) for role in ("interviewer", "participant")}
    assert words == {row[role]: int(row[f"{role}_words"]) for role in ("interviewer", "participant")}
    assert document.sha256 == row["text_sha256"]


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_speakers_take_turns(row: dict[str, str], documents: dict[str, Document]) -> None:
    """No two turns that follow each other have one speaker: the captions of a turn were put together."""
    speakers = [turn.speaker for turn in documents[row["file"]].turns]
    assert all(one != two for one, two in pairwise(speakers))


def test_the_formats_are_mixed(documents: dict[str, Document]) -> None:
    """Each file is recognised as the format in which it was written."""
    found: dict[str, list[str]] = {}
    for document in documents.values():
        found.setdefault(document.format, []).append(document.id)
    assert found == FORMATS


def test_interviewer_and_participant_are_told_apart_in_every_file(documents: dict[str, Document]) -> None:
    """The whole folder needs no question: two people recur, and the others go by role words."""
    told = tell_roles(list(documents.values()))
    for row in EXPECTED:
        speakers = told[Path(row["file"]).stem]
        assert not isinstance(speakers, RoleQuestion)
        roles = {speaker.name: speaker.role for speaker in speakers}
        assert roles == {row["interviewer"]: "interviewer", row["participant"]: "participant"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_evidence_for_the_ringfence_is_said_by_the_participant(
    case: dict[str, str], documents: dict[str, Document]
) -> None:
    """The words that the table of cases quotes stand in one turn, which is not the interviewer's."""
    document = documents[case["file"]]
    found = places_of(document, case["ringfence_evidence"])[0]
    turn = document.turn_at(found.start)
    assert found.end <= turn.end
    assert turn.speaker == next(row["participant"] for row in EXPECTED if row["file"] == case["file"])


def test_half_of_the_systems_kept_the_money() -> None:
    """Ten kept it, seven kept part of it, three lost it."""
    assert Counter(case["ringfence"] for case in CASES) == {"kept": 10, "partly kept": 7, "absorbed": 3}
