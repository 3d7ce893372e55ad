"""SubRip captions: number, times with a comma, words; a name as `Name:`, `[Name]` or `>> NAME:`, or none."""

from __future__ import annotations

from themecode.importers import teams_text
from themecode.importers.cues import sound
from themecode.importers.ledger import Ledger
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance
from themecode.importers.voices import by_names, warn_of_rolling


@remembered
def recognises(source: Source) -> bool:
    """Say whether this is an .srt with times, or a text file whose cues are numbered as in an .srt."""
    if not source.text or source.headed or not source.has_timings:
        return False
    if source.suffix == ".srt":
        return True
    return source.suffix in (".txt", ".md") and not teams_text.recognises(source)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the cues; a name that is only written when the speaker changes goes on until the next."""
    cues = sound(source.sheet, ledger)
    warn_of_rolling(cues, ledger)
    return by_names(cues, ledger)
