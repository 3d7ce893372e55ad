"""Microsoft Teams .vtt: the download (ids guid/n-k, <v Name>) and what Graph serves (unpadded times, JSON cues)."""

from __future__ import annotations

import json

from themecode.importers.cues import GUID, sound
from themecode.importers.ledger import METADATA, SPEAKERS, Ledger
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance
from themecode.importers.usual_cues import Cue
from themecode.importers.voices import by_voice_tags, has_voices


@remembered
def recognises(source: Source) -> bool:
    """Say whether the cues are Teams': voice tags with GUID ids, or closed voice tags without ids, or its JSON."""
    if not source.headed:
        return False
    cues = source.sheet.timed
    if any(_spoken(cue) for cue in cues[:20]):
        return True
    if not has_voices(cues):
        return False
    if any(cue.id and GUID.match(cue.id) for cue in cues):
        return True
    return not any(cue.id for cue in cues) and source.text.count("<v ") <= source.text.count("</v>")


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read each cue's voices; parts k of one utterance n share a key."""
    cues = sound(source.sheet, ledger)
    if not any(cue.words.lstrip().startswith("{") for cue in cues):
        return list(by_voice_tags(cues, ledger, _key))
    utterances: list[Utterance] = []
    for cue in cues:
        spoken = _spoken(cue)
        utterances.extend([_from_json(cue, spoken, ledger)] if spoken else by_voice_tags([cue], ledger, _key))
    return utterances


def _key(cue: Cue) -> str | None:
    """Return guid/n of an id guid/n-k: the utterance that a cue is part k of."""
    return cue.id.rpartition("-")[0] if "/" in cue.id else None


def _spoken(cue: Cue) -> dict[str, str] | None:
    """Return the JSON object of a Graph cue that holds spoken text."""
    words = cue.words.strip()
    if not words.startswith("{") or "spokenText" not in words:
        return None
    try:
        written = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return written if isinstance(written, dict) and isinstance(written.get("spokenText"), str) else None


def _from_json(cue: Cue, spoken: dict[str, str], ledger: Ledger) -> Utterance:
    name, words = str(spoken.get("speakerName") or ""), spoken["spokenText"]
    ledger.lose(METADATA, cue.words, became=name + words)
    ledger.lose(SPEAKERS, name)
    return Utterance(name.strip() or None, words, cue.start_ms, cue.end_ms, None, cue.line)
