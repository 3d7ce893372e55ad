"""whisper.cpp's JSON: `transcription`, each with offsets in milliseconds, timestamps and a text."""

from __future__ import annotations

from themecode.importers.json_fields import Field
from themecode.importers.ledger import METADATA, Ledger
from themecode.importers.source import Source, remembered
from themecode.importers.timing import timing_of
from themecode.importers.turns import UNKNOWN, Utterance
from themecode.importers.whole_words import check_whole


@remembered
def recognises(source: Source) -> bool:
    """Say whether a .json has a transcription."""
    if source.suffix != ".json" or not isinstance(source.tree.value, dict):
        return False
    return "transcription" in source.tree.value and "segments" not in source.tree.value


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read each piece; the voices that whisper.cpp tells apart are numbered, not named."""
    pieces = list(source.tree.of("transcription").each())
    named = any(_speaker(piece) for piece in pieces)
    said: list[Utterance] = []
    for piece in pieces:
        start, end = _times(piece)
        if end < start:
            ledger.warn(0, f"{piece.place} ends before it starts.")
        speaker = (_speaker(piece) or UNKNOWN) if named else None
        said.append(Utterance(speaker, piece.of("text").text(), start, end))
    check_whole(source, said)
    ledger.lose(METADATA, source.text, became="".join(utterance.text for utterance in said))
    return said


def _times(piece: Field) -> tuple[int, int]:
    """Read the offsets, or the timestamps where there are none."""
    if piece.has("offsets"):
        offsets = piece.of("offsets")
        return offsets.of("from").milliseconds(per_second=1000), offsets.of("to").milliseconds(per_second=1000)
    stamps = piece.of("timestamps")
    timing = timing_of(f"{stamps.of('from').text()} --> {stamps.of('to').text()}")
    if timing is None:
        stamps.refuse("are no times")
    return timing.start_ms, timing.end_ms


def _speaker(piece: Field) -> str:
    """Return the number of a voice as a name: whisper.cpp writes "0", "1", or "?" where it cannot tell."""
    written = piece.of("speaker").text().strip() if piece.has("speaker") else ""
    if written == "?":
        return ""
    return f"Speaker {written}" if written.isdecimal() else written
