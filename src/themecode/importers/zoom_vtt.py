"""Zoom's cloud recording .vtt: cues numbered from 1, each with one line `Name: words`."""

from __future__ import annotations

from themecode.importers.cues import sound
from themecode.importers.ledger import Ledger
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance
from themecode.importers.voices import by_names, cue_names, has_voices

_ENOUGH = 400
"""So many cues tell whether a file is Zoom's."""


@remembered
def recognises(source: Source) -> bool:
    """Say whether numbered WebVTT cues mostly begin with a name."""
    if not source.headed:
        return False
    cues = source.sheet.timed[:_ENOUGH]
    if not cues or has_voices(cues):
        return False
    numbered = sum(cue.id.isdecimal() for cue in cues)
    if numbered < 0.9 * len(cues):  # a cue that lost its number in an editor is still Zoom's
        return False
    return cue_names([cue.words.split("\n") for cue in cues]).share >= 0.5  # noqa: PLR2004 - the half


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read each cue's name and words; cues without a name go on with the speaker before them."""
    return by_names(sound(source.sheet, ledger), ledger)
