"""A text file (.txt, .md) of `Name: words`, or of prose without any speaker."""

from __future__ import annotations

from themecode.importers import (
    otter_text,
    sbv,
    srt,
    teams_pasted,
    teams_text,
    timed_text,
    whisper_tsv,
    zoom_chat,
)
from themecode.importers.labels import label_speech
from themecode.importers.ledger import Ledger
from themecode.importers.marks import unbold, unmarked
from themecode.importers.source import Source
from themecode.importers.turns import Utterance

_OTHERS = (teams_text, teams_pasted, srt, sbv, zoom_chat, otter_text, timed_text, whisper_tsv)


def recognises(source: Source) -> bool:
    """Say whether this is a text file in no other layout that is known."""
    if source.suffix not in (".txt", ".md") or source.headed:
        return False
    return not any(other.recognises(source) for other in _OTHERS)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read labelled lines; in Markdown, escapes and marks of bold are not words."""
    if source.suffix != ".md":
        return list(label_speech(source.passages, ledger))
    passages = [passage._replace(text=unmarked(passage.text, ledger)) for passage in source.passages]
    return list(label_speech(passages, ledger, headings=True, unbold=lambda line: unbold(line, ledger)))
