"""Captions: what rolls comes once, what people repeat stays, and who speaks where only a sign says it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from themecode import importers
from themecode.model import Document

Cues = Sequence[tuple[float, float, str]]


def _srt(cues: Cues) -> str:
    times = [f"00:00:{start:06.3f} --> 00:00:{end:06.3f}".replace(".", ",") for start, end, _ in cues]
    return "\n".join(f"{n}\n{time}\n{cue[2]}\n" for n, (time, cue) in enumerate(zip(times, cues, strict=True), 1))


def _read(folder: Path, text: str, name: str = "P01.srt") -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    return importers.read(folder / name, document="P01").document


def _repeated(document: Document) -> int:
    return sum(loss.characters for loss in document.losses if loss.kind == "repeated captions")


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        ([(0, 1, "No!"), (1, 2, "No!"), (2, 3, "No!"), (3, 4, "No!")], "No! No! No! No!"),
        ([(0, 1, "yes"), (5, 6, "yes\nno"), (10, 11, "no\nyes"), (15, 16, "yes\nno")], "yes yes no no yes yes no"),
        ([(0, 1, "We"), (1, 2, "We kept"), (2, 3, "it")], "We We kept it"),
    ],
    ids=["said again and again", "after pauses", "growing"],
)
def test_what_people_say_twice_is_kept(tmp_path: Path, cues: Cues, text: str) -> None:
    """Repeats that are not carried up from cue to cue without a pause are speech."""
    document = _read(tmp_path, _srt(cues))
    assert (document.text, _repeated(document)) == (text, 0)


def test_three_lines_that_roll(tmp_path: Path) -> None:
    """However many lines the screen shows, each is counted once, and what was left out is counted, too."""
    cues = [(0, 1, "a b"), (1, 2, "a b\nc d"), (2, 3, "a b\nc d\ne f"), (3, 4, "c d\ne f\ng h"), (4, 5, "e f\ng h")]
    document = _read(tmp_path, _srt(cues))
    assert document.text == "a b c d e f g h"
    assert _repeated(document) == len("a b" + "a b\nc d" + "c d\ne f" + "e f\ng h")
    assert (document.turns[0].start_ms, document.turns[0].end_ms) == (0, 5_000)


def test_each_new_line_keeps_its_own_time(tmp_path: Path) -> None:
    """A line's time is that of the cue in which it stood first."""
    cues = [(1, 2, ">> ANNA: a"), (2, 3, ">> ANNA: a\nb"), (3, 4, "b\n>> BEN: c"), (4, 5, ">> BEN: c\nd")]
    turns = _read(tmp_path, _srt(cues)).turns
    assert [(turn.speaker, turn.start_ms, turn.end_ms) for turn in turns] == [
        ("ANNA", 1_000, 3_000),
        ("BEN", 3_000, 5_000),
    ]


def test_a_line_under_an_empty_one_is_new(tmp_path: Path) -> None:
    """YouTube clears the screen so: the same words under an empty first line were said again."""
    text = "WEBVTT\n\n" + "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n \nthe<00:00:0{n}.500><c> money</c>\n\n"
        f"00:00:0{n + 1}.000 --> 00:00:0{n + 1}.010\nthe money\n \n\n"
        for n in range(3)
    )
    document = _read(tmp_path, text, "P01.vtt")
    assert document.text == "the money the money the money"
    assert _repeated(document) == 3 * len("the money\n ")


def test_a_highlight_that_moves_on_is_one_line(tmp_path: Path) -> None:
    """Where it moves back, the line was said again."""
    words = ["<u>We</u> did.", "We <u>did.</u>", "<u>We</u> did.", "We did.", "We <u>did.</u>"]
    document = _read(tmp_path, _srt([(n, n + 1, word) for n, word in enumerate(words)]))
    assert (document.text, document.turns[0].end_ms) == ("We did. We did.", 5_000)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["- Who paid?\n- Nobody did."], [("Unknown", "Who paid? Nobody did.")]),
        (
            ["-Who paid?\n-Nobody did.", "- And then?", "-5 was it"],
            [("Unknown", "Who paid? Nobody did. And then? -5 was it")],
        ),
        (["- Just so."], [("Unknown", "- Just so.")]),
        (["ANNA: a", "- b\n- c", "ANNA: d", "ANNA: e"], [("ANNA", "a"), ("Unknown", "b c"), ("ANNA", "d e")]),
        (["a", ">> BEN MOOR: b", "c\n>> ANNA: d"], [("Unknown", "a"), ("BEN MOOR", "b c"), ("ANNA", "d")]),
        ([">> a", ">> So: b"], [("Unknown", "a So: b")]),
        (
            ["[Anna] a", "[Ben] b", "[Music]", "[laughs]", "[Anna] c"],
            [("Anna", "a"), ("Ben", "b [Music] [laughs]"), ("Anna", "c")],
        ),
        (
            ["[Music] a", "[Applause]", "[Music] b", "[Applause]"],
            [("Unknown", "[Music] a [Applause] [Music] b [Applause]")],
        ),
    ],
)
def test_signs_of_speakers(tmp_path: Path, words: list[str], told: list[tuple[str, str]]) -> None:
    """Dashes of dialogue and >> change the speaker; [Name] is one, [Music] is none."""
    document = _read(tmp_path, _srt([(n, n + 1, said) for n, said in enumerate(words)]))
    assert [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns] == told


def test_a_line_of_spaces_at_the_top_of_a_cue_does_not_end_it(tmp_path: Path) -> None:
    """Converters leave it there; elsewhere a line of spaces parts one cue from the next."""
    text = "1\n00:00:01,000 --> 00:00:02,000\n \nWe kept it.\n \n2\n00:00:02,000 --> 00:00:03,000\n \n3\n"
    reading = _read(tmp_path, text + "00:00:03,000 --> 00:00:04,000\nYes.\n")
    assert (reading.text, reading.turns[0].start_ms) == ("We kept it. Yes.", 1_000)


def test_words_outside_cues_are_not_told_one_by_one_for_ever(tmp_path: Path) -> None:
    """Ten places are named, the others counted."""
    path = tmp_path / "P01.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nWe kept it.\n" + "\nAnd more.\n" * 30)
    problems = [p.says for p in importers.read(path, document="P01").problems if "cue" in p.says or "more" in p.says]
    assert len(problems) == 11
    assert problems[-1] == "So were 20 more, from here on."
