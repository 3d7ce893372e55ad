"""The formats that are read, on one screen. A new one is a new file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from themecode.importers import (
    csv_transcript,
    highlights,
    labelled_text,
    otter_docx,
    otter_text,
    paged,
    sbv,
    srt,
    survey,
    teams_docx,
    teams_pasted,
    teams_text,
    teams_vtt,
    timed_text,
    webvtt,
    whisper_cpp,
    whisper_json,
    whisper_tsv,
    zoom_chat,
    zoom_vtt,
)
from themecode.importers.ledger import Ledger
from themecode.importers.passages import Grid, Passage
from themecode.importers.source import Source
from themecode.importers.table_reading import TableOptions, TableReading
from themecode.importers.turns import Utterance


class Format(NamedTuple):
    """One way in which transcripts are written: `expects` says how one knows it, `unit` what it is made of.

    `blocks`, where the format may hold a document that nobody speaks, gives its paragraphs, headings and tables.
    """

    name: str
    suffixes: tuple[str, ...]
    expects: str
    unit: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source, Ledger], list[Utterance]]
    blocks: Callable[[Source, Ledger], Sequence[Passage | Grid]] | None = None


def _paged(name: str, *suffixes: str) -> Format:
    expects = "paragraphs of `Name: words`, or of a document"
    return Format(name, suffixes, expects, "paragraph", paged.recogniser(*suffixes), paged.read, paged.blocks)


class TableFormat(NamedTuple):
    """One way in which a table holds many respondents, or codes: `expects` says how one knows it."""

    name: str
    suffixes: tuple[str, ...]
    expects: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source, TableOptions], TableReading]


_VTT, _TEXT, _WORD, _JSON = (".vtt",), (".txt", ".md"), (".docx",), (".json",)

FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("teams-vtt", _VTT, "WebVTT cues with <v Name> voices", "cue", teams_vtt.recognises, teams_vtt.read),
        Format(
            "teams-docx",
            _WORD,
            "times, or `Name   0:03`, above words",
            "paragraph",
            teams_docx.recognises,
            teams_docx.read,
        ),
        Format(
            "teams-text", _TEXT, "times, or `Name   0:03`, above words", "line", teams_text.recognises, teams_text.read
        ),
        Format(
            "teams-pasted",
            _TEXT,
            "times, name and words run into each other",
            "turn",
            teams_pasted.recognises,
            teams_pasted.read,
        ),
        Format("zoom-vtt", _VTT, "numbered WebVTT cues of `Name: words`", "cue", zoom_vtt.recognises, zoom_vtt.read),
        Format("zoom-chat", _TEXT, "a time and `Name:`", "message", zoom_chat.recognises, zoom_chat.read),
        Format("vtt", _VTT, "a WEBVTT line or cues with times", "cue", webvtt.recognises, webvtt.read),
        Format("srt", (".srt",), "numbered cues with times", "cue", srt.recognises, srt.read),
        Format("sbv", (".sbv",), "times as 0:00:01.000,0:00:04.000", "cue", sbv.recognises, sbv.read),
        Format("whisper-json", _JSON, "`segments` with times", "segment", whisper_json.recognises, whisper_json.read),
        Format(
            "whisper-cpp", _JSON, "a `transcription` with offsets", "segment", whisper_cpp.recognises, whisper_cpp.read
        ),
        Format(
            "whisper-tsv", (".tsv",), "columns start, end and text", "segment", whisper_tsv.recognises, whisper_tsv.read
        ),
        Format("otter-docx", _WORD, "`Name  0:03` above words", "paragraph", otter_docx.recognises, otter_docx.read),
        Format("otter-text", _TEXT, "`Name  0:03` above words", "paragraph", otter_text.recognises, otter_text.read),
        Format("timed-text", _TEXT, "a time before each line", "line", timed_text.recognises, timed_text.read),
        _paged("docx", ".docx")._replace(recognises=paged.recognises_word),
        _paged("odt", ".odt"),
        _paged("rtf", ".rtf"),
        _paged("html", ".html", ".htm"),
        _paged("pdf", ".pdf"),
        Format(
            "csv-transcript",
            csv_transcript.SUFFIXES,
            "a table with a column `words` or `text`, and `speaker` or `timestamp`",
            "row",
            csv_transcript.recognises,
            csv_transcript.read,
        ),
        Format(
            "text",
            _TEXT,
            "lines of `Name: words`",
            "paragraph",
            labelled_text.recognises,
            labelled_text.read,
            labelled_text.blocks,
        ),
    )
}
"""By the name that `--format` takes."""

TABLES: dict[str, TableFormat] = {
    known.name: known
    for known in (
        TableFormat("survey", survey.SUFFIXES, "a table with one row a respondent", survey.recognises, survey.read),
        TableFormat(
            "taguette-highlights",
            highlights.SUFFIXES,
            "a table with the columns id, document, tag, content",
            highlights.recognises,
            highlights.read,
        ),
    )
}
"""Tables of many respondents, or of codes, by the name that `--format` takes."""

TABLE_SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".xlsx")
"""The endings of tables: a transcript, a survey, or codes."""

SUFFIXES: tuple[str, ...] = (
    *(".vtt", ".srt", ".sbv", ".json"),
    *(".docx", ".odt", ".rtf", ".html", ".htm", ".pdf", ".txt", ".md"),
    *TABLE_SUFFIXES,
)
"""The endings of files that are read."""
