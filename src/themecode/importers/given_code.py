"""Codes that somebody gave before the file came here: as they are written, on words or on a document's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from themecode.model import Segment

_BETWEEN = re.compile(r"[;,|\n]")
_BELOW = re.compile(r"\s*->\s*|\s*::\s*")


@dataclass(frozen=True)
class GivenCode:
    """One code on some words. `code` is as written; `parent` the code above it, where the writing says so.

    `segment` is their place where the words came in with the code. Without it, `document` names the document in which
    `words` are to be found. `place` is file:line.
    """

    code: str
    words: str
    place: str
    segment: Segment | None = None
    document: str = ""
    parent: str = ""


def codes_in(written: str) -> tuple[str, ...]:
    """Part the codes of one cell, each once.

    >>> codes_in("money; trust | staff->morale,money")
    ('money', 'trust', 'staff->morale')
    """
    named = (" ".join(name.split()) for name in _BETWEEN.split(written))
    return tuple(dict.fromkeys(filter(None, named)))


def above(code: str) -> str:
    """Return the code that a sub-code names as its parent, "" where it names none.

    >>> above("staff->morale"), above("staff")
    ('staff', '')
    """
    parts = _BELOW.split(code)
    return code[: code.rindex(parts[-1])].rstrip(" :>-") if len(parts) > 1 and parts[0] and parts[-1] else ""
