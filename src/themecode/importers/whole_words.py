"""A JSON file with bytes that are no UTF-8: read where they stand beside the speech, refused where they stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from themecode.importers.refusals import ImportRefusedError
from themecode.importers.source import Source
from themecode.importers.turns import Utterance


def check_whole(source: Source, said: Sequence[Utterance]) -> None:
    """Refuse speech in which a letter could not be read. Raises ImportRefusedError."""
    if source.problems and any("\N{REPLACEMENT CHARACTER}" in utterance.text for utterance in said):
        reason = "has letters in its speech that are no UTF-8, the encoding of JSON"
        raise ImportRefusedError(source.name, reason, "Name its --encoding, or import its .srt or .vtt.")
