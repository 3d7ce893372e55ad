"""WebVTT that is neither Teams' nor Zoom's: captions with <v Name> tags, with `Name:`, or without any name."""

from __future__ import annotations

import json

from themecode.importers import teams_vtt, zoom_vtt
from themecode.importers.cues import sound
from themecode.importers.ledger import Ledger
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.rolling import unrolled
from themecode.importers.source import Source
from themecode.importers.turns import Utterance
from themecode.importers.usual_cues import Cue
from themecode.importers.voices import by_names, by_voice_tags, has_voices


def recognises(source: Source) -> bool:
    """Say whether this is WebVTT, or cues in a file that ends like it, and not the form of Teams or Zoom."""
    if not is_webvtt(source):
        return False
    return not teams_vtt.recognises(source) and not zoom_vtt.recognises(source)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the cues; a file without the WEBVTT line is read with a warning."""
    cues = sound(source.sheet, ledger)
    if not source.headed:
        ledger.warn(1, "The line WEBVTT is missing; the cues were read all the same.")
    if cues and all(_is_json(cue) for cue in cues if cue.words.strip()):
        raise ImportRefusedError(ledger.file, "holds no speech (its cue text is JSON metadata, not speech)")
    cues = unrolled(cues, ledger)
    if has_voices(cues):
        return list(by_voice_tags(cues, ledger, lambda _: None))
    return by_names(cues, ledger)


def is_webvtt(source: Source) -> bool:
    """Say whether a file begins with WEBVTT, or ends in .vtt and holds cues."""
    if not source.text:
        return False
    return source.headed or (source.suffix == ".vtt" and source.has_timings)


def _is_json(cue: Cue) -> bool:
    words = cue.words.strip()
    if not (words.startswith("{") and words.endswith("}")):
        return False
    try:
        return isinstance(json.loads(words), dict)
    except (ValueError, RecursionError):
        return False
