"""What holds for every import: hashes, ids, endings, problems, and no fault of ours on broken bytes."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themecode import importers
from themecode.importers import ImportRefusedError, LostWordsError

GOLDEN = Path(__file__).parents[1] / "golden" / "importers"


def _read(folder: Path, name: str, content: str) -> importers.Reading:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return importers.read(path, document="P07")


def test_a_document_knows_its_file_and_its_words(tmp_path: Path) -> None:
    """The id is the caller's, the file a bare name, and both hashes can be computed again."""
    document = _read(tmp_path, "P 07.txt", "Anna: Caf\u00e9.\r\nBen: No.\r\n").document
    assert (document.id, document.file, document.format, document.encoding) == ("P07", "P 07.txt", "text", "utf-8")
    assert document.sha256 == hashlib.sha256("Caf\u00e9.\nNo.".encode()).hexdigest()
    assert document.file_sha256 == hashlib.sha256((tmp_path / "P 07.txt").read_bytes()).hexdigest()
    assert {turn.document for turn in document.turns} == {"P07"}


def test_the_same_file_gives_the_same_reading(tmp_path: Path) -> None:
    """Same input, same document, same problems."""
    content = "Anna: One.\n\nTwo.\n\nBen: Three.\n"
    assert _read(tmp_path, "a.txt", content) == _read(tmp_path, "a.txt", content)


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    """CRLF, CR and LF are one text; what differs is counted as space."""
    content = "Anna: One\ntwo.\n\nBen: Three.\n"
    texts = {_read(tmp_path, "a.txt", content.replace("\n", end)).document.text for end in ("\n", "\r\n", "\r")}
    assert texts == {"One two.\nThree."}


def test_an_ending_in_capitals_is_an_ending(tmp_path: Path) -> None:
    """P07.TXT is a text file."""
    assert _read(tmp_path, "P07.TXT", "Anna: Yes.\nBen: No.\n").document.format == "text"


def test_content_decides_where_the_ending_is_wrong(tmp_path: Path) -> None:
    """WebVTT that was saved as .txt or .srt is still WebVTT."""
    content = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Anna>Yes.</v>\n"
    assert {_read(tmp_path, name, content).document.format for name in ("a.txt", "a.srt")} == {"teams-vtt"}


def test_an_interrupted_utterance_of_two_speakers_is_not_put_together(tmp_path: Path) -> None:
    """Where two people share an utterance's number, the number marks no utterance, and the order of the file stands."""
    guid = "91b3f3c3-44c6-4a8b-8c0a-add105d816bd"
    spoken = [("0", "Anna", "One."), ("1", "Ben", "Two."), ("2", "Anna", "Three.")]
    cues = "".join(f"{guid}/32-{k}\n00:00:01.000 --> 00:00:02.000\n<v {n}>{w}</v>\n\n" for k, n, w in spoken)
    assert _read(tmp_path, "a.vtt", f"WEBVTT\n\n{cues}").document.text == "One.\nTwo.\nThree."


def test_control_characters_of_json_are_refused(tmp_path: Path) -> None:
    """Half a pair of surrogates, or a NUL, cannot be kept as text."""
    for escape in ("\\ud83d", "\\u0000"):
        cue = f'{{"speakerName": "Anna", "spokenText": "Yes {escape} no."}}'
        with pytest.raises(ImportRefusedError, match="holds characters that no text can hold"):
            _read(tmp_path, "a.vtt", f"WEBVTT\n\n0:0:1.0 --> 0:0:2.0\n{cue}\n")


def test_a_long_beginning_is_kept_as_speech(tmp_path: Path) -> None:
    """A title is set aside; two hundred words before the first label are not."""
    beginning = "\n\n".join(["word " * 20] * 10)
    reading = _read(tmp_path, "a.txt", f"{beginning}\n\nInterviewer: Yes.\n\nP07: No.\n")
    assert [turn.speaker for turn in reading.document.turns] == ["Unknown", "Interviewer", "P07"]
    assert "200 words above the first speaker" in reading.problems[0].says


