"""The files of others in ../shared/samples/transcripts, held by counts, speakers, times and the hash of the text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from themecode import importers

SAMPLES = Path(os.environ.get("THEMECODE_SAMPLES", Path(__file__).parents[3] / "shared" / "samples")) / "transcripts"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"the sample files are not here: {SAMPLES}")


class Row(NamedTuple):
    """What comes of one file; `told` are the lines of its problems ("" for the file), beside that no name was found."""

    format: str
    turns: int
    words: int
    speakers: tuple[str, ...]
    start_ms: int | None
    end_ms: int | None
    sha256: str
    told: tuple[str, ...]


FILES: dict[str, Row | str] = {
    "fake-doc.rtf": Row(
        "rtf",
        9,
        28,
        ("heading", "table", "text"),
        None,
        None,
        "80998556635079f01117c8c271cff337daf2e34fe0fef48d9de0ccd8f8dabbf0",
        ("",),
    ),
    "fake.odt": Row(
        "odt", 1, 5, ("Unknown",), None, None, "dd14cbbf0e74909aac7f248a85d190afd8da98265cef95fc90dfddabea7c2e66", ()
    ),
    "ncarsner_sample_transcript_1.txt": Row(
        "teams-text",
        8,
        279,
        ("+12*******65", "Client RepA", "Client RepB", "Org RepA", "Our RepA"),
        0,
        124400,
        "40a7e68275ee8be25a66ce43767609dcdca6cb49defb8a5567cb71831fddd3c4",
        (),
    ),
    "simple.docx": Row(
        "docx",
        8,
        31,
        ("heading", "text"),
        None,
        None,
        "e293e8b63633996f915e4335a548595ff438aee049e27f0d6adf3c726924b332",
        ("",),
    ),
    "simple.odt": Row(
        "odt",
        8,
        31,
        ("heading", "text"),
        None,
        None,
        "e293e8b63633996f915e4335a548595ff438aee049e27f0d6adf3c726924b332",
        ("",),
    ),
    "teams_chat.docx": Row(
        "teams-docx",
        2,
        3,
        ("James Bond", "Some Body"),
        0,
        4250,
        "141d683873dae669c1a1bfba718e942412a5e8a32c5e1ab895ff70ab6faefaad",
        (),
    ),
    "umd_metadata.vtt": "holds no speech (its cue text is JSON metadata, not speech)",
    "webvtt-edge-cases/captions_with_bom.vtt": Row(
        "vtt", 1, 12, ("Unknown",), 500, 21580, "f778f8e9813c96c208c77fbc88c38bfb03627e6aad2a4c813ffca85b8e20a5ff", ()
    ),
    "webvtt-edge-cases/comments.vtt": Row(
        "vtt",
        1,
        20,
        ("Unknown",),
        135000,
        150000,
        "537c2281002b55de853e9712cfbeae956cdc11e3ab39dd4cfbcf9305da30116c",
        (),
    ),
    "webvtt-edge-cases/cue_tags.vtt": Row(
        "vtt", 1, 13, ("Unknown",), 16500, 21500, "23abcf43fa0a1802b4fb251e10a8134fa2d26df530e0b05ab7172d7b42ea421e", ()
    ),
    "webvtt-edge-cases/empty.vtt": "holds no speech (it is empty)",
    "webvtt-edge-cases/invalid.vtt": Row(
        "vtt",
        1,
        21,
        ("Unknown",),
        500,
        30280,
        "a03e8b77b92a81a14214d3e9e4b99b5497b1a00c14b66aacd373cc1ed17df47c",
        ("1",),
    ),
    "webvtt-edge-cases/invalid_format.sbv": "is in no format that is known for .sbv",
    "webvtt-edge-cases/invalid_format1.srt": "is in no format that is known for .srt",
    "webvtt-edge-cases/invalid_format2.srt": "is in no format that is known for .srt",
    "webvtt-edge-cases/invalid_format3.srt": "is in no format that is known for .srt",
    "webvtt-edge-cases/invalid_format4.srt": Row(
        "srt",
        1,
        2,
        ("Unknown",),
        None,
        None,
        "b94f6f125c79e3a5ffaa826f584c10d52ada669e6762051b826b55776d05aed2",
        ("1", "2"),
    ),
    "webvtt-edge-cases/invalid_timeframe.sbv": (
        "has a timing line that cannot be read (line 7: its times are not hours:minutes:seconds,hours:minutes:seconds)"
    ),
    "webvtt-edge-cases/invalid_timeframe.srt": Row(
        "srt", 1, 15, ("Unknown",), 500, 23880, "181b87897e08c9a38ca48909fba63eff1ae6b094f413b15000c2bd6d1978b863", ()
    ),
    "webvtt-edge-cases/invalid_timeframe.vtt": (
        "has a timing line that cannot be read (line 6: its end time is not hours:minutes:seconds)"
    ),
    "webvtt-edge-cases/invalid_timeframe_in_cue_text.vtt": Row(
        "vtt",
        1,
        9,
        ("Unknown",),
        500,
        16320,
        "b465708d1777afcc57de3cd934577c44a4412c4ffd1e5d916df145d50298fbd5",
        ("6",),
    ),
    "webvtt-edge-cases/metadata_headers.vtt": Row(
        "vtt", 1, 6, ("Unknown",), 500, 11890, "000a5213443fad5ea6b7b1139b865d7c4e93da32b92d14183e0f7da0556c5171", ()
    ),
    "webvtt-edge-cases/metadata_headers_multiline.vtt": Row(
        "vtt", 1, 6, ("Unknown",), 500, 11890, "000a5213443fad5ea6b7b1139b865d7c4e93da32b92d14183e0f7da0556c5171", ()
    ),
    "webvtt-edge-cases/missing_caption_text.sbv": Row(
        "sbv",
        1,
        12,
        ("Unknown",),
        378,
        16543,
        "dfc80729abbfc7eeba5078fcf48e11c6a2b63d54c02d116d94f4626f5828e75b",
        ("4", "12"),
    ),
    "webvtt-edge-cases/missing_caption_text.srt": Row(
        "srt",
        1,
        12,
        ("Unknown",),
        500,
        23880,
        "dfc80729abbfc7eeba5078fcf48e11c6a2b63d54c02d116d94f4626f5828e75b",
        ("6",),
    ),
    "webvtt-edge-cases/missing_caption_text.vtt": Row(
        "vtt",
        1,
        12,
        ("Unknown",),
        500,
        23880,
        "dfc80729abbfc7eeba5078fcf48e11c6a2b63d54c02d116d94f4626f5828e75b",
        ("6",),
    ),
    "webvtt-edge-cases/missing_timeframe.sbv": Row(
        "sbv",
        1,
        15,
        ("Unknown",),
        378,
        16543,
        "181b87897e08c9a38ca48909fba63eff1ae6b094f413b15000c2bd6d1978b863",
        ("4", "12"),
    ),
    "webvtt-edge-cases/missing_timeframe.srt": Row(
        "srt",
        1,
        15,
        ("Unknown",),
        500,
        23880,
        "181b87897e08c9a38ca48909fba63eff1ae6b094f413b15000c2bd6d1978b863",
        ("6",),
    ),
    "webvtt-edge-cases/missing_timeframe.vtt": Row(
        "vtt",
        1,
        21,
        ("Unknown",),
        500,
        30280,
        "a03e8b77b92a81a14214d3e9e4b99b5497b1a00c14b66aacd373cc1ed17df47c",
        ("6",),
    ),
    "webvtt-edge-cases/netflix_chicas_del_cable.vtt": Row(
        "vtt",
        1,
        5640,
        ("Unknown",),
        7960,
        3148600,
        "be8e24ef78842c3623f765aa78eb0d85a8b91c809195a820b80dc4e25871a977",
        (),
    ),
    "webvtt-edge-cases/no_captions.vtt": "holds no speech",
    "webvtt-edge-cases/one_caption.srt": Row(
        "srt", 1, 3, ("Unknown",), 500, 7000, "6a6ad73b4c7feb01f6d4ce7a45bcfe9022b98be7fbf89a3033f8793706c2d699", ()
    ),
    "webvtt-edge-cases/one_caption.vtt": Row(
        "vtt", 1, 3, ("Unknown",), 500, 7000, "6a6ad73b4c7feb01f6d4ce7a45bcfe9022b98be7fbf89a3033f8793706c2d699", ()
    ),
    "webvtt-edge-cases/sample.sbv": Row(
        "sbv",
        1,
        22,
        ("Unknown",),
        378,
        16543,
        "bc75d9c6c6667a45edb1dc24e112101acad40dad2f57ffe3c93009a35fdbcb2b",
        ("14",),
    ),
    "webvtt-edge-cases/sample.srt": Row(
        "srt", 1, 15, ("Unknown",), 500, 23880, "181b87897e08c9a38ca48909fba63eff1ae6b094f413b15000c2bd6d1978b863", ()
    ),
    "webvtt-edge-cases/sample.vtt": Row(
        "vtt", 1, 48, ("Unknown",), 500, 64300, "0d0511b3889d97d6576d097d0c03bf3b7ee4971cfa2a6ea17ddd64a834ae4ea0", ()
    ),
    "webvtt-edge-cases/styles.vtt": Row(
        "vtt", 1, 3, ("Unknown",), 0, 10000, "f7e095d59115c386eda31e10da03814533a7a17cbfdaea7221854c809eb0bfd9", ()
    ),
    "webvtt-edge-cases/two_captions.sbv": Row(
        "sbv", 1, 13, ("Unknown",), 378, 12305, "fff74635a75903c80067d50fe067ad06783106be3098198a00d84bb09009d077", ()
    ),
    "webvtt-edge-cases/using_identifiers.vtt": Row(
        "vtt", 1, 18, ("Unknown",), 500, 27280, "4a200d611988473ac7b2f5c1cb6efc7a308f53fed59f2b8f44d130a9cbc03f08", ()
    ),
    "webvtt-edge-cases/youtube_dl.vtt": Row(
        "vtt",
        1,
        8,
        ("Unknown",),
        286070,
        305400,
        "04fab7295a1f7149cec1814309ea067d25e7565a49a6972d538c69e99734b5a4",
        ("",),
    ),
}
"""Each file beside what comes of it, or the reason why it is refused."""


@needs_samples
@pytest.mark.parametrize("name", [name for name, row in FILES.items() if isinstance(row, Row)])
def test_a_real_file_is_read_as_before(name: str) -> None:
    """Counts, speakers, times and the text itself are those that were looked at."""
    reading = importers.read(SAMPLES / name, document="X")
    document = reading.document
    problems = [problem for problem in reading.problems if "No name of a speaker" not in problem.says]
    assert FILES[name] == Row(
        document.format,
        len(document.turns),
        len(document.text.split()),
        tuple(sorted({turn.speaker for turn in document.turns})),
        document.turns[0].start_ms,
        document.turns[-1].end_ms,
        document.sha256,
        tuple(problem.place.partition(":")[2] for problem in problems),
    )


@needs_samples
@pytest.mark.parametrize("name", [name for name, row in FILES.items() if isinstance(row, str)])
def test_a_real_file_is_refused_with_its_reason(name: str) -> None:
    """What cannot be read without loss is refused, and the reason says why."""
    with pytest.raises(importers.ImportRefusedError) as refused:
        importers.read(SAMPLES / name, document="X")
    assert refused.value.reason == FILES[name]


@needs_samples
def test_every_sample_file_has_its_row() -> None:
    """No sample is left out."""
    found = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    assert found - {"webvtt-edge-cases/LICENSE"} == set(FILES)


@needs_samples
def test_the_words_of_a_real_transcript_are_those_of_its_lines() -> None:
    """An independent reading of the Teams text sample: every third line is words, every second of three a name."""
    name = "ncarsner_sample_transcript_1.txt"
    lines = (SAMPLES / name).read_text("utf-8").splitlines()
    document = importers.read(SAMPLES / name, document="X").document
    assert document.text.split() == " ".join(lines[2::3]).split()
    assert {turn.speaker for turn in document.turns} == set(lines[1::3])
