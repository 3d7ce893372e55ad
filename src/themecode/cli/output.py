"""The only place that prints: tables and answers to stdout, talk to stderr."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from themecode.model import Cell, Table
from themecode.problems import Problem

_CONTROL = {number: 0x2400 + number for number in range(32) if number not in (9, 10)} | {127: 0x2421, 0x9B: 0xFFFD}
_PLAIN_WIDTH = 120
_FEW = 3
_MANY = 1_000


def clean(text: str) -> str:
    """Show control characters as symbols, so that a transcript cannot steer the terminal."""
    return text.translate(_CONTROL)


def say(text: str = "") -> None:
    """Talk to the user, on stderr."""
    sys.stderr.write(clean(text) + "\n")


def answer(text: str = "") -> None:
    """Give what was asked for, on stdout."""
    sys.stdout.write(clean(text) + "\n")


def answer_json(content: object) -> None:
    """Give what was asked for as JSON, on stdout."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def say_fault(error: Exception, *, debug: bool) -> None:
    """Name a fault of ours that does not end the command; where it happened only for those who ask."""
    if debug:
        import traceback

        say("".join(traceback.format_exception(error)))
    hint = "" if debug else " Start again with --debug to see where."
    say(f"A fault of themecode, not yours ({type(error).__name__}). What was saved is safe.{hint}")


def when_enter(does: Callable[[], None]) -> None:
    """Do something each time that Enter is pressed, beside all else; on a terminal only."""
    if not sys.stdin.isatty():
        return

    def listen() -> None:
        for _ in sys.stdin:
            does()

    threading.Thread(target=listen, daemon=True).start()


def say_problems(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """List problems on stderr, one a line; what is said of many places is said once, with the first of them."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for problem in problems:
        alike.setdefault((problem.grade, problem.says, problem.mend), []).append(problem.place)
    for (grade, says, mend), places in alike.items():
        if len(places) <= _FEW:
            for place in places:
                say(f"{grade}: {place}: {says} {mend}".rstrip())
        else:
            say(wrapped(f"{grade}: {', '.join(places[:_FEW])} and {len(places) - _FEW:,} more: {says} {mend}".rstrip()))


def width() -> int:
    """Return how many columns there are: the terminal's, or plenty where output goes to a file."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size().columns
    return _PLAIN_WIDTH


def give(table: Table, *, as_json: bool = False, file: Path | None = None, spare: tuple[str, ...] = ()) -> None:
    """Give a table: to a file by its ending, as JSON, or drawn for the terminal; the basis goes with it.

    Columns named in `spare` are left out of a terminal that is too narrow for all.
    """
    if file is not None:
        from themecode import exports

        exports.write(file, table)
        say(f"Wrote {file}. {table.basis}")
    elif as_json:
        answer_json({"table": table.name, "basis": table.basis, "rows": list(table.records())})
    else:
        drawn = _without(table, spare) if _room_needed(table) > width() else table
        draw(drawn)
        answer(wrapped(table.basis + (f" Not shown here: {', '.join(spare)}." if drawn is not table and spare else "")))


def _without(table: Table, names: tuple[str, ...]) -> Table:
    kept = [place for place, name in enumerate(table.header) if name not in names]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return Table(table.name, tuple(table.header[place] for place in kept), rows, table.basis)


def _room_needed(table: Table) -> int:
    cells = [[clean("" if cell is None else str(cell)) for cell in column] for column in zip(*table.rows, strict=True)]
    return sum(_longest_word([name, *column]) + 3 for name, column in zip(table.header, cells, strict=bool(cells)))


def give_lines(table: Table) -> None:
    """Give a table one line a row, whatever the terminal's width."""
    rows = [table.header, *(tuple("" if cell is None else str(cell) for cell in row) for row in table.rows)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.header))]
    numeric = [any(isinstance(row[n], int) for row in table.rows) for n in range(len(widths))]
    for row in rows:
        cells = zip(row, widths, numeric, strict=True)
        answer("  ".join(f"{cell:>{room}}" if right else f"{cell:<{room}}" for cell, room, right in cells).rstrip())
    answer()


def give_short(table: Table) -> None:
    """Give a table that was made narrow for a screen, with its basis."""
    draw_lines(table)
    answer(wrapped(table.basis))


