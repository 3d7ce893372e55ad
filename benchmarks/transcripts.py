"""Conversations written as the tools write them: Teams, Zoom, subtitles, labelled text. Same talk, same bytes."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby
from random import Random
from uuid import UUID

from speech import Cue, Talk, cues, lines, padded, unpadded
from word_files import teams_docx_new, teams_docx_old, word_docx

Writer = Callable[[Talk], bytes]


def teams_vtt(talk: Talk) -> bytes:
    """Microsoft Teams, .vtt as downloaded: an id guid/n-k for part k of utterance n, wrapped lines."""
    guid = UUID(int=Random(talk.name).getrandbits(128), version=4)
    blocks = [
        f"{guid}/{cue.utterance}-{cue.part}\n{padded(cue.start_ms)} --> {padded(cue.end_ms)}\n{_voiced(cue)}\n"
        for cue in cues(talk)
    ]
    return "\n".join(["WEBVTT\n", *blocks]).encode()


def teams_graph_vtt(talk: Talk) -> bytes:
    """Microsoft Teams over the Graph API: unpadded times, a first time below zero, some empty lines missing."""
    dice = Random(talk.name)
    written = "WEBVTT\n\n"
    for cue in cues(talk, first_ms=-3_480):
        gap = "" if dice.random() < 0.25 else "\n"
        written += f"{unpadded(cue.start_ms)} --> {unpadded(cue.end_ms)}\n{_voiced(cue)}\n{gap}"
    return written.encode()


def zoom_vtt(talk: Talk) -> bytes:
    """Zoom cloud recording .vtt: CRLF, numbered cues, the name before the words of each cue."""
    blocks = ["WEBVTT\n"]
    for number, cue in enumerate(cues(talk), 1):
        blocks.append(f"{number}\n{padded(cue.start_ms)} --> {padded(cue.end_ms)}\n{cue.speaker}: {cue.text}\n")
    return _crlf("\n".join(blocks))


def srt(talk: Talk) -> bytes:
    """Write subtitles: CRLF, comma in times, the name only where the speaker changes."""
    blocks = []
    number = 0
    for speaker, group in groupby(cues(talk), key=lambda cue: cue.speaker):
        prefix = f"{speaker}: "
        for cue in group:
            number += 1
            times = f"{padded(cue.start_ms, ',')} --> {padded(cue.end_ms, ',')}"
            blocks.append(f"{number}\n{times}\n{lines(prefix + cue.text, 60)}\n")
            prefix = ""
    return _crlf("\n".join(blocks))


def labelled_text(talk: Talk) -> bytes:
    """Plain text as people type it: `Name: words`, an empty line between turns."""
    return ("\n\n".join(f"{speaker}: {words}" for speaker, words in talk.turns) + "\n").encode()


def markdown(talk: Talk) -> bytes:
    """Markdown with a title; each name stands alone in bold, the words in the paragraph below."""
    turns = "\n\n".join(f"**{speaker}:**\n\n{words}" for speaker, words in talk.turns)
    return f"# {talk.title}\n\n{turns}\n".encode()


def _voiced(cue: Cue) -> str:
    return f"<v {cue.speaker}>{escape(lines(cue.text), quote=False)}</v>"


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


WRITERS: dict[str, tuple[str, Writer]] = {
    "teams_vtt": (".vtt", teams_vtt),
    "teams_graph_vtt": (".vtt", teams_graph_vtt),
    "teams_docx_old": (".docx", teams_docx_old),
    "teams_docx_new": (".docx", teams_docx_new),
    "zoom_vtt": (".vtt", zoom_vtt),
    "srt": (".srt", srt),
    "word_docx": (".docx", word_docx),
    "labelled_text": (".txt", labelled_text),
    "markdown": (".md", markdown),
}
"""Each format's file ending and writer."""
