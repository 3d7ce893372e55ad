"""A walk over a .docx: its paragraphs as a reader of the page sees them, and a count of all that is not read.

Tracked insertions, content controls, hyperlinks and line breaks are read. Deletions, hidden text, field codes,
text boxes, comments, notes and page margins are counted under their kind.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from themecode.importers import wordml
from themecode.importers.archive import Archive
from themecode.importers.ledger import (
    ALT,
    BOXES,
    COMMENTS,
    CONTENTS,
    DELETED,
    EQUATIONS,
    FIELDS,
    FOOTNOTES,
    HIDDEN,
    MARGINS,
    OTHER,
    SYMBOLS,
    solid,
)
from themecode.importers.passages import Grid, Passage, Story, texts_of
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.word_styles import WordStyles, outline_of, read_styles
from themecode.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = {"footnotes": FOOTNOTES, "endnotes": FOOTNOTES, "comments": COMMENTS, "header": MARGINS, "footer": MARGINS}
_PART = re.compile(r"(footnotes|endnotes|comments|header|footer)\d*\.xml")
_MEND = "Open it in Word and save it again."
_FOREIGN = (
    "Part of the document is embedded from another file and was not read.",
    "Open it in Word, save it again, and import that.",
)
_LOST: dict[str, str] = {"deleted": DELETED, "field": FIELDS, "drawn": BOXES, "equation": EQUATIONS, "symbol": SYMBOLS}


def read_word(name: str, raw: bytes) -> Story:
    """Read a .docx; the characters are counted apart from the walk, so that the walk can be checked."""
    archive = Archive(name, raw)
    main = _main_part(archive)
    root = archive.xml(main)
    if root is None:
        raise ImportRefusedError(name, "is not a Word document (it has no text part)", _MEND)
    walk = _Walk(read_styles(archive, main), may_hide=next(root.iter(*wordml.tags("vanish")), None) is not None)
    body = wordml.child(root, wordml.BODY)
    in_all: list[str] = []
    if body is not None:
        _drop_second_versions(body)
        walk.blocks_of(body)
        in_all.append(wordml.text_of(body))
        in_all += walk.alt_texts(body)
    in_all += walk.other_parts(archive, main)
    there, told = solid(in_all), texts_of(walk.blocks, walk.spent)
    if body is not None:
        unequal = solid(told) != there
        if wordml.nests_in_words(body) or (unequal and wordml.misplaces_words(body)):
            raise ImportRefusedError(name, "is damaged (words stand where no Word document has them)", _MEND)
    problems = (Problem(name, *_FOREIGN, grade="warning"),) if walk.foreign_parts else ()
    return Story(walk.blocks, walk.spent, sum(map(len, told)), there, problems=problems)


class _Walk:
    """The state of one walk: what was found so far."""

    def __init__(self, styles: WordStyles, *, may_hide: bool) -> None:
        self.blocks: list[Passage | Grid] = []
        self.spent: dict[str, list[str]] = defaultdict(list)
        self.foreign_parts = 0
        self._styles = styles
        self._hidden = styles.hidden
        self._may_hide = may_hide or bool(styles.hidden)
        self._number = 0

    def blocks_of(self, parent: _Element) -> None:
        """Read the paragraphs and tables under a body, a content control or a tracked insertion."""
        for element in parent:
            tag = element.tag
            if tag in wordml.PARAGRAPH:
                self._number += 1
                self._paragraph(element)
            elif tag in wordml.TABLE:
                self.blocks.append(Grid(self._number + 1, self._rows(element)))
            elif tag in wordml.BLOCK_WRAPPERS:
                self.blocks_of(element)
            elif tag in wordml.BLOCKS_DELETED:
                self._spend(DELETED, wordml.text_of(element))
            elif tag in wordml.ALT_CHUNK:
                self.foreign_parts += 1
                self._spend(OTHER, wordml.text_of(element))
            else:
                self._spend(OTHER, wordml.text_of(element))

    def _paragraph(self, element: _Element) -> None:
        properties = wordml.child(element, wordml.PARAGRAPH_PROPERTIES)
        style = self._style(properties, wordml.PARAGRAPH_STYLE)
        words = self._words(element)
        if style in self._styles.contents:
            self._spend(CONTENTS, words)
            return
        level = outline_of(properties) or self._styles.headings.get(style, 0)
        fresh = True
        for line in words.split("\n"):
            if line and not line.isspace():
                self.blocks.append(Passage(self._number, line, fresh, level))
                fresh = False

    def alt_texts(self, body: _Element) -> list[str]:
        """Set the descriptions of images aside."""
        found = [written for shape in body.iter("{*}docPr") if (written := shape.get("descr"))]
        self.spent[ALT].extend(found)
        return found

    def other_parts(self, archive: Archive, main: str) -> list[str]:
        """Set comments, notes and page margins aside."""
        folder = posixpath.dirname(main)
        found: list[str] = []
        for name in archive.names:
            kind = _PART.fullmatch(posixpath.basename(name))
            root = archive.xml(name) if kind and posixpath.dirname(name) == folder else None
            for note in root if root is not None and kind else ():
                text = wordml.text_of(note)
                self._spend(_PARTS[kind[1]] if kind else OTHER, text)
                found.append(text)
        return found

    def _words(self, paragraph: _Element) -> str:
        if self._hidden:
            properties = wordml.child(paragraph, wordml.PARAGRAPH_PROPERTIES)
            if self._style(properties, wordml.PARAGRAPH_STYLE) in self._hidden:
                self._spend(HIDDEN, wordml.text_of(paragraph))
                return ""
        pieces: list[str] = []
        self._inside(paragraph, pieces)
        return "".join(pieces)

    def _inside(self, parent: _Element, pieces: list[str]) -> None:
        action_of = wordml.ACTIONS.get
        for element in parent:
            action = action_of(element.tag)
            if action == "text":
                pieces.append(element.text or "")
            elif action == "run":
                if self._may_hide and self._is_hidden(element):
                    self._spend(HIDDEN, wordml.text_of(element))
                else:
                    self._inside(element, pieces)
            elif action == "open":
                self._inside(element, pieces)
            elif action == "write":
                pieces.append(wordml.WRITTEN[element.tag])
            elif action != "skip":
                self._spend(_LOST.get(action or "", OTHER), wordml.text_of(element))

    def _is_hidden(self, run: _Element) -> bool:
        properties = wordml.child(run, wordml.RUN_PROPERTIES)
        if properties is None:
            return False
        if wordml.is_on(wordml.child(properties, wordml.VANISH)):
            return True
        return bool(self._hidden) and self._style(properties, wordml.RUN_STYLE) in self._hidden

    def _style(self, properties: _Element | None, kind: frozenset[str]) -> str:
        style = wordml.child(properties, kind)
        return (wordml.attribute(style, wordml.VALUE) or "") if style is not None else ""

    def _rows(self, table: _Element) -> list[list[str]]:
        rows = self._within(table, wordml.ROW)
        return [[self._cell(cell) for cell in self._within(row, wordml.CELL)] for row in rows]

    def _within(self, parent: _Element, wanted: frozenset[str]) -> Iterator[_Element]:
        """Yield rows or cells, also those inside content controls and tracked changes."""
        for element in parent:
            if element.tag in wanted:
                yield element
            elif element.tag in wordml.BLOCK_WRAPPERS:
                yield from self._within(element, wanted)
            else:
                self._spend(OTHER, wordml.text_of(element))

    def _cell(self, cell: _Element) -> str:
        lines: list[str] = []
        for element in cell:
            if element.tag in wordml.PARAGRAPH:
                lines.append(self._words(element))
            elif element.tag in wordml.TABLE:
                lines += [words for row in self._rows(element) for words in row]
            elif element.tag in wordml.BLOCK_WRAPPERS:
                lines.append(self._cell(element))
            else:
                self._spend(OTHER, wordml.text_of(element))
        return "\n".join(lines)

    def _spend(self, kind: str, text: str) -> None:
        if text:
            self.spent[kind].append(text)


def _drop_second_versions(body: _Element) -> None:
    """Drop what Word writes twice, for itself (Choice) and for older readers; an emoji is in the Fallback only."""
    for fallback in list(body.iter(wordml.FALLBACK)):
        parent = fallback.getparent()
        if parent is not None and any(wordml.text_of(choice) for choice in parent if choice is not fallback):
            parent.remove(fallback)


def _main_part(archive: Archive) -> str:
    """Find the text part by the package's relationships; word/document.xml where they do not say."""
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"
