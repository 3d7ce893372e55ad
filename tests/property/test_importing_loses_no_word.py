"""The law of importing: what people said comes back, word for word, by the same people, in the same order."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themecode import importers

Conversation = Sequence[tuple[str, list[str]]]
"""Who speaks and the words, utterance by utterance; the same person may go on."""

NAMES = ["Ruth Okafor", "Amara", "P07", "Interviewer", "Okafor, Ben (UNIV)", "Zo\u00eb van Dijk", "\u7530\u4e2d"]
HARD_WORDS = [
    "So:",
    "10:30",
    "we",
    "ring-fenced",
    "it's",
    "it\u2019s",
    "\u2026and",
    "[laughs]",
    "(inaudible)",
    "-",
    "Note:",
    "caf\u00e9",
    "e\u0301",
    "\U0001f98a",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u200f",
    "{curly}",
    "#1",
    "50%",
    "a_b",
    "https://example.org",
    "x",
    "...",
    "R&D",
    "<3",
    "a<word>c",
    ">>",
    "\u201cquoted\u201d",
]
LETTERS = st.characters(categories=["Ll", "Lu", "Lo", "Nd"])
WORDS = st.one_of(st.sampled_from(HARD_WORDS), st.text(LETTERS, min_size=1, max_size=12))
SPOKEN = st.lists(WORDS, min_size=1, max_size=25).filter(lambda words: any(map(str.isalpha, words)))
CONVERSATIONS = st.lists(st.tuples(st.sampled_from(NAMES), SPOKEN), min_size=2, max_size=12)


def _clock(seconds: int, *, comma: bool = False) -> str:
    written = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.500"
    return written.replace(".", ",") if comma else written


def _wrapped(words: list[str]) -> str:
    """Break words over lines as a captioner does."""
    half = len(words) // 2
    return "\n".join(" ".join(line) for line in (words[:half], words[half:]) if line)


def teams_vtt(said: Conversation) -> str:
    """Write Teams' download: several cues for one utterance, entities, wrapped lines."""
    cues = ["WEBVTT"]
    for number, (name, words) in enumerate(said):
        for part, some in enumerate((words[:9], words[9:])):
            if some:
                head = (
                    f"91b3f3c3-44c6-4a8b-8c0a-add105d816bd/{number}-{part}\n{_clock(number)} --> {_clock(number + 1)}"
                )
                cues.append(f"{head}\n<v {escape(name)}>{escape(_wrapped(some))}</v>")
    return "\n\n".join(cues) + "\n"


def zoom_vtt(said: Conversation) -> str:
    """Write Zoom's: numbered cues of one line, CRLF."""
    cues = [
        f"{number}\n{_clock(number)} --> {_clock(number + 1)}\n{name}: {escape(' '.join(words), quote=False)}"
        for number, (name, words) in enumerate(said, start=1)
    ]
    return "\n\n".join(["WEBVTT", *cues, ""]).replace("\n", "\r\n")


def srt(said: Conversation) -> str:
    """Write SubRip with a name on each cue."""
    return "\n\n".join(
        f"{number}\n{_clock(number, comma=True)} --> {_clock(number + 1, comma=True)}\n{name}: {' '.join(words)}"
        for number, (name, words) in enumerate(said, start=1)
    )


def labelled_text(said: Conversation) -> str:
    """Write a label and words a paragraph."""
    return "\n\n".join(f"{name}: {' '.join(words)}" for name, words in said)


