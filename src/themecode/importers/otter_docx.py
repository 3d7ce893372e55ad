"""Otter's transcript as a Word document: title, date, keywords and speakers, then `Name  m:ss` above each paragraph."""

from __future__ import annotations

from themecode.importers import teams_docx
from themecode.importers.grids import lose_grid
from themecode.importers.ledger import Ledger
from themecode.importers.otter_layout import is_otter, read_otter
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance


@remembered
def recognises(source: Source) -> bool:
    """Say whether a .docx is in Otter's layout, and in none of Teams'."""
    return source.suffix == ".docx" and not teams_docx.recognises(source) and is_otter(source.passages)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the paragraphs; tables are no speech."""
    ledger.lose_all(source.story.spent)
    for grid in source.story.grids:
        lose_grid(grid.rows, ledger)
    return list(read_otter(source.passages, ledger))
