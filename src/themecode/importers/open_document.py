"""An OpenDocument text (.odt), as LibreOffice writes it: read as the page shows it, all else counted by its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from themecode.importers import odf
from themecode.importers.archive import Archive
from themecode.importers.composing import Composition
from themecode.importers.ledger import ALT, BOXES, HIDDEN, MARGINS, METADATA, OTHER, solid
from themecode.importers.passages import Story
from themecode.importers.refusals import ImportRefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"[ \t\n\r]+")
_MEND = "Open it in LibreOffice and save it again."
_MARGINS = tuple(
    f"{odf.STYLE}{name}" for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
)
_DEEPEST = 9
_MOST_SPACES = 8


def read_open_document(name: str, raw: bytes) -> Story:
    """Read an .odt; its characters are counted apart from the walk, so that the walk can be checked."""
    archive = Archive(name, raw, "LibreOffice")
    if b"encryption-data" in (archive.part("META-INF/manifest.xml") or b""):
        mend = "Take the password off in LibreOffice and save it again."
        raise ImportRefusedError(name, "is locked with a password", mend)
    content, styles = archive.xml("content.xml"), archive.xml("styles.xml")
    body = content.find(f"{odf.OFFICE}body/{odf.OFFICE}text") if content is not None else None
    if body is None:
        raise ImportRefusedError(name, "is no OpenDocument text (it has no text part)", _MEND)
    there = [_text(body)]
    walk = _Walk(odf.hidden_styles(styles, content))
    walk.blocks_of(body)
    for margin in styles.iter(*_MARGINS) if styles is not None else ():
        there.append(_text(margin))
        walk.composition.set_aside(MARGINS, there[-1])
    return walk.composition.story(there=solid(there))


class _Walk:
    """Walks through blocks, and inside paragraphs through what they hold."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.composition = Composition()
        self._hidden = hidden

    def blocks_of(self, parent: _Element) -> None:
        """Read paragraphs, headings, lists, sections and tables."""
        self._stray(parent.text)
        for element in parent:
            action = odf.ACTIONS.get(element.tag)
            if action in ("paragraph", "heading"):
                self._paragraph(element, _level(element) if action == "heading" else 0)
            elif action == "table":
                self._table(element)
            elif action == "row":
                self.composition.begin_row()
                self.blocks_of(element)
            elif action == "cell":
                self.composition.begin_cell()
                self.blocks_of(element)
            elif self._is_hidden(element):
                self.composition.set_aside(HIDDEN, _text(element))
            elif element.tag in odf.ASIDE or action is not None or not _is_open(element):
                self._aside(element)
            else:
                self.blocks_of(element)
            self._stray(element.tail)

    def _table(self, element: _Element) -> None:
        self.composition.open_table()
        self.blocks_of(element)
        self.composition.close_table()

    def _paragraph(self, element: _Element, level: int) -> None:
        if self._is_hidden(element) or _hides_paragraph(element):
            self.composition.set_aside(HIDDEN, _text(element))
            return
        self._inside(element)
        self.composition.end(level)

    def _inside(self, parent: _Element) -> None:
        self._add(parent.text)
        for element in parent:
            action = odf.ACTIONS.get(element.tag)
            if action in ("space", "tab", "break"):
                self.composition.add({"space": " " * _spaces(element), "tab": "\t", "break": "\n"}[action])
                self._inside(element)
            elif self._is_hidden(element):
                self.composition.set_aside(HIDDEN, _text(element))
            elif element.tag in odf.ASIDE or action is not None or not _is_open(element):
                self._aside(element)
            else:
                self._inside(element)
            self._add(element.tail)

    def _aside(self, element: _Element) -> None:
        """Set words aside, apart from who changed them and from descriptions of pictures."""
        kind = odf.ASIDE.get(element.tag, BOXES if odf.ACTIONS.get(element.tag) == "box" else OTHER)
        for kind_of, tags in ((METADATA, odf.ABOUT_CHANGES), (ALT, odf.DESCRIPTIONS)):
            for found in list(element.iter(*tags)):
                if found is element or element in found.iterancestors():  # else it went with one around it
                    self._take_out(found, kind_of)
        self.composition.set_aside(kind, _text(element))

    def _take_out(self, element: _Element, kind: str) -> None:
        self.composition.set_aside(kind, _text(element))
        tail = element.tail
        element.clear()
        element.tail = tail

    def _add(self, text: str | None) -> None:
        if text:
            self.composition.add(_SPACE.sub(" ", text))

    def _stray(self, text: str | None) -> None:
        if text:
            self.composition.set_aside(OTHER, text)

    def _is_hidden(self, element: _Element) -> bool:
        if element.get(f"{odf.TEXT}display") == "none":
            return True
        return bool(self._hidden) and element.get(f"{odf.TEXT}style-name") in self._hidden


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _spaces(element: _Element) -> int:
    """Return how many spaces stand there: enough to tell a gap, however many are written."""
    written = element.get(f"{odf.TEXT}c", "1")
    return min(int(written), _MOST_SPACES) if written.isdecimal() and len(written) < _DEEPEST else 1


def _is_open(element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith((odf.TEXT, odf.TABLE))


def _hides_paragraph(element: _Element) -> bool:
    marks = element.iter(f"{odf.TEXT}hidden-paragraph")
    return any(mark.get(f"{odf.TEXT}is-hidden") == "true" for mark in marks)


def _level(element: _Element) -> int:
    written = element.get(f"{odf.TEXT}outline-level", "1")
    return min(max(int(written), 1), _DEEPEST) if written.isdecimal() and len(written) < _DEEPEST else 1
