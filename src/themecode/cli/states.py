"""A table of states drawn narrow: one sign a cell, with a legend of the signs."""

from __future__ import annotations

from themecode.model import Table

SIGNS = {
    "answered": "●",
    "summarised": "●",
    "check": "!",
    "extracts": "◐",
    "nothing said": "○",
    "not asked": "–",  # noqa: RUF001 - a dash that is seen
    "not mentioned": "·",
    "not read": "?",
}


def draw_states(table: Table) -> None:
    """Draw each state as a sign; columns whose names are long are numbered and listed below."""
    from themecode.cli.output import answer, width

    names = [str(name) for name in table.header[1:]]
    first = max(len(str(row[0])) for row in (table.header, *table.rows)) + 2
    room = max(map(len, names), default=1) + 1
    short = first + room * len(names) <= width()
    heads = names if short else [str(number) for number in range(1, len(names) + 1)]
    room = max(map(len, heads), default=1) + 1
    answer(f"{table.header[0]:<{first}}" + "".join(f"{head:>{room}}" for head in heads))
    for row in table.rows:
        answer(f"{row[0]!s:<{first}}" + "".join(f"{SIGNS.get(str(cell), str(cell)):>{room}}" for cell in row[1:]))
    if not short:
        answer()
        answer("   ".join(f"{head} {name}" for head, name in zip(heads, names, strict=True)))
    used = {str(cell) for row in table.rows for cell in row[1:]}
    answer()
    answer("   ".join(f"{sign} {state}" for state, sign in SIGNS.items() if state in used))
