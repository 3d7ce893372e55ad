"""A text file (.txt, .md) of `Name: words`, or of prose without any speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
from themecode.importers.ledger import TAGS, Ledger
from themecode.importers.marks import unbold, unmarked
from themecode.importers.passages import Passage
from themecode.importers.source import Source
from themecode.importers.turns import Utterance

_HEADING = re.compile(r"(#{1,6})\s+")
_UNDERLINE = re.compile(r"(=+|-{2,})\s*$")
_POINT = re.compile(r"\s*(?:[-*+\u2022]|\d{1,3}[.)])\s")
_LONGEST_WRAPPED = 100
"""A text with longer lines is not wrapped by hand: each of its lines is a paragraph."""
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


def blocks(source: Source, ledger: Ledger) -> list[Passage]:
    """Return the paragraphs of a text that nobody speaks; in Markdown, headings have their level."""
    if source.suffix == ".md":
        return list(_markdown(source.passages, ledger))
    wrapped = max((len(passage.text) for passage in source.passages), default=0) <= _LONGEST_WRAPPED
    apart = not wrapped or sum(passage.fresh for passage in source.passages) == 1
    return [passage._replace(fresh=passage.fresh or apart) for passage in source.passages]


def _markdown(passages: Sequence[Passage], ledger: Ledger) -> Iterator[Passage]:
    """Tell headings (# or underlined), list points and paragraphs apart; marks are no words."""
    lines = [*passages, None]
    underline = -1
    after_heading = False
    for passage, following in pairwise(lines):
        assert passage is not None  # noqa: S101 - for the type checker: only the last is None
        if passage.line == underline:
            ledger.lose(TAGS, passage.text)
            after_heading = True
            continue
        text = unmarked(passage.text, ledger)
        level = 0
        if found := _HEADING.match(text):
            level = len(found[1])
            ledger.lose(TAGS, found[0])
            text = text[found.end() :]
        elif following and not following.fresh and (under := _UNDERLINE.match(following.text)):
            level, underline = 1 if under[1][0] == "=" else 2, following.line
        fresh = passage.fresh or after_heading or level > 0 or _POINT.match(text) is not None
        yield passage._replace(text=unbold(text, ledger), fresh=fresh, level=level)
        after_heading = level > 0
