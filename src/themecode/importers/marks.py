"""Marks inside speech that are not speech: tags, entities, Markdown. Words in unknown angle brackets stay words."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from themecode.importers.ledger import ENTITIES, TAGS, Ledger

_TAG = re.compile(
    r"</?(?:c|i|b|u|ruby|rt|lang|v|font)(?:[.\s][^<>]*)?>|<\d{1,6}:[\d:.,]{1,20}>|\{\\[^{}]{1,40}\}", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SEPARATOR = re.compile(r"\s*(?:[-\u2013\u2014_=*~#•.]\s*){3,}$")
_STRONG = re.compile(r"\*\*|__")


def is_separator(line: str) -> bool:
    """Say whether a line is a rule across the page, made of dashes, stars and the like."""
    return _SEPARATOR.match(line) is not None


def plain(text: str, ledger: Ledger) -> str:
    """Take the tags out of a cue's text, and write its entities as characters."""
    if "<" in text or "{\\" in text:
        text = _TAG.sub(lambda found: _lost(found, ledger, TAGS), text)
    return decoded(text, ledger)


def decoded(text: str, ledger: Ledger) -> str:
    """Write entities such as `&amp;` and `&#39;` as the characters they stand for."""
    return _ENTITY.sub(lambda found: _character(found, ledger), text) if "&" in text else text


def unmarked(line: str, ledger: Ledger) -> str:
    """Take Markdown's backslashes and entities out of a line; bold is left for the reader of labels."""
    if "\\" in line:
        line = _ESCAPE.sub(lambda found: _kept(found, ledger, 1), line)
    return decoded(line, ledger)


def unbold(line: str, ledger: Ledger) -> str:
    """Take Markdown's marks of bold out of a line of speech.

    >>> unbold("It **was** on __your list__ ** no", Ledger("P01.md"))
    'It was on your list ** no'
    """
    if "**" not in line and "__" not in line:
        return line
    marks = list(_STRONG.finditer(line))
    ends = {kind: [mark.start() for mark in marks if mark[0] == kind and _ends(line, mark)] for kind in ("**", "__")}
    pieces: list[str] = []
    position = 0
    for mark in marks:
        start, ending = mark.end(), ends[mark[0]]
        following = bisect_right(ending, start)
        if mark.start() < position or following == len(ending) or line[start].isspace():
            continue
        end = ending[following]
        ledger.lose(TAGS, line[mark.start() : end + 2], became=line[start:end])
        pieces += (line[position : mark.start()], line[start:end])
        position = end + 2
    return "".join([*pieces, line[position:]])


def _ends(line: str, mark: re.Match[str]) -> bool:
    """Say whether a mark can end what is bold: no space stands before it."""
    return mark.start() > 0 and not line[mark.start() - 1].isspace()


def _lost(found: re.Match[str], ledger: Ledger, kind: str) -> str:
    ledger.lose(kind, found[0])
    return ""


def _kept(found: re.Match[str], ledger: Ledger, group: int) -> str:
    ledger.lose(TAGS, found[0], became=found[group])
    return found[group]


def _character(found: re.Match[str], ledger: Ledger) -> str:
    character = html.unescape(found[0])
    if character == found[0] or "\0" in character:
        return found[0]
    ledger.lose(ENTITIES, found[0], became=character)
    return character
