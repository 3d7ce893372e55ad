"""The names of OpenDocument that a reader of speech has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from themecode.importers.ledger import BOXES, COMMENTS, CONTENTS, DELETED, FOOTNOTES, FORMS, HIDDEN, OTHER, SCRIPTS

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE, TEXT, TABLE, DRAW, STYLE, SVG = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "text", "table", "drawing", "style", "svg-compatible")
)
Action = Literal["paragraph", "heading", "open", "table", "row", "cell", "space", "tab", "break", "box", "nothing"]

ACTIONS: dict[str, Action] = {
    f"{TEXT}p": "paragraph",
    f"{TEXT}h": "heading",
    f"{TABLE}table": "table",
    f"{TABLE}table-row": "row",
    f"{TABLE}table-cell": "cell",
    f"{TABLE}covered-table-cell": "cell",
    f"{TEXT}s": "space",
    f"{TEXT}tab": "tab",
    f"{TEXT}line-break": "break",
    **{f"{DRAW}{name}": "box" for name in ("frame", "custom-shape", "g", "rect", "line", "ellipse", "a", "control")},
    f"{TABLE}table-column": "nothing",
    f"{OFFICE}annotation-end": "nothing",
}
"""What to do with an element; others in the namespace of texts and tables are opened, and the rest is set aside."""

ASIDE = {
    f"{TEXT}note": FOOTNOTES,
    f"{OFFICE}annotation": COMMENTS,
    f"{TEXT}tracked-changes": DELETED,
    f"{TEXT}hidden-text": HIDDEN,
    f"{TEXT}script": SCRIPTS,
    f"{OFFICE}scripts": SCRIPTS,
    f"{OFFICE}forms": FORMS,
    f"{TEXT}ruby-text": OTHER,
    f"{DRAW}text-box": BOXES,
    **{
        f"{TEXT}{name}": CONTENTS
        for name in (
            "table-of-content",
            "illustration-index",
            "table-index",
            "object-index",
            "user-index",
            "alphabetical-index",
            "bibliography",
        )
    },
}
"""Elements whose words are not read, and their kind."""

DESCRIPTIONS = (f"{SVG}title", f"{SVG}desc")
ABOUT_CHANGES = ("{http://purl.org/dc/elements/1.1/}creator", "{http://purl.org/dc/elements/1.1/}date")
"""Who changed or commented, and when: no words of the page."""


def hidden_styles(*roots: _Element | None) -> frozenset[str]:
    """Return the names of styles whose text is hidden, by themselves or by the style they come from."""
    hides: dict[str, bool] = {}
    parents: dict[str, str] = {}
    for root in roots:
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            name = style.get(f"{STYLE}name", "")
            parents[name] = style.get(f"{STYLE}parent-style-name", "")
            properties = style.find(f"{STYLE}text-properties")
            shown = properties.get(f"{TEXT}display") if properties is not None else None
            if shown is not None:
                hides[name] = shown == "none"
    return frozenset(name for name in parents if _hides(name, hides, parents))


def _hides(name: str, hides: dict[str, bool], parents: dict[str, str]) -> bool:
    for _ in range(len(parents)):
        if name in hides:
            return hides[name]
        name = parents.get(name, "")
    return False