def test_problems_hold_no_words_of_the_transcript() -> None:
    """Problems may be logged; they tell lines and counts, never speech."""
    for path in sorted(GOLDEN.glob("*.input.[vst]*")):
        for problem in importers.read(path, document="P01").problems:
            assert not {"fence", "fenced", "Boris", "Anna", "money"} & set(f"{problem.says} {problem.mend}".split())


def test_refusals_travel_between_processes() -> None:
    """An error that is raised in a worker arrives whole."""
    for error in (ImportRefusedError("P01.txt", "is odd", "Mend it."), LostWordsError("P01.txt", "1 word")):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert str(again) == str(error)


INPUTS = sorted(path for path in GOLDEN.glob("*.input.*") if path.suffix != ".xml")


@given(
    st.sampled_from(INPUTS),
    st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=4)), min_size=1, max_size=8),
    st.sampled_from(sorted(set(importers.SUFFIXES) - {".pdf"})),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_broken_bytes_are_read_or_refused(
    tmp_path: Path, golden: Path, damage: list[tuple[int, bytes]], suffix: str
) -> None:
    """Whatever bytes come, either a document with all its words, or an ImportRefusedError: no fault of ours."""
    raw = bytearray(golden.read_bytes())
    for position, written in damage:
        raw[position : position + len(written)] = written
    path = tmp_path / f"P01{suffix}"
    path.write_bytes(raw)
    try:
        document = importers.read(path, document="P01").document
    except ImportRefusedError:
        pass
    else:
        assert document.text.split("\n") == [document.text[turn.start : turn.end] for turn in document.turns]


def test_a_clock_in_a_title_makes_no_teams_layout(tmp_path: Path) -> None:
    """One line that ends in a time, above `Name: words`, is a title."""
    content = "Interview with the lead   10:30\n\nAnna: Where did it go?\n\nBen: Away.\n\nAnna: I see.\n\nBen: Yes.\n"
    document = _read(tmp_path, "a.txt", content).document
    assert (document.format, [turn.speaker for turn in document.turns]) == ("text", ["Anna", "Ben"] * 2)


def test_names_that_come_only_once_in_a_while_are_not_taken_from_prose(tmp_path: Path) -> None:
    """A plan with a few words before colons keeps all of them as its text."""
    content = "\n\n".join(["We plan ahead."] * 20 + ["Partnership: we will.", "Delivery: we shall."])
    document = _read(tmp_path, "plan.txt", content).document
    assert {turn.speaker for turn in document.turns} == {"Unknown"}
    assert document.text.endswith("Partnership: we will. Delivery: we shall.")


def test_times_names_and_words_on_paragraphs_of_their_own(tmp_path: Path) -> None:
    """Teams' older layout with empty lines between its lines, as pasted texts have it."""
    content = "0:0:1.0 --> 0:0:3.0\n\nAnna\n\nOne.\n\n0:0:3.0 --> 0:0:5.0\n\nBen\n\nTwo.\n\nAnd three.\n"
    document = _read(tmp_path, "a.txt", content).document
    told = [(turn.speaker, turn.start_ms, turn.end_ms) for turn in document.turns]
    assert told == [("Anna", 1_000, 3_000), ("Ben", 3_000, 5_000)]
    assert document.text == "One.\nTwo. And three."


def test_voice_tag_that_does_not_close_loses_nothing(tmp_path: Path) -> None:
    """Where `>` is missing behind the name, no words can be told from it: they stay, and are all counted."""
    content = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Hale, Miriam Is that all right?</v>\n\n"
    content += "00:00:02.000 --> 00:00:03.000\n<v Hale, Miriam>It was ring-fenced.</v>\n"
    document = _read(tmp_path, "a.vtt", content).document
    assert document.text == "<v Hale, Miriam Is that all right?\nIt was ring-fenced."
