"""The reader of cues: odd shapes, line numbers, and the quick way being equal to the careful one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.importers.cues import read_sheet, read_with_care
from themecode.importers.timing import clock_of, fault_of, timing_of

LINES = st.sampled_from(
    [
        "",
        "",
        "",
        " ",
        "WEBVTT",
        "NOTE",
        "NOTE so it is",
        "STYLE",
        "1",
        "2",
        "3",
        "Introduction",
        "91b3f3c3-44c6-4a8b-8c0a-add105d816bd/3-0",
        "00:00:01.000 --> 00:00:02.000",
        "00:00:02.000 --> 00:00:03.000",
        "00:00:02,000 --> 00:00:03,000 align:start",
        "0:0:2.0 --> 0:0:3.0",
        "00:00:03.000 -> 00:00:04.000",
        "00:00:03.000 --> 00:0x:04.000",
        "We kept it.",
        " leading",
        "\xa0",
        "this --> that",
    ]
)


@given(st.lists(LINES, max_size=25), st.booleans())
@settings(max_examples=400)
def test_the_quick_way_reads_what_the_careful_one_reads(lines: list[str], headed: bool) -> None:  # noqa: FBT001
    """Whatever lines come in whatever order: cues, line numbers, losses and the first broken line are the same."""
    text = "\n".join(["WEBVTT", "", *lines] if headed else lines)
    sheet = read_sheet(text)
    careful = read_with_care(text, headed=sheet.headed)
    assert sheet.cues == careful.cues
    assert sheet.broken == careful.broken
    assert {kind: lost for kind, lost in sheet.spent.items() if lost} == careful.spent


@given(st.lists(LINES, max_size=25))
@settings(max_examples=200)
def test_every_line_is_a_cue_or_spent(lines: list[str]) -> None:
    """No line vanishes between the cues."""
    sheet = read_sheet("\n".join(lines))
    if sheet.broken is None:
        kept = [cue.words for cue in sheet.cues] + [text for texts in sheet.spent.values() for text in texts]
        assert sorted("".join("".join(kept).split())) == sorted("".join("".join(lines).split()))


def test_times_in_all_their_forms() -> None:
    """Unpadded, without hours, negative, beyond 59 seconds, with a comma, with settings, with words behind."""
    forms = {
        "0:0:0.0 --> 0:0:5.320": (0, 5_320),
        "01:00.5 --> 02:00.25": (60_500, 120_250),
        "-0:0:4.2 --> 00:00:01,5": (-4_200, 1_500),
        "00:00:60.000 --> 100:00:00.000 line:84% position:50.00%,middle": (60_000, 360_000_000),
        "00:00:05 --> 00:00:06": (5_000, 6_000),
    }
    for line, times in forms.items():
        timing = timing_of(line)
        assert timing is not None
        assert (timing.start_ms, timing.end_ms, timing.words) == (*times, "")
    spoken = timing_of("00:00:05.000 --> 00:00:06.000 and so on")
    assert spoken is not None
    assert spoken.words == "and so on"


@pytest.mark.parametrize("line", ["--> there", "5 --> 6", "we said 10:30 -> 11:30", "a => b"])
def test_an_arrow_in_speech_is_no_timing(line: str) -> None:
    """Only what can hardly be speech is taken for a broken timing line."""
    assert timing_of(line) is None
    assert fault_of(line) == ""


def test_a_line_that_begins_as_a_timing_is_broken_rather_than_speech() -> None:
    """Rather one refusal too many, with the line named, than a time read as words."""
    assert fault_of("10:30 --> said twice") == "its end time is not hours:minutes:seconds"


def test_clocks() -> None:
    """Minutes beyond 59 stay minutes."""
    assert [clock_of(written) for written in ("0:03", "75:00", "1:02:03,25")] == [3_000, 4_500_000, 3_723_250]