def draw_lines(table: Table) -> None:
    """Draw a table one line a row where that fits the terminal; else as `draw` does."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
    if _fits([list(table.header), *cells]):
        give_lines(table)
    else:
        draw(table)


def draw(table: Table) -> None:
    """Draw a table as wide as the terminal; where its words do not fit side by side, as a list of records."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawn

    cells = [[clean("" if cell is None else str(cell)) for cell in row] for row in table.rows]
    if len(cells) > _MANY and _fits([list(table.header), *cells]):
        give_lines(table)
        return
    if _room_needed(table) > width():
        _draw_records(table.header, cells)
        return
    drawn = Drawn(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for name in table.header:
        numeric = bool(table.rows) and any(isinstance(cell, int) for cell in table.column(name))
        drawn.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        drawn.add_row(*row)
    Console(width=width(), highlight=False, markup=False, emoji=False).print(drawn)


def _fits(cells: list[list[str]]) -> bool:
    """Say whether all rows fit side by side as they are; rich, which folds cells, takes a millisecond a row."""
    widest = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return sum(widest) + 2 * len(widest) <= width() and not any("\n" in cell for row in cells for cell in row)


def _longest_word(cells: list[str]) -> int:
    return max(min(len(word), 24) for cell in cells for word in (cell.split() or [""]))


def _draw_records(header: tuple[str, ...], cells: list[list[str]]) -> None:
    room = max(len(name) for name in header) + 2
    for row in cells:
        for name, cell in zip(header, row, strict=True):
            if cell:
                lines = textwrap.wrap(cell, max(20, width() - room)) or [""]
                answer(f"{name:<{room}}" + f"\n{'':<{room}}".join(lines))
        answer()


def draw_matrix(table: Table) -> None:
    """Draw a matrix; where the names of its columns do not fit, they are numbered and listed below."""
    names = table.header[1:]
    first = max([len(table.header[0]), *(len(str(row[0])) for row in table.rows)], default=0)
    if first + sum(max(len(name), 4) + 2 for name in names) <= width():
        draw(_with_totals(table))
        return
    numbers = tuple(str(number) for number in range(1, len(names) + 1))
    _draw_side_by_side(_with_totals(replace(table, header=(table.header[0], *numbers))))
    listed = [f"{number:>2} {name}" for number, name in zip(numbers, names, strict=True)]
    room = max(len(entry) for entry in listed) + 3
    abreast = max(1, width() // room)
    for start in range(0, len(listed), abreast):
        answer("".join(f"{entry:<{room}}" for entry in listed[start : start + abreast]).rstrip())
    answer()


def _draw_side_by_side(table: Table) -> None:
    """Draw a table of counts; where it is too wide, so many columns at a time as there is room for."""
    narrowest = [
        _longest_word([str(cell) for cell in column]) + 3 for column in zip(table.header, *table.rows, strict=True)
    ]
    room = max(width() - narrowest[0], *narrowest)
    start = 1
    while start < len(table.header):
        stop = start + 1
        while stop < len(table.header) and sum(narrowest[start : stop + 1]) <= room:
            stop += 1
        rows = tuple((row[0], *row[start:stop]) for row in table.rows)
        draw(Table(table.name, (table.header[0], *table.header[start:stop]), rows))
        start = stop


def _with_totals(table: Table) -> Table:
    """Zeros are drawn quiet, as a dot; the last row counts the rows that are not zero, where there is no total."""
    above: tuple[Cell, ...] = ("rows above 0", *(sum(map(bool, table.column(name))) for name in table.header[1:]))
    shown = tuple((row[0], *("·" if cell == 0 else cell for cell in row[1:])) for row in table.rows)
    total = bool(table.rows) and table.rows[-1][0] == "total"
    return Table(table.name, table.header, shown if total or not table.adds_up else (*shown, above), table.basis)


def wrapped(text: str) -> str:
    """Wrap running text to the terminal."""
    return "\n".join(
        textwrap.wrap(clean(text), width=min(width(), 110), break_long_words=False, break_on_hyphens=False)
    )


def hanging(first: str, text: str) -> str:
    """Wrap running text behind a first word or mark, which stands free to its left."""
    lines = textwrap.wrap(
        clean(text),
        width=max(min(width(), 110) - len(first), 20),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return first + f"\n{'':<{len(first)}}".join(lines or [""])
