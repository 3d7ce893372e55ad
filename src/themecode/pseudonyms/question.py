"""What a person is asked: whether a form of a name is replaced, at which places, by what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from themecode.pseudonyms.proposal import Form, Kind, Match, Place, Proposal, Text

Answer = Literal["", "yes", "no"]
_AROUND = 40
_PLACE = re.compile(r"(.+):(\d+)-(\d+)")


@dataclass(frozen=True)
class Question:
    """One form of a name, all its places, the words around the first; `answer` is empty until a person rules."""

    kind: Kind
    name: str
    written: str
    match: Match
    replacement: str
    places: tuple[Place, ...]
    context: str
    why: str
    answer: Answer = ""


def questions(proposals: Iterable[Proposal], texts: Sequence[Text]) -> list[Question]:
    """Ask once for each form; for each place of one that may be an ordinary word."""
    words = {text.source: text.words for text in texts}
    return [question for proposal in proposals for form in proposal.forms for question in _asked(proposal, form, words)]


def _asked(proposal: Proposal, form: Form, words: Mapping[str, str]) -> Iterator[Question]:
    groups = [(place,) for place in form.places] if form.doubtful else [form.places]
    for places in groups:
        yield Question(
            *(proposal.kind, proposal.name, form.written, form.match, proposal.replacement, places),
            *(context(words[places[0].source], places[0]), proposal.why),
        )


def context(words: str, place: Place) -> str:
    """Return a place with some words around it, the place itself between > and <.

    >>> context("We met Amara in Leeds.", Place("P01", 7, 12))
    'We met >Amara< in Leeds.'
    """
    before = words[max(0, place.start - _AROUND) : place.start].rsplit("\n", 1)[-1]
    after = words[place.end : place.end + _AROUND].split("\n", 1)[0]
    return f"{before}>{words[place.start : place.end]}<{after}"


def write_places(places: Iterable[Place]) -> str:
    """Write places so that they can be read back.

    >>> write_places([Place("P01", 7, 12), Place("memo m0001", 0, 5)])
    'P01:7-12; memo m0001:0-5'
    """
    return "; ".join(f"{place.source}:{place.start}-{place.end}" for place in places)


def read_places(written: str) -> tuple[Place, ...]:
    """Read places. Raises ValueError where they are written otherwise.

    >>> read_places("P01:7-12; memo m0001:0-5")[1]
    Place(source='memo m0001', start=0, end=5)
    """
    found = [_PLACE.fullmatch(part.strip()) for part in written.split(";") if part.strip()]
    if not all(found):
        raise ValueError(written)
    return tuple(Place(one[1], int(one[2]), int(one[3])) for one in found if one)


def in_brackets(replacement: str) -> str:
    """Return a replacement in [brackets], whether or not it was given so. Raises ValueError where it cannot be.

    >>> in_brackets("a colleague"), in_brackets("[P07]")
    ('[a colleague]', '[P07]')
    """
    inner = replacement.strip().removeprefix("[").removesuffix("]").strip()
    if not inner or set(inner) & set("[]\n\r"):
        raise ValueError(replacement)
    return f"[{inner}]"
