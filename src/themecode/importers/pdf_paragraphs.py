"""Paragraphs and headings of a PDF, told by gaps, indents, sizes and ends of lines; words broken at line ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from themecode.importers.passages import Passage
from themecode.importers.pdf_lines import Line

_WIDER = 1.3
_LARGER = 1.15
_OTHER_SIZE = 0.08
_SHORT = 0.85
_INDENT = 0.6
_LONGEST_HEADING = 25
_LOOKED_AT = 60
"""So much of the end of a line says how it ends: no pattern runs over a line of a million letters."""
_ENDS = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*$")
_BEGINS = re.compile(r"(?:[\u2022\u25aa\u25cf\u25e6\uf0b7\u2013-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HYPHEN = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])$")
_START = re.compile(r"([^\W\d_]+)")


def passages_of(lines: Sequence[Line]) -> list[Passage]:
    """Return the lines as passages: fresh where a paragraph begins, with a level where they are a heading."""
    body, pitch = _usual(lines)
    usual = _Usual(body, pitch / max(body, 1))
    fresh = [_begins(before, line, after, usual) for before, line, after in _neighbours(lines)]
    levels = _levels(lines, fresh, body)
    number = 0
    passages: list[Passage] = []
    for line, begins, level in zip(lines, fresh, levels, strict=True):
        number += begins
        passages.append(Passage(number, line.piece.text, begins, level))
    return passages


def _neighbours(lines: Sequence[Line]) -> Iterable[tuple[Line | None, Line, Line | None]]:
    around = [None, *lines, None]
    yield from zip(around, lines, around[2:], strict=False)


def _usual(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the size of most characters and the usual distance of lines."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for before, line in pairwise(lines):
        sizes[line.piece.size] += len(line.piece.text)
        step = before.piece.y - line.piece.y
        if not line.jump and step > 0 and abs(before.piece.size - line.piece.size) < 1:
            pitches[round(step * 2) / 2] += 1
    if lines:
        sizes[lines[0].piece.size] += len(lines[0].piece.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return body, min((p for p, n in pitches.most_common(2) if n * 4 >= pitches.total()), default=body)


class _Usual(NamedTuple):
    """The size of most characters, and how many sizes lie between two lines."""

    size: float
    lead: float


def _begins(before: Line | None, line: Line, after: Line | None, usual: _Usual) -> bool:
    """Say whether a line begins a paragraph; across columns and pages a full line goes on in the next."""
    if before is None:
        return True
    last, piece = before.piece, line.piece
    unlike = abs(last.size - piece.size) > _OTHER_SIZE * max(last.size, piece.size) or last.bold != piece.bold
    if unlike or (not line.jump and last.y - piece.y > _WIDER * usual.lead * max(piece.size, usual.size)):
        return True
    if piece.size >= _LARGER * usual.size:
        return line.jump
    short = last.end - before.left < _SHORT * (before.right - before.left) or (line.jump and _reset(before, line))
    if _BEGINS.match(piece.text) or (short and _ENDS.search(last.text[-_LOOKED_AT:])):
        return True
    return piece.x - line.left > _INDENT * piece.size if line.jump else _indented(before, line, after)


def _reset(before: Line, line: Line) -> bool:
    """Say whether a column of another width begins."""
    widths = before.right - before.left, line.right - line.left
    return min(widths) < _SHORT * max(widths)


def _indented(before: Line, line: Line, after: Line | None) -> bool:
    """Tell an indented first line from a hanging paragraph, whose later lines are all indented."""
    step = line.piece.size * _INDENT
    if line.piece.x - before.piece.x < step:
        return False
    return after is not None and not after.jump and line.piece.x - after.piece.x >= step


def _levels(lines: Sequence[Line], fresh: Sequence[bool], body: float) -> list[int]:
    """Tell headings: short paragraphs in larger type, or in bold where the text is not; the largest is level 1."""
    levels = [0] * len(lines)
    starts = [at for at, begins in enumerate(fresh) if begins]
    characters = [(len(line.piece.text), line.piece.bold) for line in lines]
    bold_text = sum(count for count, bold in characters if bold) * 2 > sum(count for count, _ in characters)
    headings: dict[float, list[range]] = defaultdict(list)
    for start, end in pairwise([*starts, len(lines)]):
        pieces = [line.piece for line in lines[start:end]]
        words = sum(len(piece.text.split()) for piece in pieces)
        larger = all(piece.size >= _LARGER * body for piece in pieces)
        bold = (
            not bold_text and all(piece.bold for piece in pieces) and not pieces[-1].text.rstrip().endswith((".", ","))
        )
        if words <= _LONGEST_HEADING and (larger or bold) and any(map(str.isalpha, pieces[0].text)):
            headings[round(pieces[0].size)].append(range(start, end))
    for level, size in enumerate(sorted(headings, reverse=True), start=1):
        for found in headings[size]:
            for at in found:
                levels[at] = min(level, 6)
    return levels


class Hyphens:
    """Puts words together that are broken at the ends of lines; what the same text has elsewhere decides."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.lost: list[str] = []
        self.whole = self.kept = 0
        self._known = Counter(word.casefold() for passage in passages for word in _WORD.findall(passage.text))
        self.passages = self._join(passages)

    def _join(self, passages: Sequence[Passage]) -> list[Passage]:
        done = list(passages)
        for at, (passage, following) in enumerate(pairwise(passages)):
            text = done[at].text
            tail_at = max(0, len(text) - _LOOKED_AT)
            end, start = _HYPHEN.search(text, tail_at), _START.match(following.text)
            if end is None or start is None or not start[1][:1].islower() or passage.level != following.level:
                continue
            joint = self._joint(end[1], end[2], start[1])
            rest = following.text[start.end() :]
            tail = re.match(r"\S*", rest)
            moved = tail[0] if tail else ""
            done[at] = passage._replace(text=f"{text[: end.start(2)]}{joint}{start[1]}{moved}")
            done[at + 1] = following._replace(text=rest[len(moved) :].lstrip(), fresh=False)
        return [passage._replace(text=self._plain(passage.text)) for passage in done if passage.text.strip()]

    def _joint(self, first: str, hyphen: str, second: str) -> str:
        """Return what stays between two halves: nothing, or the hyphen of a word that has one."""
        whole, hyphened = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
        if self._known[whole] and self._known[whole] >= self._known[hyphened]:
            self.whole += 1
            self.lost.append(hyphen)
            return ""
        self.kept += 1
        if hyphen == "\u00ad":
            return "-"
        return hyphen

    def _plain(self, text: str) -> str:
        return text.replace("\u00ad", "-") if "\u00ad" in text else text
