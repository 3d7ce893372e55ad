"""What comes again on the pages of a PDF: running headers, footers and page numbers are no words of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from themecode.importers.pdf_lines import Piece, joined, rows_of

_OUTERMOST = 3
_OFTEN = 3
_NEAR = 4.0
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|pagina|página|p\.|s\.)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de|van|sur|\|)\s*(\d{1,4}))?\W*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\W*\d{1,4}\W*$")


class Margins(NamedTuple):
    """The rest of each page, and what stood above and below it, by whether it is a page number."""

    pages: list[list[Piece]]
    numbers: list[str]
    running: list[str]


def take_margins(pages: Sequence[list[Piece]]) -> Margins:
    """Take running headers, footers and page numbers off all pages."""
    outer = [_outermost(pieces) for pieces in pages]
    running = _running(outer)
    numbers = _numbers(outer)
    found = Margins([], [], [])
    for page, (pieces, rows) in enumerate(zip(pages, outer, strict=True)):
        gone: set[int] = set()
        for at, row in ((at, row) for at, row in enumerate(rows) if row):
            text = joined(row).text
            if (page, at) in numbers:
                found.numbers.append(text)
            elif _key(at, row) in running:
                found.running.append(text)
            else:
                continue
            gone.update(map(id, row))
        found.pages.append([piece for piece in pieces if id(piece) not in gone])
    return found


def _outermost(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the first and last rows of a page: up to three above, then up to three below."""
    rows = rows_of(pieces)
    if len(rows) < 2 * _OUTERMOST:
        above = rows[: len(rows) // 2]
        return [*above, *([] for _ in range(_OUTERMOST - len(above))), *rows[len(above) :]]
    return [*rows[:_OUTERMOST], *rows[-_OUTERMOST:]]


def _key(at: int, row: Sequence[Piece]) -> tuple[bool, int, str]:
    """Say what makes rows of several pages one: above or below, at the same height, the same words but for digits."""
    if not row:
        return at < _OUTERMOST, -1, ""
    return at < _OUTERMOST, round(row[0].y / _NEAR), _DIGITS.sub("#", joined(row).text)


def _running(outer: Sequence[Sequence[Sequence[Piece]]]) -> frozenset[tuple[bool, int, str]]:
    """Return what stands at the same place of three or more pages."""
    pages = Counter(key for rows in outer for key in {_key(at, row) for at, row in enumerate(rows) if row})
    return frozenset(key for key, count in pages.items() if count >= _OFTEN)


def _numbers(outer: Sequence[Sequence[Sequence[Piece]]]) -> frozenset[tuple[int, int]]:
    """Return where page numbers stand: `Page 3 of 10` and `3/10` that fit, or numbers that go up with the pages."""
    told: dict[tuple[int, int], tuple[int, int]] = {}
    steps: dict[tuple[bool, int], list[tuple[int, int]]] = defaultdict(list)
    for page, rows in enumerate(outer):
        for at, row in enumerate(rows):
            found = _NUMBER.match(joined(row).text) if row else None
            if found is None:
                continue
            told[page, at] = (int(found[1]), int(found[2] or 0))
            steps[at < _OUTERMOST, int(found[1]) - page].append((page, at))
    rising = {place for places in steps.values() if len({page for page, _ in places}) > 1 for place in places}
    fitting = {(page, at) for (page, at), (number, of) in told.items() if of and number <= of and number == page + 1}
    alone = {
        (page, at)
        for (page, at), (number, of) in told.items()
        if number == page + 1 and not of and not _PLAIN.match(joined(outer[page][at]).text)
    }
    return frozenset(rising | fitting | alone)
