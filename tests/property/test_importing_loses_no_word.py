"""The law of importing: what people said comes back, word for word, by the same people, in the same order."""

from __future__ import annotations

import io
import itertools
import json
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


def sbv(said: Conversation) -> str:
    """Write YouTube's .sbv with a name on each cue."""
    cues = [f"{_clock(n)[1:]},{_clock(n + 1)[1:]}\n{name}: {' '.join(words)}\n" for n, (name, words) in enumerate(said)]
    return "\n".join(cues)


def whisperx(said: Conversation) -> str:
    """Write WhisperX's JSON: all in one segment, whose words change speaker."""
    words = [{"word": word, "speaker": name, "start": 1.5} for name, spoken in said for word in spoken]
    text = " ".join(word["word"] for word in words)
    return json.dumps({"segments": [{"start": 0.0, "end": 9.25, "text": f" {text}", "words": words}]})


def zoom_chat(said: Conversation) -> str:
    """Write Zoom's chat: CRLF between messages, LF inside them, reactions and quotations of others between."""
    heads = ("{time}\t{name}:\t", '{time}\t{name}:\tReplying to "so it..."\n\n')
    lines = []
    for n, (name, words) in enumerate(said):
        lines.append(heads[n % 2].format(time=_clock(n)[:8], name=name) + _wrapped(words))
        lines.append(f'{_clock(n)[:8]}\t{name}:\tReacted to "so it was" with \U0001f44d')
    return "\r\n".join(lines)


def zoom_chat_old(said: Conversation) -> str:
    """Write Zoom's chat as it was before."""
    return "".join(
        f"{_clock(n)[:8]} From {name} to Everyone : {' '.join(words)}\n" for n, (name, words) in enumerate(said)
    )


def otter_text(said: Conversation) -> str:
    """Write Otter's text with its footer."""
    turns = "".join(f"{name}  {n // 60}:{n % 60:02}  \n{' '.join(words)}\n\n" for n, (name, words) in enumerate(said))
    return f"{turns}Transcribed by https://otter.ai\n"


def otter_docx(said: Conversation) -> bytes:
    """Write Otter's document: title, keywords and speakers above the turns."""
    turns = [(f"{name}  {n // 60}:{n % 60:02}", " ".join(words)) for n, (name, words) in enumerate(said)]
    start = ["A meeting", "Tue, May 03, 2031", "SUMMARY KEYWORDS", "money, fence", "SPEAKERS", "Ruth, Amara"]
    return _docx([*start, *itertools.chain.from_iterable(turns)])


def teams_pasted(said: Conversation) -> str:
    """Write Teams' text without its line breaks, with the names above the first time."""
    names = "\n".join(dict.fromkeys(name for name, _ in said))
    cues = [f"0:0:{n}.500 --> 0:0:{n + 1}.250{name}{' '.join(words)}" for n, (name, words) in enumerate(said)]
    return f"{names}\n\n{''.join(cues)}"


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
    ("sbv", ".sbv", sbv),
    ("whisper-json", ".json", whisperx),
    ("zoom-chat", ".txt", zoom_chat),
    ("zoom-chat", ".txt", zoom_chat_old),
    ("otter-text", ".txt", otter_text),
    ("otter-docx", ".docx", otter_docx),
    ("teams-pasted", ".txt", teams_pasted),
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


NAMELESS = WORDS.filter(lambda word: not word.endswith(":") and word not in (">>", "-"))
LINES = st.lists(st.lists(NAMELESS, min_size=1, max_size=7), min_size=3, max_size=30)
"""Lines of which none can be taken for a label."""


def rolling_vtt(lines: Sequence[str]) -> str:
    """Write YouTube's automatic captions: each line with the time of its words, then still, then above the next."""
    cues = ["WEBVTT\nKind: captions\nLanguage: en\n"]
    for n, (above, line) in enumerate(zip([" ", *lines], lines, strict=False)):
        timed = escape(line).replace(" ", f"<{_clock(n)}><c> ") + "</c>" * line.count(" ")
        cues.append(f"{_clock(n)} --> {_clock(n + 1)} align:start position:0%\n{escape(above)}\n{timed}\n")
        cues.append(f"{_clock(n + 1)} --> {_clock(n + 1)} align:start position:0%\n{escape(line)}\n \n")
    return "\n".join(cues)


def rolling_srt(lines: Sequence[str]) -> str:
    """Write the same as a converter to SubRip leaves it."""
    cues: list[str] = []
    for n, (above, line) in enumerate(zip([" ", *lines], lines, strict=False)):
        times = f"{_clock(n, comma=True)} --> {_clock(n + 1, comma=True)}"
        cues.append(f"{len(cues) + 1}\n{times}\n{above}\n{line}\n")
        cues.append(f"{len(cues) + 1}\n{times[-12:]} --> {times[-12:]}\n{line}\n \n")
    return "\n".join(cues)


@pytest.mark.parametrize(("suffix", "write"), [(".vtt", rolling_vtt), (".srt", rolling_srt)])
@given(lines=LINES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_captions_that_roll_give_each_word_once(
    tmp_path: Path, suffix: str, write: Callable[[Sequence[str]], str], lines: list[list[str]]
) -> None:
    """Whatever is said, also the same line again and again: it comes as often as it was said."""
    path = tmp_path / f"P01{suffix}"
    path.write_text(write([" ".join(line) for line in lines]), encoding="utf-8")
    reading = importers.read(path, document="P01")
    assert reading.document.text.split() == list(itertools.chain.from_iterable(lines))
    assert "repeated captions" in {loss.kind for loss in reading.document.losses}


def whisper_json(lines: Sequence[str]) -> str:
    """Write openai-whisper's JSON."""
    segments = [
        {"id": n, "start": n, "end": n + 0.5, "text": f" {line}", "tokens": [n]} for n, line in enumerate(lines)
    ]
    return json.dumps({"text": "".join(f" {line}" for line in lines), "segments": segments}, ensure_ascii=False)


def whisper_cpp(lines: Sequence[str]) -> str:
    """Write whisper.cpp's JSON."""
    pieces = [{"offsets": {"from": n, "to": n + 1}, "text": f" {line}"} for n, line in enumerate(lines)]
    return json.dumps({"transcription": pieces}, indent="\t")


def whisper_tsv(lines: Sequence[str]) -> str:
    """Write Whisper's table."""
    return "start\tend\ttext\n" + "".join(f"{n}\t{n + 1}\t{line}\n" for n, line in enumerate(lines))


def timed_text(lines: Sequence[str]) -> str:
    """Write a time before each line."""
    return "".join(f"{_clock(n)[:8]} {line}\n" for n, line in enumerate(lines))


@pytest.mark.parametrize(
    ("form", "suffix", "write"),
    [
        ("whisper-json", ".json", whisper_json),
        ("whisper-cpp", ".json", whisper_cpp),
        ("whisper-tsv", ".tsv", whisper_tsv),
        ("timed-text", ".txt", timed_text),
    ],
)
@given(lines=LINES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_without_a_speaker_come_back(
    tmp_path: Path, form: str, suffix: str, write: Callable[[Sequence[str]], str], lines: list[list[str]]
) -> None:
    """Every word in order, by nobody."""
    path = tmp_path / f"P01{suffix}"
    path.write_text(write([" ".join(line) for line in lines]), encoding="utf-8")
    document = importers.read(path, document="P01").document
    assert (document.format, document.text.split()) == (form, list(itertools.chain.from_iterable(lines)))
    assert {turn.speaker for turn in document.turns} == {"Unknown"}
