"""The styles of a .docx that say something about words: hidden ones, headings, tables of contents."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from themecode.importers import wordml
from themecode.importers.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_LEVEL = 9
_NAMED = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?[1-9]", re.IGNORECASE)
OUTLINE, STYLE_NAME = frozenset(wordml.tags("outlineLvl")), frozenset(wordml.tags("name"))
BASED_ON = frozenset(wordml.tags("basedOn"))


class WordStyles(NamedTuple):
    """Ids of styles: those whose text is hidden, headings with their level, lines of a table of contents."""

    hidden: frozenset[str]
    headings: dict[str, int]
    contents: frozenset[str]


def read_styles(archive: Archive, main: str) -> WordStyles:
    """Read the styles beside the text part; the usual ids are known without them."""
    styles: dict[str, _Element] = {}
    root = archive.xml(posixpath.join(posixpath.dirname(main), "styles.xml"))
    for style in root.iter(*wordml.tags("style")) if root is not None else ():
        styles[wordml.attribute(style, wordml.STYLE_ID) or ""] = style
    hidden = {name for name, style in styles.items() if _hides(style)}
    headings = {name: level for name in styles if (level := _level(name, styles))}
    usual = {f"Heading{level}": level for level in range(1, 10)} | {"Title": 1}
    contents = {name for name, style in styles.items() if _CONTENTS.fullmatch(_name(style))}
    return WordStyles(
        frozenset(hidden),
        {**{name: level for name, level in usual.items() if name not in styles}, **headings},
        frozenset(contents | {f"TOC{level}" for level in range(1, 10)}),
    )


def outline_of(properties: _Element | None) -> int:
    """Return the heading level that a paragraph's properties name, 0 where they name none."""
    outline = wordml.child(properties, OUTLINE)
    written = wordml.attribute(outline, wordml.VALUE) if outline is not None else None
    if written is None or not written.isdecimal() or int(written) >= _BODY_LEVEL:
        return 0
    return int(written) + 1


def _hides(style: _Element) -> bool:
    return wordml.is_on(wordml.child(wordml.child(style, wordml.RUN_PROPERTIES), wordml.VANISH))


def _name(style: _Element) -> str:
    name = wordml.child(style, STYLE_NAME)
    return (wordml.attribute(name, wordml.VALUE) or "") if name is not None else ""


def _level(name: str, styles: dict[str, _Element]) -> int:
    """Find a style's heading level, its own or that of the style it is based on; no circle is followed."""
    for _ in range(len(styles)):
        style = styles.get(name)
        if style is None:
            return 0
        if found := _NAMED.fullmatch(_name(style)):
            return int(found[1])
        if _name(style).casefold() == "title":
            return 1
        if level := outline_of(wordml.child(style, wordml.PARAGRAPH_PROPERTIES)):
            return level
        base = wordml.child(style, BASED_ON)
        name = (wordml.attribute(base, wordml.VALUE) or "") if base is not None else ""
    return 0
