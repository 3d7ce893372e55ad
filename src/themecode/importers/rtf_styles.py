"""The tables at the head of an RTF file: in which encoding each font is written, which styles are headings."""

from __future__ import annotations

import re
from typing import NamedTuple

from themecode.importers.rtf_tokens import CHARSETS, SYMBOL_CHARSET, Token, tokens_of
from themecode.importers.rtf_words import CODE_PAGES

_HEADING = re.compile(r"\s*(?:heading ?([1-9])|(title))\s*;", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*toc ?[1-9]\s*;", re.IGNORECASE)
_TABLE, _ENTRY = 2, 3
"""How deep tables and their entries are in the groups of a file."""


class RtfStyles(NamedTuple):
    """`codec` of the file, and of each font ("" for fonts of symbols); styles that are headings or contents."""

    codec: str
    fonts: dict[int, str]
    headings: dict[int, int]
    contents: frozenset[int]


class _Entry:
    """One font or style as it is being read."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.level = 0
        self.name: list[str] = []


def read_styles(name: str, raw: bytes) -> RtfStyles:
    """Read the tables of fonts and styles."""
    tables = _Tables()
    for token in tokens_of(name, raw):
        if token.word in ("pard", "par", "sectd") and not tables.kind:
            break
        tables.read(token)
    return RtfStyles(_known(tables.codec), tables.fonts, tables.headings, frozenset(tables.contents))


class _Tables:
    """What the tables have said so far; `kind` is that of the table that is open."""

    def __init__(self) -> None:
        self.codec = "cp1252"
        self.fonts: dict[int, str] = {}
        self.headings: dict[int, int] = {}
        self.contents: set[int] = set()
        self.kind = ""
        self._depth = 0
        self._entry = _Entry()

    def read(self, token: Token) -> None:
        """Read what comes next."""
        if token.word == "{":
            self._depth += 1
            if self._depth == _ENTRY:
                self._entry = _Entry()
        elif token.word == "}":
            if self.kind == "stylesheet" and self._depth == _ENTRY:
                _style(self._entry, self.headings, self.contents)
            self._depth -= 1
            self.kind = self.kind if self._depth >= _TABLE else ""
        elif token.word in ("fonttbl", "stylesheet") and self._depth == _TABLE:
            self.kind = token.word
        elif self.kind == "fonttbl":
            self._font(token)
        elif self.kind:
            self._style(token)
        elif token.word in CODE_PAGES:
            self.codec = CODE_PAGES[token.word]
        elif token.word == "ansicpg" and token.number not in (None, 0):
            self.codec = {65001: "utf-8", 10000: "mac_roman"}.get(token.number or 0, f"cp{token.number}")

    def _font(self, token: Token) -> None:
        entry, number = self._entry, token.number
        if number is None:
            return
        if token.word == "f":
            entry.number = number
        elif token.word == "fcharset" and entry.number is not None:
            if number == SYMBOL_CHARSET:
                self.fonts[entry.number] = ""
            elif number and number in CHARSETS:  # 0, "ANSI", is whatever the file says of itself
                self.fonts[entry.number] = CHARSETS[number]

    def _style(self, token: Token) -> None:
        if token.word == "s" and token.number is not None:
            self._entry.number = token.number
        elif token.word == "outlinelevel" and token.number is not None:
            self._entry.level = token.number + 1
        elif not token.word:
            self._entry.name.append(token.raw.decode("latin-1"))


def _style(entry: _Entry, headings: dict[int, int], contents: set[int]) -> None:
    written = "".join(entry.name)
    number = entry.number
    if number is None:
        return
    if found := _HEADING.match(written):
        headings[number] = int(found[1]) if found[1] else 1
    elif _CONTENTS.match(written):
        contents.add(number)
    elif 0 < entry.level < 10:  # noqa: PLR2004 - Word's levels are 1 to 9
        headings[number] = entry.level


def _known(codec: str) -> str:
    try:
        "".encode(codec)
    except LookupError:
        return "cp1252"
    return codec