def _docx(paragraphs: Sequence[str]) -> bytes:
    runs = "".join(
        '<w:p><w:r><w:t xml:space="preserve">'
        + '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in paragraph.split("\n"))
        + "</w:t></w:r></w:p>"
        for paragraph in paragraphs
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{runs}</w:body></w:document>')
    return stream.getvalue()


def teams_docx_old(said: Conversation) -> bytes:
    """Write Teams' older document: times, name and words in one paragraph."""
    return _docx([f"0:0:{n}.5 --> 0:0:{n + 1}.25\n{name}\n{' '.join(words)}" for n, (name, words) in enumerate(said)])


def teams_docx_new(said: Conversation) -> bytes:
    """Write Teams' newer document: title, date, events, and turns under `Name   m:ss`."""
    turns = [(f"{name}   0:{n:02}", " ".join(words)) for n, (name, words) in enumerate(said)]
    start = [
        "A meeting-20310503_101500-Meeting Recording",
        "3 May 2031, 10:15am",
        "12m 5s",
        "Ruth started transcription",
    ]
    return _docx([*start, *itertools.chain.from_iterable(turns), "Ruth stopped transcription"])


def word(said: Conversation) -> bytes:
    """Write a Word document of `Name: words`."""
    return _docx([f"{name}: {' '.join(words)}" for name, words in said])


def odt(said: Conversation) -> bytes:
    """Write an OpenDocument text of `Name: words`."""
    spaces = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    spaces += "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    told = "".join(f"<text:p>{escape(name)}: {escape(_wrapped(words))}</text:p>" for name, words in said)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        body = f"<office:body><office:text>{told}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return stream.getvalue()


def rtf(said: Conversation) -> bytes:
    """Write rich text of `Name: words`: what is not ASCII as numbers, beyond 65,535 in two halves."""
    paragraphs: list[str] = []
    for name, words in said:
        raw = f"{name}: {' '.join(words)}".encode("utf-16-le")
        units = [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]
        paragraphs.append("".join(_rtf(unit) for unit in units))
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 " + "\\par\n".join(paragraphs) + "\\par}").encode("ascii")


def _rtf(unit: int) -> str:
    if unit < 128:
        return f"\\{chr(unit)}" if chr(unit) in "\\{}" else chr(unit)
    return f"\\u{unit - 0x10000 if unit > 0x7FFF else unit}?"


def web_page(said: Conversation) -> str:
    """Write a web page of `Name: words`, the names in bold, paragraphs that are not closed."""
    told = "".join(f"<p><b>{escape(name)}:</b> {escape(_wrapped(words))}" for name, words in said)
    return f"<html><head><title></title></head><body>{told}</body></html>"


WRITERS: list[tuple[str, str, Callable[[Conversation], str | bytes]]] = [
    ("teams-vtt", ".vtt", teams_vtt),
    ("zoom-vtt", ".vtt", zoom_vtt),
    ("srt", ".srt", srt),
    ("text", ".txt", labelled_text),
    ("teams-docx", ".docx", teams_docx_old),
    ("teams-docx", ".docx", teams_docx_new),
    ("docx", ".docx", word),
    ("odt", ".odt", odt),
    ("rtf", ".rtf", rtf),
    ("html", ".html", web_page),
]


def _merged(said: Conversation) -> list[tuple[str, list[str]]]:
    """Put together what one person says in a row."""
    return [
        (name, list(itertools.chain.from_iterable(words for _, words in turns)))
        for name, turns in itertools.groupby(said, key=lambda utterance: utterance[0])
    ]


@pytest.mark.parametrize(("form", "suffix", "write"), WRITERS, ids=[writer[2].__name__ for writer in WRITERS])
@given(said=CONVERSATIONS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_said_comes_back(
    tmp_path: Path, form: str, suffix: str, write: Callable[[Conversation], str | bytes], said: Conversation
) -> None:
    """The same words by the same speakers in the same order, one turn a line, whatever the format."""
    written = write(said)
    path = tmp_path / f"P01{suffix}"
    path.write_bytes(written.encode("utf-8") if isinstance(written, str) else written)
    document = importers.read(path, document="P01").document
    told = [(turn.speaker, document.text[turn.start : turn.end].split()) for turn in document.turns]
    assert document.format == form
    assert told == _merged(said)
    assert document.text.split("\n") == [document.text[turn.start : turn.end] for turn in document.turns]
    assert all(before.end + 1 == after.start for before, after in itertools.pairwise(document.turns))
