"""Whisper's .tsv: the columns start, end (both in milliseconds) and text, one segment a line."""

from __future__ import annotations

import re

from themecode.importers.ledger import HEADER, TIMINGS, Ledger
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance
from themecode.importers.usual_cues import Cue
from themecode.importers.voices import by_names

_HEADER = re.compile(r"\s*start\tend\ttext[ \t]*$", re.IGNORECASE)
_ROW = re.compile(r"([ \t]*(-?[0-9]{1,12})\t(-?[0-9]{1,12})(?:\t|$))(.*)$")

_BEGINNING = 2_000
"""So many characters show the first line, or enough of it."""


@remembered
def recognises(source: Source) -> bool:
    """Say whether a file has these three columns and no other; a .tsv may have lost the line that names them."""
    if source.suffix not in (".tsv", ".txt"):
        return False
    first = source.text[:_BEGINNING].lstrip("\n").partition("\n")[0]
    return bool(_HEADER.match(first)) or (source.suffix == ".tsv" and first.count("\t") > 1 and bool(_ROW.match(first)))


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read one segment a line; a line that is none is refused by its number."""
    cues: list[Cue] = []
    backwards = 0
    if not _HEADER.match(source.text.lstrip("\n")[:_BEGINNING].partition("\n")[0]):
        ledger.warn(1, "The line that names the columns is missing; they were read as start, end and text.")
    for number, line in enumerate(source.text.split("\n"), start=1):
        if not line.strip():
            continue
        if not cues and _HEADER.match(line):
            ledger.lose(HEADER, line)
            continue
        row = _ROW.match(line)
        if row is None:
            reason = f"has a line that is not start, end and text with tabs between them (line {number})"
            raise ImportRefusedError(ledger.file, reason, f"Correct line {number} (as 1200<tab>3400<tab>words).")
        ledger.lose(TIMINGS, row[1])
        cues.append(Cue(number, "", int(row[2]), int(row[3]), row[4]))
        backwards += int(row[3]) < int(row[2])
    if backwards:
        ledger.warn(0, f"Segments that end before they start: {backwards}.")
    return by_names(cues, ledger)
