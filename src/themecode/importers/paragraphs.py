"""A walk over a .docx: its paragraphs as a reader of the page sees them, and a count of all that is not read.

Tracked insertions, content controls, hyperlinks and line breaks are read. Deletions, hidden text, field codes,
text boxes, comments, notes and page margins are counted under their kind.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from themecode.importers import wordml
from themecode.importers.archive import Archive
from themecode.importers.ledger import (
    ALT,
    BOXES,
    COMMENTS,
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
from themecode.importers.passages import Grid, Passage
from themecode.importers.refusals import ImportRefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = {"footnotes": FOOTNOTES, "endnotes": FOOTNOTES, "comments": COMMENTS, "header": MARGINS, "footer": MARGINS}
_PART = re.compile(r"(footnotes|endnotes|comments|header|footer)\d*\.xml")
_MEND = "Open it in Word and save it again."
_LOST: dict[str, str] = {"deleted": DELETED, "field": FIELDS, "drawn": BOXES, "equation": EQUATIONS, "symbol": SYMBOLS}


class Story(NamedTuple):
    """What a .docx tells: paragraphs and tables in order, what is not read, and how much there is in all."""

    blocks: list[Passage | Grid]
    spent: dict[str, list[str]]
    characters: int
    solid: int
    foreign_parts: int


def read_story(name: str, raw: bytes) -> Story:
    """Read a .docx; the characters are counted apart from the walk, so that the walk can be checked."""
    archive = Archive(name, raw)
    main = _main_part(archive)
    root = archive.xml(main)
    if root is None:
        raise ImportRefusedError(name, "is not a Word document (it has no text part)", _MEND)
    walk = _Walk(_hidden_styles(archive, main), may_hide=next(root.iter(*wordml.tags("vanish")), None) is not None)
    body = wordml.child(root, wordml.BODY)
    in_all: list[str] = []
    if body is not None:
        _drop_second_versions(body)
        walk.blocks_of(body)
        in_all.append(wordml.text_of(body))
        in_all += walk.alt_texts(body)
    in_all += walk.other_parts(archive, main)
    there, told = solid(in_all), _texts(walk)
    if body is not None:
        unequal = solid(told) != there
        if wordml.nests_in_words(body) or (unequal and wordml.misplaces_words(body)):
            raise ImportRefusedError(name, "is damaged (words stand where no Word document has them)", _MEND)
    return Story(walk.blocks, walk.spent, sum(map(len, told)), there, walk.foreign_parts)


class _Walk:
    """The state of one walk: what was found so far."""

    def __init__(self, hidden_styles: frozenset[str], *, may_hide: bool) -> None:
        self.blocks: list[Passage | Grid] = []
        self.spent: dict[str, list[str]] = defaultdict(list)
        self.foreign_parts = 0
        self._hidden = hidden_styles
        self._may_hide = may_hide or bool(hidden_styles)
        self._number = 0

    def blocks_of(self, parent: _Element) -> None:
        """Read the paragraphs and tables under a body, a content control or a tracked insertion."""
        for element in parent:
            tag = element.tag
            if tag in wordml.PARAGRAPH:
                self._number += 1
                fresh = True
                for line in self._words(element).split("\n"):
                    if line and not line.isspace():
                        self.blocks.append(Passage(self._number, line, fresh))
                        fresh = False
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


def _texts(walk: _Walk) -> list[str]:
    """Return all that the walk has read or set aside; paragraphs and cells end in a line break."""
    lines = [block.text for block in walk.blocks if isinstance(block, Passage)]
    for block in walk.blocks:
        if isinstance(block, Grid):
            lines += itertools.chain.from_iterable(block.rows)
    return [*lines, "\n" * len(lines), *itertools.chain.from_iterable(walk.spent.values())]


def _main_part(archive: Archive) -> str:
    """Find the text part by the package's relationships; word/document.xml where they do not say."""
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _hidden_styles(archive: Archive, main: str) -> frozenset[str]:
    """Return the ids of styles whose text is hidden."""
    name = posixpath.join(posixpath.dirname(main), "styles.xml")
    raw = archive.part(name)
    if raw is None or b"vanish" not in raw:
        return frozenset()
    root = archive.xml(name)
    styles = root.iter(*wordml.tags("style")) if root is not None else ()
    return frozenset(
        wordml.attribute(style, wordml.STYLE_ID) or ""
        for style in styles
        if wordml.is_on(wordml.child(wordml.child(style, wordml.RUN_PROPERTIES), wordml.VANISH))
    )
