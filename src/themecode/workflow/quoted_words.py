"""Where words that somebody quotes stand in a document."""

from __future__ import annotations

import re
from difflib import get_close_matches

from themecode.errors import ThemecodeError
from themecode.model import Document, Segment, clock

_SHOWN = 8


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


def only_place_of(document: Document, words: str, turn: int | None = None) -> Segment:
    """Return the one place, within a turn, where quoted words stand; `turn` says which where they repeat.

    Raises ThemecodeError with the places where there are several, with the nearest words where there is none.
    """
    found = [place for place in places_of(document, words) if _within_turn(document, place)]
    if turn is not None:
        found = [place for place in found if document.turn_at(place.start).number == turn]
    if len(found) == 1:
        return found[0]
    where = f"turn {turn} of {document.id}" if turn is not None else document.id
    if found:
        listed = ", ".join(_place(document, place) for place in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        mend = "Quote more words." if turn is not None else "Quote more words, or name the turn: --turn NUMBER"
        raise ThemecodeError(f"These words stand in {where} {len(found)} times: {listed}{more}.", mend=mend)
    close = nearest(document, words)
    mend = f"Did you mean “{close}”?" if close else f"Copy them from: themecode show {document.id}"
    raise ThemecodeError(f"These words do not stand in {where}, within one turn.", mend=mend)


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


def _within_turn(document: Document, place: Segment) -> bool:
    turn = document.turn_at(place.start)
    return turn.start <= place.start and place.end <= turn.end


def _place(document: Document, place: Segment) -> str:
    turn = document.turn_at(place.start)
    return f"turn {turn.number}" + (f" ({clock(turn.start_ms)})" if turn.start_ms is not None else "")
