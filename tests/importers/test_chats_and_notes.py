"""Zoom's chat, Otter's text and texts with times: what is a message, a header, a time, and what is speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode import importers


def _read(folder: Path, text: str, name: str = "P01.txt") -> importers.Reading:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return importers.read(folder / name, document="P01")


def _told(reading: importers.Reading) -> list[tuple[str, str]]:
    document = reading.document
    return [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns]


def _lost(reading: importers.Reading, kind: str) -> int:
    return sum(loss.characters for loss in reading.document.losses if loss.kind == kind)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ('Replying to "was it..."\n\nYes.', "Yes."),
        ('Replying to "was it\nkept..."\n\nYes.', "Yes."),
        ('Replying to "was it', 'Replying to "was it'),
        ('Reacted to "Yes" with anger, and that was far too long an answer to be one of those small signs', None),
        ("Yes:\tall\nof it\n\nand 10:30", "Yes: all of it and 10:30"),
        ("00:01:02\tAnna:\tquoted", "00:01:02 Anna: quoted"),
    ],
)
def test_replies_and_messages_of_several_lines(tmp_path: Path, message: str, words: str | None) -> None:
    """What a reply quotes is another's; all else is the writer's."""
    reading = _read(tmp_path, f"00:02:11\tAnna:\tHi.\r\n00:02:40\tBen | (SL):\t{message}\r\n")
    assert _told(reading) == [("Anna", "Hi."), ("Ben | (SL)", words or message)]


@pytest.mark.parametrize("event", ['Reacted to "Hi" with \U0001f44d', 'Removed a \u2764\ufe0f reaction from "Hi\nyou"'])
def test_reactions_are_counted_as_events(tmp_path: Path, event: str) -> None:
    """A thumb is no speech."""
    reading = _read(tmp_path, f"00:02:11\tAnna:\tHi.\n00:02:40\tBen:\t{event}\n")
    assert _told(reading) == [("Anna", "Hi.")]
    assert _lost(reading, "replies and reactions") >= len(event)


def test_times_of_day_are_counted_from_the_first_message(tmp_path: Path) -> None:
    """Also past midnight; times from the start of a recording stay."""
    late = _read(tmp_path, "23:59:50\tAnna:\tHi.\n00:00:10\tBen:\tNo.\n")
    assert [turn.start_ms for turn in late.document.turns] == [0, 20_000]
    assert "from the first message" in late.problems[0].says
    early = _read(tmp_path, "00:59:50\tAnna:\tHi.\n01:00:10\tBen:\tNo.\n")
    assert [turn.start_ms for turn in early.document.turns] == [3_590_000, 3_610_000]


def test_private_messages_are_pointed_out(tmp_path: Path) -> None:
    """They were not meant for everyone."""
    reading = _read(tmp_path, "10:02:11 From A B to Everyone : Hi.\n10:02:40 From C to A B (Privately) : Psst: no.\n")
    assert _told(reading) == [("A B", "Hi."), ("C", "Psst: no.")]
    assert any(problem.place.endswith(":2") and "one person" in problem.says for problem in reading.problems)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "10:02:11 From what I can tell: it was kept, as we had said\n10:02:15 From there: on\n10:02:19 it went",
            "timed-text",
        ),
        ("00:12:03 Ruth: We did.\n00:12:09 Ben: No.\n00:12:15 Ruth: Yes.\n", "text"),
        ("Agenda\n\n09:00 Welcome\n09:30 Talk\n10:00 Tea\n", "text"),
        ("We met at 10:30\n\nThey met at 11:30\n\nAll met at 12:30\n", "text"),
        ("Anna Field   0:02\nHi.\n\nBen   0:05\nNo.\n", "teams-text"),
        ("Anna Field  0:02  \nHi.\n\nBen  0:05  \nNo.\n", "otter-text"),
        ("0:02 it was\n0:05 kept\n0:01 no\n", "text"),
    ],
)
def test_layouts_that_look_alike(tmp_path: Path, text: str, form: str) -> None:
    """Each is read by the one format that it is in."""
    assert _read(tmp_path, text).document.format == form


def test_headers_of_otter_that_lost_a_space_or_a_name(tmp_path: Path) -> None:
    """A sentence that ends in a time is no header; a time alone is one, of nobody."""
    text = "Anna  0:02  \nHi. We met at 10:30\n\nBen 0:05\nOk.\n\n0:09  \nNo.\n\nBen 0:12\nWe left at 11:15\n\n"
    reading = _read(tmp_path, text + "He left at 12:15\n\nTranscribed by https://otter.ai\n")
    said = ["Hi. We met at 10:30", "Ok.", "No.", "We left at 11:15 He left at 12:15"]
    assert _told(reading) == list(zip(["Anna", "Ben", "Unknown", "Ben"], said, strict=True))
    assert "With a time and no name: 1 header" in reading.problems[0].says


def test_entities_and_bold_of_edited_otter_files(tmp_path: Path) -> None:
    """In Markdown the words may stand behind the header; entities are written once, not twice."""
    reading = _read(tmp_path, "**Anna** [0:10] It&#39;s &amp;amp; **so**.\n\n**Ben Moor** 1:00:30\nNo.\n", "P01.md")
    assert _told(reading) == [("Anna", "It's &amp; so."), ("Ben Moor", "No.")]
    assert [turn.start_ms for turn in reading.document.turns] == [10_000, 3_630_000]


def test_pauses_of_a_changelog_are_no_speakers(tmp_path: Path) -> None:
    """However they are written; a label needs no space behind its mark of bold."""
    pauses = ["**Break:** \\[23:46\\]", "**Break**: \\[45:02\\]", "**Music:** \\[1:00\\]"]
    text = "\n\n".join(["**Anna:** a", pauses[0], "**Ben**:b", *pauses[1:], "**Anna:**c\n"])
    assert _told(_read(tmp_path, text, "P01.md")) == [("Anna", "a"), ("Ben", "b"), ("Anna", "c")]


def test_a_time_above_the_first_name_is_its_time(tmp_path: Path) -> None:
    """Times on lines of their own belong to the words below."""
    document = _read(tmp_path, "0:01\nAnna: a\n\n0:04\nBen: b\n\n0:08\nAnna: c\n\n0:09\nBen: d\n").document
    assert [turn.start_ms for turn in document.turns] == [1_000, 4_000, 8_000, 9_000]


def test_a_long_beginning_without_spaces_is_kept_as_speech(tmp_path: Path) -> None:
    """Not every script has spaces to count words by."""
    text = "\u6211\u4eec\u4e0d\u662f" * 500 + "\n\nInterviewer: \u662f\u3002\n\nP07: \u4e0d\u3002\n"
    assert _told(_read(tmp_path, text))[0] == ("Unknown", "\u6211\u4eec\u4e0d\u662f" * 500)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "line",
    [
        '10:02:11\tAnna:\tReacted to "' + '" with ' * 130_000,
        "10:02:11 From " + " to " * 240_000,
        "0:0:0.0 --> " * 80_000,
        "0:0:0.0 --> 0:0:0.1" + "Aa" * 470_000,
        "0:0:0.0 --> 0:0:0.1AaBbCcDdEeFfGgHhIiJjKk" * 21_000,
        "**" * 470_000,
        "Anna  0:03 " * 85_000,
        "Transcribed by " + "*" * 900_000,
        "0:00 " * 190_000,
        "0:00:01.000," * 80_000,
        "<u>" * 300_000,
        "**a " * 225_000,
        "Anna" + " " * 900_000 + "0:03 x",
        "break" + " " * 900_000 + "0:01 x",
        "[" + " " * 900_000 + "0:01 x",
        "10:02:11\ta" + " " * 900_000 + ":x",
    ],
    ids=lambda line: line[:20],
)
def test_hostile_lines_take_no_time(tmp_path: Path, line: str) -> None:
    """A million characters that repeat what patterns look for, in every text format: read or refused at once."""
    for name in ("P01.txt", "P01.md", "P01.srt", "P01.sbv"):
        try:
            _read(tmp_path, f"Anna  0:01  \nyes\n{line}\n00:00:01,000 --> 00:00:02,000\n{line}\n", name)
        except importers.ImportRefusedError:
            continue
