"""Step: look words up in what was said, in the language of the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from themecode import tagging
from themecode.errors import ThemecodeError
from themecode.model import clock
from themecode.workflow.study import Study


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
    flags: tuple[str, ...] = ()


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
            before = _words(rf"(\S+\s+){{0,{context}}}\S*$", document.text[turn.start : start])
            after = _words(rf"\S*(\s+\S+){{0,{context}}}", document.text[end : turn.end])
            place = (document.id, turn.number, clock(turn.start_ms), turn.speaker)
            found.append(Found(*place, before, document.text[start:end], after, hit.flags))
    return found


def _words(pattern: str, text: str) -> str:
    around = re.search(pattern, text)
    return around.group() if around else ""
