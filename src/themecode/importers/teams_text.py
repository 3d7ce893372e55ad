"""A Teams transcript as text: times, name and words on lines of their own, or turns under `Name   m:ss`."""

from __future__ import annotations

from themecode.importers import teams_pasted
from themecode.importers.ledger import Ledger
from themecode.importers.source import Source, remembered
from themecode.importers.teams_layouts import is_headed, is_timed, read_headed, read_timed
from themecode.importers.turns import Utterance


@remembered
def recognises(source: Source) -> bool:
    """Say whether a text file is in one of the two layouts of Teams, and no captions with numbered cues."""
    if source.suffix not in (".txt", ".md") or source.headed or teams_pasted.recognises(source):
        return False
    if source.has_timings:
        return is_timed(source.passages) and not any(cue.id.isdecimal() for cue in source.sheet.timed)
    return is_headed(source.passages)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the layout that is there."""
    reader = read_timed if is_timed(source.passages) else read_headed
    return list(reader(source.passages, ledger))
