"""Lines and paragraphs of text, each with its number, and the tables between them."""

from __future__ import annotations

from typing import NamedTuple

from themecode.problems import Problem


class Passage(NamedTuple):
    """One line of text; `fresh` if it begins a paragraph. `line` counts lines of a text, paragraphs of a page.

    `level` is that of a heading, 0 where it is none; so many characters at its start are `bold`.
    """

    line: int
    text: str
    fresh: bool
    level: int = 0
    bold: int = 0


class Grid(NamedTuple):
    """A table: rows of cells, each cell as text; `line` is the paragraph before which it stands."""

    line: int
    rows: list[list[str]]


class Story(NamedTuple):
    """What pages tell: paragraphs and tables in order, what is not read by its kind, and how much there is in all.

    `characters` and `solid` (those that are not white space) are counted apart from the reading.
    """

    blocks: list[Passage | Grid]
    spent: dict[str, list[str]]
    characters: int
    solid: int
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()

    @property
    def passages(self) -> list[Passage]:
        """The paragraphs without the tables."""
        return [block for block in self.blocks if isinstance(block, Passage)]

    @property
    def grids(self) -> list[Grid]:
        """The tables, in order."""
        return [block for block in self.blocks if isinstance(block, Grid)]


NO_STORY = Story([], {}, 0, 0)


def texts_of(blocks: list[Passage | Grid], spent: dict[str, list[str]]) -> list[str]:
    """Return all that was read or set aside; paragraphs and cells end in a line break."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Passage):
            lines.append(block.text)
        else:
            lines += [cell for row in block.rows for cell in row]
    return [*lines, "\n" * len(lines), *(text for texts in spent.values() for text in texts)]


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
