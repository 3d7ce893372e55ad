"""Whisper's JSON and tables: speakers inside segments, letters that are no letters, limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from themecode import importers
from themecode.importers import ImportRefusedError
from themecode.importers.json_fields import read_json


def _read(folder: Path, written: object, name: str = "P01.json") -> importers.Reading:
    raw = written if isinstance(written, bytes) else json.dumps(written, ensure_ascii=False).encode()
    (folder / name).write_bytes(raw)
    return importers.read(folder / name, document="P01")


def _told(reading: importers.Reading) -> list[tuple[str, str]]:
    document = reading.document
    return [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns]


def _segment(text: str, words: list[tuple[str, str]], speaker: str = "") -> dict[str, Any]:
    spoken = [{"word": word, **({"speaker": name} if name else {})} for word, name in words]
    return {"start": 0, "end": 4, "text": text, "words": spoken, **({"speaker": speaker} if speaker else {})}


@pytest.mark.parametrize(
    ("segment", "told"),
    [
        (_segment(" So? Yes.", [("So?", "S1"), ("Yes.", "S2")]), [("S1", "So?"), ("S2", "Yes.")]),
        (_segment("So? Yes.", [("So?", "S1"), ("Yes.", "")]), [("S1", "So? Yes.")]),
        (_segment("So? Yes. No.", [("So?", "S1"), ("Yes.", ""), ("No.", "S2")]), [("S1", "So? Yes."), ("S2", "No.")]),
        (_segment("a b a", [("a", ""), ("b", "S2"), ("a", "S1")], "S1"), [("S1", "a"), ("S2", "b"), ("S1", "a")]),
        (
            _segment("\u6211\u4eec\u4e0d", [("\u6211", "S1"), ("\u4eec", "S1"), ("\u4e0d", "S2")]),
            [("S1", "\u6211\u4eec"), ("S2", "\u4e0d")],
        ),
        (_segment("So? Yes.", [("So?", "S1"), ("No.", "S2")], "S2"), [("S2", "So? Yes.")]),
        (_segment("So? Yes.", [("So?", "S1")], "S2"), [("S2", "So? Yes.")]),
    ],
)
def test_a_segment_is_split_where_its_words_change_speaker(
    tmp_path: Path, segment: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    """The segment's text is cut, never written anew; where its words are others, it stays whole."""
    other = {"start": 4, "end": 5, "text": "Oh.", "speaker": "S9"}
    assert _told(_read(tmp_path, {"segments": [segment, other]})) == [*told, ("S9", "Oh.")]


def test_where_words_have_times_each_part_has_its_own(tmp_path: Path) -> None:
    """From the first to the last word of the part; a part without any has those of its segment."""
    segment = _segment("So? Yes.", [("So?", "S1"), ("Yes.", "S2")])
    segment["words"][0] |= {"start": 0.5, "end": 1.25}
    turns = _read(tmp_path, {"segments": [segment]}).document.turns
    assert [(turn.start_ms, turn.end_ms) for turn in turns] == [(500, 1_250), (0, 4_000)]


def test_the_text_at_the_top_is_compared(tmp_path: Path) -> None:
    """Where it holds other words than the segments, the user is told; spaces do not matter."""
    segments = [{"start": 0, "end": 1, "text": " We did."}]
    assert "The text at the top" in _read(tmp_path, {"text": "We did. Yes.", "segments": segments}).problems[0].says
    assert not any("top" in p.says for p in _read(tmp_path, {"text": " We  did.", "segments": segments}).problems)


def test_bytes_that_are_no_letters_stop_only_where_they_are_speech(tmp_path: Path) -> None:
    """whisper.cpp cuts letters in two in its tokens; read as Windows-1252, all other letters would be wrong."""
    whole = (
        b'{"transcription": [{"offsets": {"from": 0, "to": 9}, "text": " caf\xc3\xa9", "tokens": ["\xc3", "\xa9"]}]}'
    )
    reading = _read(tmp_path, whole)
    assert (reading.document.text, reading.document.encoding) == ("caf\u00e9", "utf-8")
    assert "Some bytes of the file are not UTF-8" in reading.problems[0].says
    with pytest.raises(ImportRefusedError, match="letters in its speech that are no UTF-8"):
        _read(tmp_path, whole.replace(b"caf\xc3\xa9", b"caf\xe9"))
    (tmp_path / "P01.json").write_bytes(b'{"text": "caf\xe9"}')
    assert importers.read(tmp_path / "P01.json", document="P01", encoding="cp1252").document.text == "caf\u00e9"


def test_json_may_be_one_long_line(tmp_path: Path) -> None:
    """The limit for lines is for texts: Whisper writes an interview's JSON as one line."""
    segments = [{"start": n, "end": n + 1, "text": f" word{n}", "tokens": [0] * 40} for n in range(8_000)]
    assert len(_read(tmp_path, {"segments": segments}).document.text.split()) == 8_000
    assert (tmp_path / "P01.json").stat().st_size > 1_000_000


@pytest.mark.parametrize(("depth", "fine"), [(64, True), (65, False)])
def test_the_limit_of_depth(depth: int, fine: bool) -> None:  # noqa: FBT001
    """64 levels, as decided; brackets inside text do not count, and a million of them are refused at once."""
    text = "[" * depth + '"[[[\\"{{"' + "]" * depth
    if fine:
        assert read_json("a.json", text).value
    else:
        with pytest.raises(ImportRefusedError, match="more than 64 levels deep"):
            read_json("a.json", text)
    with pytest.raises(ImportRefusedError, match="more than 64 levels deep"):
        read_json("a.json", "[" * 1_000_000)


@pytest.mark.parametrize("text", ["[" + "[]," * 1_100_000 + "0]", "[" + "0," * 2_100_000 + "0]", "[" + "]" * 2_100_000])
def test_the_limit_of_values(text: str) -> None:
    """Two million values, counted before any is made; what stands in text does not count."""
    with pytest.raises(ImportRefusedError, match="more than 2 million values"):
        read_json("a.json", text)
    assert read_json("a.json", '"' + "[," * 1_100_000 + '"').value


def test_text_that_is_not_closed_is_told_at_once() -> None:
    """Millions of escaped quotation marks, and no end."""
    with pytest.raises(ImportRefusedError, match="is broken JSON"):
        read_json("a.json", '{"a": "' + '\\"' * 3_000_000)


def test_voices_of_whisper_cpp_are_numbered(tmp_path: Path) -> None:
    """Where it writes a question mark it could not tell, and the words are nobody's."""
    pieces = [{"offsets": {"from": n, "to": n}, "text": f"{v}.", "speaker": v} for n, v in enumerate("01?")]
    assert _told(_read(tmp_path, {"transcription": pieces})) == [
        ("Speaker 0", "0."),
        ("Speaker 1", "1."),
        ("Unknown", "?."),
    ]


def test_a_table_that_lost_its_first_line_is_read_with_a_warning(tmp_path: Path) -> None:
    """Three columns, the first two whole numbers: nothing else looks so."""
    reading = _read(tmp_path, b"0\t1200\tWe did.\n1200\t2400\tWho?\n", "P01.tsv")
    assert reading.document.text == "We did. Who?"
    assert reading.problems[0].says.startswith("The line that names the columns is missing")
