"""GUIDs: compared without braces and case, and made so that the same thing always gets the same one."""

from __future__ import annotations

import re
import uuid

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OURS = uuid.UUID("6f0e7c52-8a43-5b0f-9d5c-1a5f3f6f2b11")


def same_guid(written: str | None) -> str:
    """Return a GUID as GUIDs are compared; "" where none is written.

    >>> same_guid("{5215CC69-B628-4E02-AFB9-9BEEAEE55808}")
    '5215cc69-b628-4e02-afb9-9beeaee55808'
    """
    return (written or "").strip().strip("{}").strip().lower()


def is_guid(text: str) -> bool:
    """Say whether this is a GUID in the form that `same_guid` returns."""
    return bool(_GUID.fullmatch(text))


def make_guid(project: str, kind: str, *names: object) -> str:
    """Make the GUID of a thing: the same for the same project, kind and name, on every machine.

    >>> make_guid("p", "code", "money") == make_guid("p", "code", "money") != make_guid("p", "user", "money")
    True
    """
    return str(uuid.uuid5(_OURS, "\x1f".join((project, kind, *map(str, names)))))
