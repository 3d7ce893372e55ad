"""The names of WordprocessingML that a reader of speech has to know, in both of its namespaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DRAWING = ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main")
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{_MARKUP}Fallback"

Action = Literal["text", "run", "open", "deleted", "field", "drawn", "equation", "symbol", "skip", "write"]


def tags(*names: str) -> tuple[str, ...]:
    """Write names of the word-processing namespace in full, for both of its editions."""
    return tuple(f"{{{space}}}{name}" for space in _SPACES for name in names)


PARAGRAPH, TABLE, ROW, CELL = (frozenset(tags(name)) for name in ("p", "tbl", "tr", "tc"))
BLOCK_WRAPPERS = frozenset(tags("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
BLOCKS_DELETED = frozenset(tags("del", "moveFrom"))
BODY, ALT_CHUNK = frozenset(tags("body")), frozenset(tags("altChunk"))
RUN_PROPERTIES, PARAGRAPH_PROPERTIES = frozenset(tags("rPr")), frozenset(tags("pPr"))
VANISH, RUN_STYLE, PARAGRAPH_STYLE = frozenset(tags("vanish")), frozenset(tags("rStyle")), frozenset(tags("pStyle"))
VALUE = tags("val")
STYLE_ID = tags("styleId")

WRITTEN = {
    **dict.fromkeys(tags("tab", "ptab"), "\t"),
    **dict.fromkeys(tags("br", "cr"), "\n"),
    **dict.fromkeys(tags("noBreakHyphen"), "-"),
    **dict.fromkeys(tags("softHyphen"), ""),
}
"""Elements that stand for a character."""

SYMBOL = frozenset(tags("sym"))
_TEXTS = tags("t", "delText", "instrText", "delInstrText")
_OTHER_TEXTS = tuple(f"{{{space}}}t" for space in (*_DRAWING, *_MATH))
COUNTED = (*_TEXTS, *_OTHER_TEXTS, *tags("noBreakHyphen", "sym"))
"""Every element that holds a character which is not white space, wherever it stands."""

ACTIONS: dict[str, Action] = {
    **dict.fromkeys(tags("t"), "text"),
    **dict.fromkeys(tags("r"), "run"),
    **dict.fromkeys(
        tags(
            "ins",
            "moveTo",
            "hyperlink",
            "smartTag",
            "sdt",
            "sdtContent",
            "customXml",
            "fldSimple",
            "dir",
            "bdo",
            "ruby",
        ),
        "open",
    ),
    **dict.fromkeys(
        (*tags("rubyBase"), *(f"{_MARKUP}{name}" for name in ("AlternateContent", "Choice", "Fallback"))), "open"
    ),
    **dict.fromkeys(tags("del", "moveFrom", "delText"), "deleted"),
    **dict.fromkeys(tags("instrText", "delInstrText"), "field"),
    **dict.fromkeys(tags("drawing", "pict", "object"), "drawn"),
    **dict.fromkeys((f"{{{space}}}{name}" for space in _MATH for name in ("oMath", "oMathPara")), "equation"),
    **dict.fromkeys(tags("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "customXmlPr", "smartTagPr"), "skip"),
    **dict.fromkeys(SYMBOL, "symbol"),
    **dict.fromkeys(WRITTEN, "write"),
}
"""What to do with what stands inside a paragraph; whatever is not named here is counted, never read as speech."""


def misplaces_words(body: _Element) -> bool:
    """Say whether words stand where no Word document has them: inside properties, or inside words and breaks."""
    properties = tags("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "customXmlPr", "smartTagPr")
    return nests_in_words(body, *WRITTEN, *SYMBOL) or any(map(text_of, body.iter(*properties)))


def nests_in_words(body: _Element, *others: str) -> bool:
    """Say whether anything stands inside w:t, or other elements that hold none."""
    return any(len(found) for found in body.iter(*tags("t"), *others))


def text_of(element: _Element) -> str:
    """Return all characters under an element, read as speech or not; symbols of a symbol font count as one."""
    pieces: list[str] = []
    for found in element.iter(*COUNTED):
        if found.tag in SYMBOL:
            pieces.append("\N{REPLACEMENT CHARACTER}")
        else:
            pieces.append(WRITTEN.get(found.tag) or found.text or "")
    return "".join(pieces)


def attribute(element: _Element, names: tuple[str, ...]) -> str | None:
    """Return an attribute of either namespace."""
    return next((value for name in names if (value := element.get(name)) is not None), None)


def is_on(element: _Element | None) -> bool:
    """Say whether a switch such as w:vanish is set."""
    return element is not None and attribute(element, VALUE) not in ("0", "false", "off")


def child(element: _Element | None, names: frozenset[str]) -> _Element | None:
    """Return the first child with one of these names."""
    return next((found for found in element if found.tag in names), None) if element is not None else None
