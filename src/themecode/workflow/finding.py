"""Step: look words up in what was said, in the language of the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from themecode import tagging
from themecode.errors import ThemecodeError
from themecode.model import Table, clock
from themecode.workflow.study import Study

_WORD = re.compile(r"\S+")
_LONGEST_WORD = 60
"""Letters of the words around a hit, on average: so far is looked, however long the turn is."""


@dataclass(frozen=True)
class Found:
    """One hit with the words around it."""

    document: str
    turn: int
    time: str
    speaker: str
    before: str
    words: str
    after: str
    start: int
    end: int
    flags: tuple[str, ...] = ()


def found_table(found: Sequence[Found], read: int, limit: int | None = None) -> Table:
    """Return the first hits as people read them: place, time, speaker, the words in their context."""
    rows = tuple(
        (f"{f.document}:{f.turn}", f.time, f.speaker, f"{f.before}[{f.words}]{f.after}", " ".join(f.flags))
        for f in found[:limit]
    )
    shown = f" The first {len(rows)} are shown; --all shows every one." if len(rows) < len(found) else ""
    return Table("find", ("place", "time", "speaker", "words", "flags"), rows, _basis(found, read) + shown)


def offsets_table(found: Sequence[Found], read: int) -> Table:
    """Return all hits for a machine, each with its range of code points in the document's text."""
    header = ("document", "turn", "start", "end", "time", "speaker", "before", "words", "after", "flags")
    rows = tuple(
        (f.document, f.turn, f.start, f.end, f.time, f.speaker, f.before, f.words, f.after, " ".join(f.flags))
        for f in found
    )
    return Table("find", header, rows, _basis(found, read))


def _basis(found: Sequence[Found], read: int) -> str:
    hits = len({f.document for f in found})
    return f"{len(found)} hits in {hits} of {read} documents, interviewers' words included."


def hints(query: str) -> list[str]:
    """Return what a query may have meant otherwise: words that look like operators."""
    return [f"Column {column}: {says}" for column, says in tagging.meant(query)]


def find(study: Study, query: str, documents: Sequence[str] = (), context: int = 8) -> list[Found]:
    """Return every hit with `context` words either side. Raises ThemecodeError where the query is no rule."""
    used = study.store.codebook()
    try:
        rules = tagging.query(query, study.codebook.language if used else "en")
    except tagging.RuleMistake as mistake:
        raise ThemecodeError(f"Column {mistake.column}: {mistake.says}", mend=mistake.mend) from mistake
    found = []
    for document in [study.document(name) for name in documents] or study.documents:
        for hit in sorted(tagging.hits(document, rules), key=lambda hit: hit.span):
            turn, (start, end) = hit.turn, hit.span
            room = _LONGEST_WORD * (context + 1)
            before = _last(document.text[max(turn.start, start - room) : start], context)
            after = _first(document.text[end : min(turn.end, end + room)], context)
            place = (document.id, turn.number, clock(turn.start_ms), turn.speaker)
            found.append(Found(*place, before, document.text[start:end], after, start, end, hit.flags))
    return found


def _last(text: str, words: int) -> str:
    """Return the last words of a text, and the part of one that stands right at its end."""
    parts = list(_WORD.finditer(text))
    inside = 1 if parts and parts[-1].end() == len(text) else 0
    kept = parts[-(words + inside) :] if words + inside else []
    return text[kept[0].start() :] if kept else text[len(text.rstrip()) :]


def _first(text: str, words: int) -> str:
    """Return the first words of a text, and before them what is left of one that the text begins in."""
    parts = list(islice(_WORD.finditer(text), words + 1))
    inside = 1 if parts and parts[0].start() == 0 else 0
    kept = parts[: words + inside]
    return text[: kept[-1].end()] if kept else ""
