"""What is proposed: names as they were found, and what would stand in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "person", "place", "organisation", "name", "e-mail", "web address", "phone", "NHS number", "postcode"
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Match = Literal["exact", "possessive", "variant"]


@dataclass(frozen=True)
class Text:
    """Something that may hold names: a document, a memo, an attribute's value. `source` says which."""

    source: str
    words: str


@dataclass(frozen=True, order=True)
class Place:
    """Where a name stands: a half-open range of code points of one text, the possessive 's not included."""

    source: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """A name to look for; `why` says how it is known. `replacement` is empty where a number is to be given."""

    kind: Kind
    written: str
    why: str
    replacement: str = ""


@dataclass(frozen=True)
class Form:
    """One way in which a name is written, with all its places.

    `doubtful` forms are ordinary words, too ("will", "Mark"): each of their places is asked for by itself.
    """

    written: str
    match: Match
    places: tuple[Place, ...]
    doubtful: bool = False


@dataclass(frozen=True)
class Proposal:
    """One name with its forms, and the words in [brackets] that would stand for it everywhere."""

    kind: Kind
    name: str
    replacement: str
    forms: tuple[Form, ...]
    why: str

    @property
    def times(self) -> int:
        """How often it stands in the texts, in all its forms."""
        return sum(len(form.places) for form in self.forms)
