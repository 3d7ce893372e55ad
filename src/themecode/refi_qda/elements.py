"""XML elements by their local names: tools disagree about the namespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from themecode.refi_qda.guids import same_guid

if TYPE_CHECKING:
    from lxml.etree import _Element


def local(element: _Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """Yield an element's children of these names, in their order."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: _Element | None, name: str) -> _Element | None:
    """Return an element's first child of this name."""
    return next(children(element, name), None)


def words(element: _Element | None, name: str) -> str:
    """Return the text of a child, "" where there is none."""
    found = child(element, name)
    return "".join(str(part) for part in found.itertext()) if found is not None else ""


def attribute(element: _Element, *names: str) -> str:
    """Return the first of these attributes that is written."""
    return next((str(value) for name in names if (value := element.get(name)) is not None), "")


def guid_of(element: _Element) -> str:
    """Return an element's own GUID."""
    return same_guid(element.get("guid"))


def target_of(element: _Element) -> str:
    """Return the GUID that a reference names: as targetGUID, as guid, or as its text."""
    return same_guid(attribute(element, "targetGUID", "guid") or (element.text or ""))


def references(element: _Element, name: str) -> tuple[str, ...]:
    """Return the GUIDs that references of one name point to, each once."""
    return tuple(dict.fromkeys(found for ref in children(element, name) if (found := target_of(ref))))


def whole_number(written: str | None) -> int | None:
    """Read an integer as XML writes it; None where it is none, or has more digits than any text has places."""
    text = (written or "").strip()
    digits = text.lstrip("+-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None  # noqa: PLR2004
