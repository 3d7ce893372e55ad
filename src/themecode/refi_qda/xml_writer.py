"""Elements of REFI-QDA as they are written: in one namespace, without what XML cannot hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

PROJECT_SPACE, CODEBOOK_SPACE = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_LOCATIONS = {
    PROJECT_SPACE: "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd",
    CODEBOOK_SPACE: "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd",
}
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_NAMED = ("Project", "Code", "Variable", "Set")
"""What must have a name, be it empty."""


class Writer:
    """Writes elements of one namespace; `losses` counts what XML cannot hold."""

    def __init__(self, space: str, losses: Counter[str]) -> None:
        from lxml import etree

        self._space, self.losses, self._etree = space, losses, etree
        self._spaces: Any = {None: space, "xsi": _INSTANCE}

    def root(self, tag: str, /, **attributes: str) -> _Element:
        """Make the outermost element."""
        element = self._etree.Element(f"{{{self._space}}}{tag}", nsmap=self._spaces)
        element.set(f"{{{_INSTANCE}}}schemaLocation", f"{self._space} {_LOCATIONS[self._space]}")
        return self._filled(element, tag, "", attributes)

    def add(self, parent: _Element, tag: str, text: str = "", /, **attributes: str) -> _Element:
        """Put a new element into another; attributes without a value are left out where they may be."""
        return self._filled(self._etree.SubElement(parent, f"{{{self._space}}}{tag}"), tag, text, attributes)

    def words(self, parent: _Element, name: str, text: str) -> None:
        """Put an element with words into another, where there are words."""
        if text:
            self.add(parent, name, text)

    def references(self, parent: _Element, name: str, guids: Iterable[str]) -> None:
        """Put references into an element."""
        for guid in guids:
            self.add(parent, name, targetGUID=guid)

    def bytes_of(self, root: _Element) -> bytes:
        """Return the XML."""
        return self._etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def _filled(self, element: _Element, tag: str, text: str, attributes: dict[str, str]) -> _Element:
        if text:
            element.text = self._clean(text)
        for name, value in attributes.items():
            if value or (name == "name" and tag in _NAMED):
                element.set(name, self._clean(value))
        return element

    def _clean(self, text: str) -> str:
        cleaned, number = _NO_XML.subn("\ufffd", text)
        self.losses["characters that XML cannot hold (control characters)"] += number
        return cleaned


def dated(written: str) -> str:
    """Return a date as the schema takes it; "" where it is none.

    >>> dated("2026-03-01T10:00:00+00:00"), dated("yesterday")
    ('2026-03-01T10:00:00+00:00', '')
    """
    return written if _DATE.fullmatch(written) else ""
