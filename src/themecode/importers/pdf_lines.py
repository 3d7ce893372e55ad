"""Lines of a PDF page in reading order: words put together by their places, columns one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_SAME_ROW = 0.45
_GAP = 1.0
"""Words further apart than this many sizes may stand in two columns."""
_WIDE, _WIDE_SPACE = 0.6, "   "
_FEWEST_LINES = 4
_LIKE_WIDTHS = 0.6
_FILLED = 0.5
_MOST_EDGES = 40
_NEAR = 3.0
_APART = 1.6


class Piece(NamedTuple):
    """Words in a row on a page: start, baseline, end, size (its height), and whether all are bold."""

    text: str
    x: float
    y: float
    end: float
    size: float
    bold: bool


class Line(NamedTuple):
    """A line of a column: `left` and `right` are the column's edges, `jump` where a column begins."""

    piece: Piece
    left: float
    right: float
    jump: bool


def pieces_of(words: Iterable[Sequence[object]]) -> list[Piece]:
    """Put words together that stand next to each other, in the order of the file."""
    pieces: list[Piece] = []
    for written, x, y, end, size, bold in words:
        word = Piece(str(written), _number(x), _number(y), _number(end), _number(size), bool(bold))
        last = pieces[-1] if pieces else None
        if last is None or not _goes_on(last, word):
            pieces.append(word)
        else:
            size_of_both = max(last.size, word.size) if len(last.text) < len(word.text) else last.size
            between = _WIDE_SPACE if word.x - last.end > _WIDE * word.size else " "
            joined = Piece(
                f"{last.text}{between}{word.text}", last.x, last.y, word.end, size_of_both, last.bold and word.bold
            )
            pieces[-1] = joined
    return pieces


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Group what stands at one height, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and rows[-1][0].y - piece.y <= _SAME_ROW * max(min(rows[-1][0].size, piece.size), 1):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x) for row in rows]


def joined(row: Sequence[Piece]) -> Piece:
    """Make one piece of a row; where there is a wide gap, as before a time, three spaces stand."""
    text = row[0].text
    for before, piece in pairwise(row):
        text += (_WIDE_SPACE if piece.x - before.end > _WIDE * piece.size else " ") + piece.text
    largest = max(row, key=lambda piece: len(piece.text))
    return Piece(text, row[0].x, largest.y, max(p.end for p in row), largest.size, all(p.bold for p in row))


def in_order(pieces: Sequence[Piece], deepest: int = 4) -> Iterator[Line]:
    """Yield the lines of a page as one reads them."""
    edge = _gutter(pieces) if deepest else None
    if edge is None:
        lines = [joined(row) for row in rows_of(pieces)]
        left, right = min((p.x for p in lines), default=0.0), max((p.end for p in lines), default=0.0)
        for number, line in enumerate(lines):
            yield Line(line, left, right, jump=number == 0)
        return
    band: list[list[Piece]] = []
    across: list[Piece] = []
    for row in rows_of(pieces):
        if any(piece.x < edge - 1 < piece.end - 1 for piece in row):
            band, tail = _without_tail(band, edge)
            if band:
                yield from in_order(across, 0)
                yield from _columns(band, edge, deepest - 1)
                across, band = [], []
            across += [*tail, *row]
        else:
            band.append(row)
    yield from in_order(across, 0)
    yield from _columns(band, edge, deepest - 1)


def _without_tail(band: list[list[Piece]], edge: float) -> tuple[list[list[Piece]], list[Piece]]:
    """Part off a heading that stands below both columns, apart from them, and above what goes across the page."""
    for at in range(len(band) - 1, 0, -1):
        if any(piece.x >= edge - 1 for piece in band[at]):
            break
        above, piece = band[at - 1][0], band[at][0]
        if above.y - piece.y > _APART * min(above.size, piece.size):
            return band[:at], [piece for row in band[at:] for piece in row]
    return band, []


def _columns(band: Sequence[Sequence[Piece]], edge: float, deepest: int) -> Iterator[Line]:
    pieces = [piece for row in band for piece in row]
    for side in ([p for p in pieces if p.x < edge - 1], [p for p in pieces if p.x >= edge - 1]):
        if side:
            yield from in_order(side, deepest)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Find where a right column begins: two blocks of like widths, both filled with lines, beside each other."""
    edges: dict[int, list[float]] = {}
    for piece in pieces:
        edges.setdefault(round(piece.x / _NEAR), []).append(piece.x)
    often = sorted(edges.values(), key=len, reverse=True)[:_MOST_EDGES]
    best: tuple[int, float] | None = None
    for found in often:
        edge = min(found)
        if len(found) >= _FEWEST_LINES and (lines := _lines_beside(pieces, edge)) and (best is None or lines > best[0]):
            best = (lines, edge)
    return best[1] if best else None


def _lines_beside(pieces: Sequence[Piece], edge: float) -> int:
    """Count the lines of the two columns that an edge parts; 0 where it parts none."""
    right = [piece for piece in pieces if piece.x >= edge - 1]
    top = max((piece.y for piece in right), default=0.0)
    bottom = min((piece.y for piece in right), default=0.0)
    left = [piece for piece in pieces if piece.end <= edge - 1 and bottom - piece.size <= piece.y <= top + piece.size]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return 0
    usual = [median(piece.end - piece.x for piece in side) for side in (left, right)]
    if min(usual) < _LIKE_WIDTHS * max(usual):
        return 0
    widths = [max(p.end for p in side) - min(p.x for p in side) for side in (left, right)]
    filled = [
        sum(p.end - p.x for p in side) / len(rows_of(side)) / max(width, 1)
        for side, width in zip((left, right), widths, strict=True)
    ]
    if min(filled) < _FILLED or edge - max(p.end for p in left) < _GAP * min(p.size for p in right) / 2:
        return 0
    crossing = sum(piece.x < edge - 1 < piece.end and bottom < piece.y < top for piece in pieces)
    return max(0, len(left) + len(right) - 4 * crossing)


def _goes_on(last: Piece, word: Piece) -> bool:
    size = max(last.size, word.size, 1.0)
    if abs(last.y - word.y) > _SAME_ROW * size or last.text.endswith("\u00ad"):
        return False
    return -_SAME_ROW * size <= word.x - last.end <= _GAP * size


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
