"""What a source's description says of the file that it came from, so that a document comes back as it was."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMED = ": each paragraph begins with its speaker's name."
_SAID = re.compile(rf"(?:Transcript|Text) \(([^()\n]*)\) from ([^\n]*?)({re.escape(_NAMED)}|\.)", re.DOTALL)


class SourceOrigin(NamedTuple):
    """The format and name of the file that a document was read from, and whether names were put into its text."""

    format: str
    file: str
    labelled: bool


def describe_source(origin: SourceOrigin) -> str:
    """Say where a source comes from, for people and for reading it back.

    >>> describe_source(SourceOrigin("teams-vtt", "P07.vtt", True))
    "Transcript (teams-vtt) from P07.vtt: each paragraph begins with its speaker's name."
    """
    kind, end = ("Transcript", _NAMED) if origin.labelled else ("Text", ".")
    return f"{kind} ({origin.format}) from {origin.file}{end}"


def read_source(description: str) -> SourceOrigin | None:
    """Return what a description says of a source's file; None where it says nothing of the kind.

    >>> read_source("Text (qc) from a.txt.")
    SourceOrigin(format='qc', file='a.txt', labelled=False)
    """
    found = _SAID.fullmatch(description)
    return SourceOrigin(found[1], found[2], found[3] == _NAMED) if found else None
