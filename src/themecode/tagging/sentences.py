"""Where sentences end in spoken text: a stated, versioned choice (docs/reference/sentences.md)."""

from __future__ import annotations

import re

VERSION = "2"

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev st sr jr vs etc eg ie e.g i.e cf ca approx no nos fig dept est inc ltd co a.m p.m".split()  # noqa: SIM905 - words read better in a row
)
_END = re.compile(r"""[.!?\u2026]+["')\]\u2019\u201d]*(?=\s)""")
LOOKED_AT = 12
"""Characters before a full stop that are looked at for an abbreviation."""
_WORD_BEFORE = re.compile(r"[\w.'\u2019]*$")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""Split a turn into sentences: half-open ranges of `text` without the space between them.

    A sentence ends at . ! ? or an ellipsis that is followed by space, closing quotes and brackets included;
    not after an abbreviation or a single letter, and not where the next word goes on in lower case after a
    full stop or ellipsis (speech-to-text writes "we... sort of" in one breath).

    >>> said = "Dr. Shah asked. We did, um... in the end. Did we? yes"
    >>> [said[a:b] for a, b in sentences(said, 0, len(said))]
    ['Dr. Shah asked.', 'We did, um... in the end.', 'Did we?', 'yes']
    >>> said = "We didn't. It was Bob's. So."
    >>> [said[a:b] for a, b in sentences(said, 0, len(said))]
    ["We didn't.", "It was Bob's.", 'So.']
    """
    found: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends(text, mark, begin):
            found.append((begin, mark.end()))
            begin = mark.end()
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        found.append((begin, end))
    return found


def _ends(text: str, mark: re.Match[str], begin: int) -> bool:
    signs = mark.group().rstrip("\"')]\u2019\u201d")
    if signs[-1] in "!?":
        return True
    position = mark.end()
    while position < len(text) and text[position].isspace():
        position += 1
    if position < len(text) and text[position].islower():
        return False
    return signs != "." or not _shortened(text[begin : mark.start()])


def _shortened(before: str) -> bool:
    found = _WORD_BEFORE.search(before[-LOOKED_AT:])
    word = found.group().lower().lstrip("'\u2019") if found else ""
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")
