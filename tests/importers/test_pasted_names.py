"""Teams transcripts that lost their line breaks: a name is told for sure, or the file is refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest

from themecode import importers
from themecode.importers import ImportRefusedError
from themecode.importers.glued_names import names_before


def _pasted(folder: Path, said: Sequence[str], above: str = "") -> Path:
    path = folder / "P01.txt"
    cues = [f"0:0:{n}.500 --> 0:0:{n + 1}.25{one}" for n, one in enumerate(said)]
    path.write_text(above + "".join(cues), encoding="utf-8")
    return path


def _told(reading: importers.Reading) -> list[tuple[str, str]]:
    document = reading.document
    return [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns]


@pytest.mark.parametrize(
    "name",
    [
        "Anna Field",
        "Field, Anna [External]",
        "Anna Field (UNIV)",
        "Ruth McDonald",
        "Sean O'Brien",
        "BEN MOOR",
        "Zo\u00eb",
        "Speaker 1",
        "Dr. Bea Moor",
    ],
)
def test_a_name_that_comes_again_is_told_from_the_words(tmp_path: Path, name: str) -> None:
    """Before a capital, a small letter, a digit, a quotation mark."""
    words = ["Yes, I did.", "so it was.", "10 of them.", "\u201cQuoted\u201d it.", "I see."]
    said = [one for word in words for one in (name + word, f"Cleo MarshNo {word}")]
    told = _told(importers.read(_pasted(tmp_path, said), document="P01"))
    assert told == [one for word in words for one in ((name, word), ("Cleo Marsh", f"No {word}"))]


@pytest.mark.parametrize(
    "said",
    [
        ["Anna FieldYes.", "Ben MoorNo.", "Anna FieldWhy?"],
        ["AnnYes.", "AnnaSo I.", "AnnNo."],
        ["Ann FieldYouTube is it.", "Ann FieldYouTube was."],
        ["\u7530\u4e2d\u306f\u3044", "\u7530\u4e2d\u3044\u3044\u3048"],
        ["anna fieldyes it was", "anna fieldno"],
        ["It was.", "It is."],
    ],
    ids=["comes once", "part of another", "same beginning", "no capitals", "small letters", "no names"],
)
def test_a_doubtful_name_is_refused_and_can_be_written_down(tmp_path: Path, said: list[str]) -> None:
    """The message says what to do, and doing it works: the names, one a line, above the first time."""
    with pytest.raises(ImportRefusedError, match="cannot be told from the words for sure") as refused:
        importers.read(_pasted(tmp_path, said), document="P01")
    assert "name on a line of its own above the first time" in refused.value.mend
    names = ["Anna Field", "Ben Moor", "Anna", "Ann", "Ann Field", "\u7530\u4e2d", "anna field", "It"]
    listed = [name for name in names if any(one.startswith(name) for one in said)]
    told = _told(importers.read(_pasted(tmp_path, said, "\n".join(listed) + "\n\n"), document="P01"))
    longest = [max((name for name in listed if one.startswith(name)), key=len) for one in said]
    words = [one.removeprefix(name) for one, name in zip(said, longest, strict=True)]
    assert [name for name, _ in told] == [name for name, _ in groupby(longest)]
    assert " ".join(spoken for _, spoken in told).split() == " ".join(words).split()


def test_names_that_the_project_knows_help(tmp_path: Path) -> None:
    """A name that comes once here is known from elsewhere, or because the user named the interviewer."""
    path = _pasted(tmp_path, ["Anna FieldYes.", "Ben MoorNo.", "Anna FieldWhy?"])
    told = _told(importers.read(path, document="P01", names=["Ben Moor", "Cleo"]))
    assert told == [("Anna Field", "Yes."), ("Ben Moor", "No."), ("Anna Field", "Why?")]
    assert names_before(["And so.", "And no."], ["A", "An"]) == [None, None]


def test_that_names_were_told_is_said(tmp_path: Path) -> None:
    """Never a guess that goes unsaid."""
    reading = importers.read(_pasted(tmp_path, ["Anna FieldYes.", "Anna FieldNo."]), document="P01")
    assert "1 names were told from the words of 2 turns" in reading.problems[0].says


def test_digits_of_speech_are_not_hours(tmp_path: Path) -> None:
    """2019 stands right before a time; so does a word that broke off, and a cue without any words."""
    path = tmp_path / "P01.txt"
    path.write_text(
        "0:0:1.5 --> 0:0:2.5AnnaIn 20190:0:3.5 --> 0:0:4.25AnnaI was-0:0:5.5 --> 0:0:6.10:0:7.0 --> 0:0:8.5AnnaNo"
    )
    document = importers.read(path, document="P01").document
    assert (document.text, document.turns[-1].end_ms) == ("In 2019 I was- No", 8_500)


def test_padded_times_have_two_digits(tmp_path: Path) -> None:
    """The first time of the file says how all are written."""
    path = tmp_path / "P01.txt"
    path.write_text(
        "00:00:01.500 --> 00:00:02.500AnnaIn 201901:00:03.500 --> 01:00:04.250AnnaI was.Anna stopped transcription"
    )
    document = importers.read(path, document="P01").document
    assert (document.text, document.turns[0].end_ms) == ("In 2019 I was.", 3_604_250)
    assert [loss.characters for loss in document.losses if loss.kind == "transcription events"] == [26]
