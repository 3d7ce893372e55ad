"""From marked text to codings: every word must be there as it was, white space apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from themecode.errors import ThemecodeError
from themecode.marking.mark import Mark, letters
from themecode.model import Document

_BEGIN = re.compile(r"\[\[[ \t]*([^\[\]:\\\n]+?)(?:[ \t]+(\d+))?[ \t]*:")
_END = re.compile(r"\]\](\d*)")
_MEMO = re.compile(r"//(?=\s)")
_SHOWN = 40


def read_marks(written: str, document: Document) -> list[Mark]:
    """Read the marks of a document's text as a person left it, in the order of the text.

    Lines that begin with # or = are notes and headings; a sign behind a backslash is that sign. Raises
    ThemecodeError, with the line, where a word of the transcript is another one, and where a mark does not close.
    """
    reader = _Reader(_without_notes(written))
    reader.run()
    places = letters(document)
    _refuse_other_words(reader, document, places)
    found = [Mark(places[one.first], places[one.last - 1] + 1, one.codes, one.memo, one.line) for one in reader.marks]
    return sorted(found)


def _without_notes(written: str) -> str:
    """Empty the lines that are no words; the others keep their numbers."""
    lines = written.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return "\n".join("" if line.startswith(("#", "=")) else line for line in lines)


@dataclass
class _Open:
    """A mark that is not closed yet; `first` and `last` count letters."""

    codes: tuple[str, ...]
    number: str
    first: int
    line: int
    last: int = 0
    memo: str = ""


@dataclass
class _Reader:
    """What was read so far: the letters with their places in the file, the open marks, the closed ones."""

    body: str
    at: int = 0
    letters: list[tuple[str, int]] = field(default_factory=list)
    open_: list[_Open] = field(default_factory=list)
    marks: list[_Open] = field(default_factory=list)
    memo: str = ""

    def __post_init__(self) -> None:
        self._lines = list(accumulate((len(line) + 1 for line in self.body.split("\n")), initial=0))

    def line(self, at: int) -> int:
        """Return the line of a place in the file."""
        return bisect_right(self._lines, at)

    def run(self) -> None:
        """Read all of it."""
        while self.at < len(self.body):
            self._step()
        for one in self.open_:
            named = f"[[{', '.join(one.codes)}: "
            raise _wrong(one.line, f"the mark that begins here, {named}…, is not closed.", "Close it with ]].")

    def _step(self) -> None:
        body, at = self.body, self.at
        if body[at] == "\\" and at + 1 < len(body):
            self._letter(body[at + 1], at + 1)
        elif body.startswith("[[", at):
            self._begin()
        elif body.startswith("]]", at):
            self._end()
        elif self.open_ and _MEMO.match(body, at) and (body[at - 1].isspace() or body[at - 1] == "]"):
            self._read_memo()
        else:
            self._letter(body[at], at)

    def _letter(self, sign: str, at: int) -> None:
        if not sign.isspace():
            self.letters.append((sign, at))
        self.at = at + 1

    def _begin(self) -> None:
        found = _BEGIN.match(self.body, self.at)
        if found is None:
            mend = "A mark is [[code: words]]. Where the brackets are the transcript's own, write \\[\\[."
            raise _wrong(self.line(self.at), "[[ begins a mark that names no code.", mend)
        codes = tuple(dict.fromkeys(code.strip() for code in found[1].split(",") if code.strip()))
        number = found[2] or ""
        if number and any(one.number == number for one in self.open_):
            raise _wrong(self.line(self.at), f"a mark with the number {number} is open already.", "Number it anew.")
        self.open_.append(_Open(codes, number, len(self.letters), self.line(self.at)))
        self.at = found.end()

    def _end(self) -> None:
        found = _END.match(self.body, self.at)
        number = found[1] if found else ""
        numbered = next((one for one in self.open_ if number and one.number == number), None)
        closed = numbered or next((one for one in reversed(self.open_) if not one.number), None)
        if closed is None:
            mend = (
                "Take it away. Where the brackets are the transcript's own, write \\]\\]; a numbered mark ends in ]]1."
            )
            raise _wrong(self.line(self.at), "]] closes no mark.", mend)
        closed.last, closed.memo, self.memo = len(self.letters), self.memo, ""
        if closed.first == closed.last:
            raise _wrong(closed.line, f"[[{', '.join(closed.codes)}: ]] marks no words.", "Put words into it.")
        self.open_.remove(closed)
        self.marks.append(closed)
        self.at += 2 + (len(number) if numbered else 0)

    def _read_memo(self) -> None:
        """Read a memo: all up to the end of its mark."""
        at, found = self.at + 2, []
        while at < len(self.body) and not self.body.startswith("]]", at):
            if self.body[at] == "\\" and at + 1 < len(self.body):
                at += 1
                found.append("\n" if self.body[at] == "n" else self.body[at])
            else:
                found.append(" " if self.body[at] == "\n" else self.body[at])
            at += 1
        self.memo, self.at = "".join(found).strip(), at


def _refuse_other_words(reader: _Reader, document: Document, places: list[int]) -> None:
    """Refuse a file in which the transcript says anything else, and show where."""
    said, there = [document.text[at] for at in places], [sign for sign, _ in reader.letters]
    if said == there:
        return
    at = next((n for n, (one, other) in enumerate(zip(said, there, strict=False)) if one != other), None)
    at = min(len(said), len(there)) if at is None else at
    line = reader.line(reader.letters[at][1]) if at < len(there) else reader.line(len(reader.body))
    was = _from(document.text, places[at]) if at < len(said) else "nothing more"
    now = _from(reader.body, reader.letters[at][1]) if at < len(there) else "nothing more"
    raise _wrong(
        line, f"the transcript says {was} here, and the file {now}.", "Put its words back; only marks may change."
    )


def _from(text: str, at: int) -> str:
    """Quote a few words from a place on, beginning with the word in which it lies."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    words = " ".join(text[start : start + _SHOWN].split())
    return f"“{words}”"


def _wrong(line: int, says: str, mend: str) -> ThemecodeError:
    return ThemecodeError(f"Line {line}: {says}", mend=mend)
