"""Rich text (.rtf): read as the page shows it, all else counted by its kind; with a reader of our own.

Libraries for RTF return bare text: they count nothing, and read deletions and hidden words as if they were said.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from themecode.importers.composing import Composition
from themecode.importers.ledger import CONTENTS, DELETED, HIDDEN, OTHER, SYMBOLS
from themecode.importers.passages import Story
from themecode.importers.rtf_styles import RtfStyles, read_styles
from themecode.importers.rtf_tokens import Token, check_size, decoded, tokens_of
from themecode.importers.rtf_words import CHARACTERS, GROUPS, MARKUP, OPENED, PARAGRAPH_ENDS
from themecode.problems import Problem

_UNITS = 0x10000
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class _State(NamedTuple):
    """What holds inside a group, and ends with it: `aside` is the kind of words that are not read, None elsewhere."""

    aside: str | None = None
    starred: bool = False
    begun: bool = False
    codec: str = ""
    symbols: bool = False
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    skip: int = 1


def read_rich_text(name: str, raw: bytes) -> Story:
    """Read an RTF file. Raises ImportRefusedError."""
    check_size(name, raw)
    reader = _Reader(read_styles(name, raw))
    for token in tokens_of(name, raw):
        reader.read(token)
    return reader.story(name)


class _Reader:
    """Reads one token after the other."""

    def __init__(self, styles: RtfStyles) -> None:
        self._styles = styles
        self._composition = Composition()
        self._state = _State(codec=styles.codec)
        self._outer: list[_State] = []
        self._bytes: list[bytes] = []
        self._set_aside: list[str] = []
        self._half = 0
        self._to_skip = 0
        self._level = 0
        self._contents = False
        self._in_table = False
        self._undecoded = 0

    def read(self, token: Token) -> None:
        """Read what comes next."""
        if not token.word:
            self._take_bytes(token.raw)
            return
        self._flush()
        self._to_skip = 0 if token.word != "u" else self._to_skip
        if token.word == "{":
            self._outer.append(self._state)
            self._state = self._state._replace(starred=False, begun=False)
        elif token.word == "}":
            self._end_group()
        elif token.word == "\\*":
            self._state = self._state._replace(starred=True)
        else:
            self._control(token)

    def story(self, name: str) -> Story:
        """Return what was read."""
        self._flush()
        self._end_paragraph()
        problems: tuple[Problem, ...] = ()
        if self._undecoded:
            says = f"{self._undecoded} characters cannot be read in the file's own encoding and stand as \ufffd."
            problems = (Problem(name, says, "Save it as .docx if they matter.", grade="warning"),)
        return self._composition.story(self._styles.codec, problems)

    def _control(self, token: Token) -> None:
        word, number = token.word, token.number
        if not self._state.begun and (word in GROUPS or word in OPENED or self._state.starred):
            self._begin_group(word)
        self._state = self._state._replace(begun=True)
        if word in CHARACTERS:
            self._words(CHARACTERS[word])
        elif word == "u":
            self._unicode(number or 0)
        elif word in PARAGRAPH_ENDS:
            self._end_of_line()
        elif word in ("cell", "row", "trowd", "intbl", "pard"):
            self._table(word)
        else:
            self._looks(word, 1 if number is None else number)

    def _begin_group(self, word: str) -> None:
        outer = self._outer[-1].aside if self._outer else None
        if word in OPENED:
            aside = outer if word != "ud" else next((s.aside for s in reversed(self._outer[:-1])), None)
        elif outer is not None and (outer == MARKUP or GROUPS.get(word, OTHER) != MARKUP):
            aside = outer
        else:
            aside = GROUPS.get(word, OTHER)
        self._state = self._state._replace(aside=aside)

    def _end_group(self) -> None:
        before = self._state
        self._state = self._outer.pop() if self._outer else self._state
        if before.aside and before.aside != self._state.aside:
            text, self._set_aside = "".join(self._set_aside), []
            self._composition.set_aside(before.aside, text)

    def _take_bytes(self, raw: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(raw))
            self._to_skip -= skipped
            raw = raw[skipped:]
        if raw:
            self._bytes.append(raw)

    def _flush(self) -> None:
        if not self._bytes:
            return
        raw = b"".join(self._bytes)
        self._bytes = []
        self._state = self._state._replace(begun=True)
        if self._state.symbols and self._state.aside is None:
            self._composition.set_aside(SYMBOLS, "\ufffd" * len(raw.strip()))
        elif self._state.aside != MARKUP:
            self._words(decoded(raw, self._state.codec))

    def _words(self, text: str) -> None:
        state = self._state
        if state.aside is not None:
            if state.aside != MARKUP:
                self._set_aside.append(text)
        elif state.deleted or state.hidden or self._contents:
            kind = DELETED if state.deleted else HIDDEN if state.hidden else CONTENTS
            self._composition.set_aside(kind, text)
        else:
            self._undecoded += text.count("\ufffd")
            if self._composition.in_table and not self._in_table:
                self._composition.close_table()
            self._composition.add(text, bold=state.bold)

    def _unicode(self, number: int) -> None:
        """Take a character written as a number; one beyond 65,535 comes in two halves."""
        code = number % _UNITS if number < _UNITS else number
        self._to_skip = self._state.skip
        if self._half and code not in _LOW:
            self._words("\ufffd")
            self._half = 0
        if code in _HIGH:
            self._half = code
        elif code in _LOW and self._half:
            self._words(chr(0x10000 + ((self._half - 0xD800) << 10) + (code - 0xDC00)))
            self._half = 0
        else:
            self._words(chr(code) if 0 < code <= sys.maxunicode and code not in _LOW else "\ufffd")

    def _end_of_line(self) -> None:
        if self._state.aside is not None:
            self._words("\n")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._composition.end(self._level)

    def _table(self, word: str) -> None:
        if self._state.aside is not None:
            return
        if word == "pard":
            self._in_table, self._level, self._contents = False, 0, False
        elif word in ("intbl", "trowd"):
            self._in_table = self._in_table or word == "intbl"
            if not self._composition.in_table:
                self._composition.open_table()
                self._composition.begin_row()
                self._composition.begin_cell()
        elif word == "cell":
            self._composition.begin_cell()
        else:
            self._composition.begin_row()
            self._composition.begin_cell()

    def _looks(self, word: str, number: int) -> None:
        state = self._state
        if word == "f":
            codec = self._styles.fonts.get(number, self._styles.codec)
            self._state = state._replace(codec=codec or self._styles.codec, symbols=codec == "")
        elif word == "v":
            self._state = state._replace(hidden=number != 0)
        elif word == "deleted":
            self._state = state._replace(deleted=number != 0)
        elif word == "b":
            self._state = state._replace(bold=number != 0)
        elif word == "plain":
            self._state = state._replace(hidden=False, deleted=False, bold=False)
        elif word == "uc":
            self._state = state._replace(skip=max(number, 0))
        elif state.aside is None and word in ("s", "outlinelevel"):
            self._level = self._styles.headings.get(number, 0) if word == "s" else number + 1 if 0 <= number < 9 else 0  # noqa: PLR2004 - Word's levels
            self._contents = word == "s" and number in self._styles.contents
