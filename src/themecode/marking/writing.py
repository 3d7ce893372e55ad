"""From codings to marked text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from themecode.marking.mark import Mark
from themecode.model import Document, Turn

WIDTH = 78
_TIGHT = "\0"
"""Stands for a space at which a line is not broken."""
_OWN = re.compile(r"[\\\[\]]|(?<=\s)//|^//")


def write_marked(
    document: Document,
    marks: Sequence[Mark],
    headings: Mapping[int, str],
    notes: Mapping[int, Sequence[str]],
    preface: Sequence[str] = (),
) -> str:
    """Write a document with its marks: turns under their headings, notes below them, lines of 78 columns.

    `headings` and `notes` are by the turn's number. Marks must begin and end at letters of turns. Marks that cross
    are numbered, and so are their ends: [[money 1: we had [[time 2: no money ]]1 then ]]2.
    """
    numbers = _numbers(marks)
    lines = [f"# {line}".rstrip() for line in preface]
    for turn in document.turns:
        lines += ["", f"== {headings.get(turn.number, str(turn.number))} =="]
        marked = "".join(_pieces(document, turn, marks, numbers))
        lines += [_plain(line) for part in marked.split("\n") for line in _broken(part)]
        lines += [f"# {note}" for note in notes.get(turn.number, ())]
    return "\n".join(lines) + "\n"


def _numbers(marks: Sequence[Mark]) -> dict[int, int]:
    """Return numbers for the marks that cross others, by their place in the list."""
    crossing = [
        at
        for at, one in enumerate(marks)
        if any(
            one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end
            for other in marks
        )
    ]
    return {at: number for number, at in enumerate(crossing, 1)}


def _pieces(document: Document, turn: Turn, marks: Sequence[Mark], numbers: Mapping[int, int]) -> Iterator[str]:
    """Yield a turn's words and the signs between them."""
    opened = sorted(range(len(marks)), key=lambda at: (marks[at].start, -marks[at].end, at))
    edges = {turn.start, turn.end}
    edges |= {place for mark in marks for place in (mark.start, mark.end) if turn.start <= place <= turn.end}
    ordered = sorted(edges)
    for here, after in zip(ordered, [*ordered[1:], turn.end], strict=True):
        closing = [at for at in reversed(opened) if marks[at].end == here and here > turn.start]
        yield from (_end(marks[at], numbers.get(at)) for at in closing)
        opening = [at for at in opened if marks[at].start == here and here < turn.end]
        yield from (_begin(marks[at], numbers.get(at)) for at in opening)
        yield _escaped(document.text, here, after, after_end=bool(closing) and not opening)


def _begin(mark: Mark, number: int | None) -> str:
    named = f",{_TIGHT}".join(mark.codes) + (f"{_TIGHT}{number}" if number else "")
    return f"[[{named}:{_TIGHT}"


def _end(mark: Mark, number: int | None) -> str:
    memo = re.sub(r"[\\\[\]]", r"\\\g<0>", mark.memo).replace("\n", "\\n")
    return (f" // {memo}" if memo else "") + f"]]{number or ''}"


def _escaped(text: str, start: int, end: int, *, after_end: bool) -> str:
    """Escape what would be read as a mark: brackets beside brackets or marks, slashes, and digits behind an end."""
    found = []
    for at in range(start, end):
        sign = text[at]
        beside = at in (start, end - 1) or text[at - 1] in "[]" or text[at + 1 : at + 2] in ("[", "]")
        slashes = text.startswith("//", at) and (at == 0 or text[at - 1].isspace() or at == start)
        digit = after_end and at == start and sign.isdecimal()
        found.append("\\" + sign if sign == "\\" or (sign in "[]" and beside) or slashes or digit else sign)
    return "".join(found)


def _broken(line: str) -> Iterator[str]:
    """Break a long line at spaces."""
    while len(line) > WIDTH:
        space = line.rfind(" ", 1, WIDTH + 1)
        space = space if space > 0 else line.find(" ", WIDTH)
        if space < 0:
            break
        yield line[:space]
        line = line[space + 1 :]
    yield line


def _plain(line: str) -> str:
    """Keep a line of words from being read as a heading or a note."""
    return ("\\" + line if line.startswith(("#", "=")) else line).replace(_TIGHT, " ")
