"""Putting pages together while they are read: paragraphs, headings, tables, and what is set aside, each by its kind."""

from __future__ import annotations

from collections import defaultdict

from themecode.importers.ledger import solid
from themecode.importers.passages import Grid, Passage, Story, texts_of
from themecode.problems import Problem


class Composition:
    """The pages read so far. Words come in with `add`, and become a paragraph, or lines of a cell, with `end`."""

    def __init__(self) -> None:
        self.blocks: list[Passage | Grid] = []
        self.spent: dict[str, list[str]] = defaultdict(list)
        self._words: list[str] = []
        self._bold = 0
        self._all_bold = True
        self._number = 0
        self._depth = 0
        self._rows: list[list[list[str]]] = []
        self._taken: list[str] = []

    @property
    def in_table(self) -> bool:
        """Say whether a table is open."""
        return self._depth > 0

    def add(self, text: str, *, bold: bool = False) -> None:
        """Take words of the paragraph that is being read; a line break in them begins a line, not a paragraph."""
        self._taken.append(text)
        self._words.append(text)
        self._all_bold = self._all_bold and (bold or not text.strip())
        if self._all_bold:
            self._bold += len(text)

    def set_aside(self, kind: str, text: str) -> None:
        """Take words that are not read, under their kind; white space alone is nothing."""
        if text.strip():
            self._taken.append(text)
            self.spent[kind].append(text)

    def end(self, level: int = 0) -> None:
        """End the paragraph; `level` is that of a heading."""
        text, bold = "".join(self._words), self._bold
        self._words, self._bold, self._all_bold = [], 0, True
        if not text.strip():
            return
        if self._depth:
            self._cell().append(text)
        else:
            self._paragraph(text, level, bold)

    def open_table(self) -> None:
        """Begin a table; one inside a cell is read into that cell."""
        self.end()
        self._depth += 1

    def begin_row(self) -> None:
        """Begin a row of the outermost table."""
        self.end()
        if self._depth == 1:
            self._rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell of the outermost table."""
        self.end()
        if self._depth == 1:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append([])

    def close_table(self) -> None:
        """End a table; one that has never more than one cell with words in a row only lays the page out."""
        self.end()
        if not self._depth:
            return
        self._depth -= 1
        if self._depth:
            return
        rows, self._rows = self._rows, []
        if all(sum(map(bool, row)) <= 1 for row in rows):
            for row in rows:
                for text in (text for cell in row for text in cell):
                    self._paragraph(text, 0, 0)
        else:
            self.blocks.append(Grid(self._number + 1, [["\n".join(cell) for cell in row] for row in rows]))

    def story(self, encoding: str = "utf-8", problems: tuple[Problem, ...] = (), *, there: int | None = None) -> Story:
        """Return what was read; `there` is how many characters there are by a count of the reader's own."""
        while self._depth:
            self.close_table()
        self.end()
        characters = sum(map(len, texts_of(self.blocks, self.spent)))
        counted = solid(self._taken) if there is None else there
        return Story(self.blocks, self.spent, characters, counted, encoding, problems)

    def _cell(self) -> list[str]:
        if not self._rows:
            self._rows.append([])
        if not self._rows[-1]:
            self._rows[-1].append([])
        return self._rows[-1][-1]

    def _paragraph(self, text: str, level: int, bold: int) -> None:
        self._number += 1
        fresh = True
        for line in text.split("\n"):
            if line.strip():
                self.blocks.append(Passage(self._number, line, fresh, level, min(bold, len(line)) if fresh else 0))
                fresh = False
            elif fresh:
                bold = max(0, bold - len(line) - 1)
