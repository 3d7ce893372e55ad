"""Suggestions as a table for machines and notebooks."""

from __future__ import annotations

from themecode.model import Table
from themecode.workflow.suggesting import Suggested

HEADER = (*("id", "code", "chance", "document", "start", "end", "text", "words", "because", "alike", "drawn", "model"),)


def suggestions_table(found: Suggested) -> Table:
    """Return suggestions, one a row: `words` weighed most, `alike` are the most similar coded segments."""
    rows = tuple(
        (
            *(one.id, one.code, None if one.chance is None else round(one.chance, 4)),
            *(one.segment.document, one.segment.start, one.segment.end, one.text, one.words, "; ".join(one.because)),
            "\n".join(f"{near.segment.document} ({near.likeness:.2f}): {near.text}" for near in one.alike),
            *(int(one.drawn), one.model),
        )
        for one in found.suggestions
    )
    said = "; ".join(f"{code}: {why}" for code, why in found.abstained)
    return Table("suggestions", HEADER, rows, found.basis + (f" Nothing is suggested for {said}." if said else ""))
