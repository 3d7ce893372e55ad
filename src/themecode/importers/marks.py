"""Marks inside speech that are not speech: tags, entities, Markdown. Words in unknown angle brackets stay words."""

from __future__ import annotations

import html
import re

from themecode.importers.ledger import ENTITIES, TAGS, Ledger

_TAG = re.compile(
    r"</?(?:c|i|b|u|ruby|rt|lang|v|font)(?:[.\s][^<>]*)?>|<\d{1,6}:[\d:.,]{1,20}>|\{\\[^{}]{1,40}\}", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SEPARATOR = re.compile(r"\s*(?:[-\u2013\u2014_=*~#•.]\s*){3,}$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


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
    """Take Markdown's marks of bold out of a line of speech."""
    return _STRONG.sub(lambda found: _kept(found, ledger, 2), line) if "**" in line or "__" in line else line


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
