"""What pages hold beside their paragraphs: tables, as speech or as a loss."""

from __future__ import annotations

from collections.abc import Sequence

from themecode.importers.ledger import SPEAKERS, TABLES, Ledger
from themecode.importers.names import could_be_name, is_role
from themecode.importers.passages import Grid
from themecode.importers.turns import Utterance

_TWO = 2
_HEADINGS = frozenset({"speaker", "name", "who", "person", "role"})


def lose_grid(rows: Sequence[Sequence[str]], ledger: Ledger) -> None:
    """Enter a table that is no speech: one loss, however many cells."""
    ledger.lose(TABLES, "\n".join(cell for row in rows for cell in row))


def speech_of_grid(grid: Grid, ledger: Ledger) -> list[Utterance]:
    """Return what a table of speakers and words says; nothing for every other table, which is a loss."""
    rows = grid.rows
    if rows and len(rows[0]) == _TWO and rows[0][0].strip().casefold() in _HEADINGS:
        rows = rows[1:]
    if not _is_speech(rows):
        lose_grid(grid.rows, ledger)
        return []
    lose_grid(grid.rows[: len(grid.rows) - len(rows)], ledger)
    for name, _words in rows:
        ledger.lose(SPEAKERS, name)
    return [Utterance(_name(name) or None, words, None, None, None, grid.line) for name, words in rows]


def _is_speech(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether each row is `Name | words`, with names that come again or are roles."""
    if len(rows) < _TWO or any(len(row) != _TWO for row in rows):
        return False
    names = [name for row in rows if (name := _name(row[0]))]
    if not names or not all(could_be_name(name) for name in names):
        return False
    return len(set(names)) < len(names) or all(map(is_role, names))


def _name(cell: str) -> str:
    return cell.strip().rstrip(":").strip()
