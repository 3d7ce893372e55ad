"""SubRip captions: number, times with a comma, words; a name as `Name:`, `[Name]` or `>> NAME:`, or none."""

from __future__ import annotations

from themecode.importers import teams_pasted, teams_text
from themecode.importers.cues import sound
from themecode.importers.ledger import Ledger
from themecode.importers.rolling import unrolled
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance
from themecode.importers.voices import by_names


@remembered
def recognises(source: Source) -> bool:
    """Say whether this is an .srt with times, or a text file whose cues are numbered as in an .srt."""
    if source.suffix not in (".srt", ".txt", ".md") or not source.text or source.headed or not source.has_timings:
        return False
    if source.suffix == ".srt":
        return True
    if teams_text.recognises(source):
        return False
    return not teams_pasted.recognises(source)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the cues; a name that is only written when the speaker changes goes on until the next."""
    return by_names(unrolled(sound(source.sheet, ledger), ledger), ledger)
