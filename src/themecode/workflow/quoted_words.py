"""Where words that somebody quotes stand in a document."""

from __future__ import annotations

import re
from difflib import get_close_matches

from themecode.model import Document, Segment


def places_of(document: Document, words: str) -> list[Segment]:
    """Return every place where quoted words stand, whatever the white space, the quotation marks and the dashes.

    Whole words only. As written first; in any case of letters only where they stand nowhere so.
    """
    if not words.strip():
        return []
    pattern = _pattern(words)
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = [Segment(document.id, *one.span()) for one in re.finditer(pattern, document.text, flags)]
        if found:
            return found
    return []


def nearest(document: Document, words: str) -> str:
    """Return a few words of the document that come close to these, "" where none do."""
    wanted = words.split()
    spoken = document.text.split()
    runs = {" ".join(spoken[at : at + len(wanted)]) for at in range(max(len(spoken) - len(wanted) + 1, 0))}
    likely = [run for run in runs if set(run.split()) & set(wanted)]
    return next(iter(get_close_matches(" ".join(wanted), likely, n=1, cutoff=0.6)), "")


def _pattern(words: str) -> str:
    written = r"\s+".join(re.escape(part) for part in words.split())
    for signs in ("'\u2018\u2019", '"\u201c\u201d', "\u2010\u2011\u2012\u2013\u2014-"):
        written = re.sub(rf"\\?[{re.escape(signs)}]", f"[{re.escape(signs)}]".replace("\\", "\\\\"), written)
    before, after = (
        (r"(?<!\w)" if words.strip()[0].isalnum() else ""),
        (r"(?!\w)" if words.strip()[-1].isalnum() else ""),
    )
    return before + written + after
