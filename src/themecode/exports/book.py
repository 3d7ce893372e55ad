"""A workbook in memory: neutral properties, nothing live, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from themecode.exports.sheet_rows import Body
from themecode.exports.showing import shown
from themecode.model import Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_QUICK = 2
"""How hard the file is compressed: a fifth larger than by default, in less than half the time."""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Styles:
    """The looks of a cell; each is made once for the whole workbook."""

    header: Format
    cell: Format
    wrapped: Format


@dataclass(frozen=True)
class Book:
    """A workbook that is being made, its looks, and the rows that its large sheets will get."""

    workbook: Workbook
    styles: Styles
    bodies: dict[str, Body] = field(default_factory=dict)

    def fill_below(self, sheet: Worksheet, rows: Sequence[Sequence[Cell]], broken: Mapping[int, int]) -> None:
        """Give a sheet its rows below the header; `broken` is the width of each column of wrapped text."""
        number = self.workbook.worksheets().index(sheet) + 1
        self.bodies[f"xl/worksheets/sheet{number}.xml"] = Body(rows, broken)


def workbook_bytes(title: str, created: str, fill: Callable[[Book], None]) -> bytes:
    """Make a workbook; only its title and the given time stand in its properties."""
    from xlsxwriter import Workbook

    file = BytesIO()
    live = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    workbook = Workbook(file, {"in_memory": True, **dict.fromkeys(live, False)})
    workbook.set_properties({"title": shown(title), "created": moment(created)})
    book = Book(workbook, _styles(workbook))
    fill(book)
    workbook.close()
    return _with_rows(file, book.bodies)


def moment(created: str) -> datetime:
    """Read an ISO time, in UTC; a fixed date where none is given, so that the same input gives the same bytes.

    >>> moment("2026-11-22T18:00:00Z").hour, moment("2026-11-22T18:00:00").hour, moment("").year
    (18, 18, 2000)
    """
    if not created:
        return UNDATED
    time = datetime.fromisoformat(created)
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def _styles(workbook: Workbook) -> Styles:
    header = {"bold": True, "bottom": 1, "bottom_color": "#8A9A98", "valign": "bottom", "text_wrap": True}
    return Styles(
        header=workbook.add_format(header),
        cell=workbook.add_format({"valign": "top"}),
        wrapped=workbook.add_format({"valign": "top", "text_wrap": True, "indent": 1}),
    )


def _with_rows(file: BytesIO, bodies: Mapping[str, Body]) -> bytes:
    whole = BytesIO()
    with ZipFile(file) as made, ZipFile(whole, "w") as archive:
        for member in made.infolist():
            content = made.read(member)
            if member.filename in bodies:
                content = bodies[member.filename].inserted(content.decode()).encode()
            archive.writestr(member, content, compresslevel=_QUICK)
    return whole.getvalue()
