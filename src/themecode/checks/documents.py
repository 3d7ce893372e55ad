"""Is each document what it was when it came in?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.problems import Problem


def text_changed(records: Records) -> Iterator[Problem]:
    """The text's SHA-256 is that of its import."""
    for document in records.documents:
        if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
            says = "The text is not the one that was imported: somebody changed the database."
            yield Problem(document.id, says, "Go back to a backup.")


def turns_do_not_tile(records: Records) -> Iterator[Problem]:
    """Turns follow one another, each a line of the text; in a text kept as it stands, names may lie between them."""
    for document in records.documents:
        if document.verbatim:
            borders = [place for turn in document.turns for place in (turn.start, turn.end)]
            if borders != sorted(borders) or borders[-1:] > [len(document.text)]:
                yield Problem(document.id, "The turns do not follow one another.", "Go back to a backup.")
            continue
        lines = document.text.split("\n")
        if [document.text[turn.start : turn.end] for turn in document.turns] != lines:
            yield Problem(document.id, "The turns do not cover the text line by line.", "Go back to a backup.")
