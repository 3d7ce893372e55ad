"""Microsoft Teams .docx: one paragraph a cue (to 2023), or turns under `Name   m:ss` (since). Tables are no speech."""

from __future__ import annotations

from themecode.importers.grids import lose_grid
from themecode.importers.ledger import Ledger
from themecode.importers.source import Source, remembered
from themecode.importers.teams_layouts import is_headed, is_timed, read_headed, read_timed
from themecode.importers.turns import Utterance


@remembered
def recognises(source: Source) -> bool:
    """Say whether a .docx is in one of the two layouts of Teams."""
    return source.suffix == ".docx" and (is_timed(source.passages) or is_headed(source.passages))


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the layout that is there."""
    ledger.lose_all(source.story.spent)
    for grid in source.story.grids:
        lose_grid(grid.rows, ledger)
    reader = read_timed if is_timed(source.passages) else read_headed
    return list(reader(source.passages, ledger))
