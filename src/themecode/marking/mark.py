"""Codes on a stretch of a document, as a person writes them, and the letters that can carry them."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.model import Document


@dataclass(frozen=True, order=True)
class Mark:
    """Codes on a half-open stretch of a document's text; `line` is where it begins in the file that was read."""

    start: int
    end: int
    codes: tuple[str, ...]
    memo: str = ""
    line: int = 0


def letters(document: Document) -> list[int]:
    """Return the places of all letters and signs that are spoken, in order; white space is between them."""
    text = document.text
    return [at for turn in document.turns for at in range(turn.start, turn.end) if not text[at].isspace()]


def trimmed(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch without white space at its edges; None where it holds nothing that is spoken.

    >>> trimmed(Document("P01", "", "txt", " Yes. ", (), "", ""), 0, 6)
    (1, 5)
    """
    words = document.text[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
