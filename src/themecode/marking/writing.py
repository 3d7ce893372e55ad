"""From codings to marked text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

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
    opened = _in_order(marks)
    numbers = _numbers(marks, opened)
    lines = [f"# {line}".rstrip() for line in preface]
    for turn in document.turns:
        lines += ["", f"== {headings.get(turn.number, str(turn.number))} =="]
        marked = "".join(_pieces(document, turn, marks, opened, numbers))
        lines += [_plain(line) for part in marked.split("\n") for line in _broken(part)]
        lines += [f"# {note}" for note in notes.get(turn.number, ())]
    return "\n".join(lines) + "\n"


def _in_order(marks: Sequence[Mark]) -> list[int]:
    """Return the places of marks in the list, in the order in which they open: longer ones first."""
    return sorted(range(len(marks)), key=lambda at: (marks[at].start, -marks[at].end, at))


def _numbers(marks: Sequence[Mark], opened: Sequence[int]) -> dict[int, int]:
    """Return numbers for the marks that cross others, by their place in the list."""
    crossing: set[int] = set()
    for n, at in enumerate(opened):
        for other in islice(opened, n + 1, None):
            if marks[other].start >= marks[at].end:
                break
            if marks[at].start < marks[other].start and marks[at].end < marks[other].end:
                crossing |= {at, other}
    return {at: number for number, at in enumerate(sorted(crossing), 1)}


def _pieces(
    document: Document, turn: Turn, marks: Sequence[Mark], opened: Sequence[int], numbers: Mapping[int, int]
) -> Iterator[str]:
    """Yield a turn's words and the signs between them."""
    here_too = [at for at in opened if marks[at].start < turn.end and marks[at].end > turn.start]
    begins = _by_edge(here_too, lambda at: marks[at].start)
    ends = _by_edge(reversed(here_too), lambda at: marks[at].end)
    edges = sorted({turn.start, turn.end, *(one for one in (*begins, *ends) if turn.start <= one <= turn.end)})
    for here, after in zip(edges, [*edges[1:], turn.end], strict=True):
        closing = ends.get(here, ())
        yield from (_end(marks[at], numbers.get(at)) for at in closing)
        opening = begins.get(here, ())
        yield from (_begin(marks[at], numbers.get(at)) for at in opening)
        yield _escaped(document.text, here, after, after_end=bool(closing) and not opening)


def _by_edge(places: Iterable[int], edge: Callable[[int], int]) -> dict[int, list[int]]:
    """Gather marks by where they begin, or end, in the order in which they come."""
    found: dict[int, list[int]] = {}
    for at in places:
        found.setdefault(edge(at), []).append(at)
    return found


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
