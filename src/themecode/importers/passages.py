"""Lines and paragraphs of text, each with its number, and the tables between them."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """One line of text; `fresh` if it begins a paragraph. `line` counts lines of a text, paragraphs of a .docx."""

    line: int
    text: str
    fresh: bool


class Grid(NamedTuple):
    """A table: rows of cells, each cell as text; `line` is the paragraph before which it stands."""

    line: int
    rows: list[list[str]]


def passages_of_text(text: str) -> list[Passage]:
    """Split a text into its lines; a paragraph begins after an empty line."""
    passages: list[Passage] = []
    fresh = True
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            passages.append(Passage(number, line, fresh))
            fresh = False
        else:
            fresh = True
    return passages
