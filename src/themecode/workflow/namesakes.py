"""The names that speakers go by, and which of them are spelt alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from themecode.model import Document, Speaker
from themecode.workflow.roles import UNKNOWN, is_label, same_name

_MARKS = re.compile(r"[\s._:;*|/\u2010-\u2015-]+")
_INITIALS = range(2, 5)


@dataclass(eq=False)
class Named:
    """One name as people see it: how it is written, its roles, and how many turns it has in each document.

    `scope` is the one document that a label like "P1" is about; "" for a name, which is somebody's everywhere.
    """

    shown: str
    scope: str = ""
    written: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    turns: dict[str, int] = field(default_factory=dict)


def spelling_of(name: str) -> str:
    """Bring spellings together: case, spaces, marks, titles, brackets, "Last, First".

    >>> spelling_of("Smith,  Jane [External]") == spelling_of("jane smith:")
    True
    >>> spelling_of("D.B.:"), spelling_of("P 1"), spelling_of("p2")
    ('db', 'p1', 'p2')
    """
    return "".join(same_name(_MARKS.sub(" ", name)).split())


def initials_of(name: str) -> str:
    """Return the first letters of a name of several words; a number stands for itself; "" where it has none.

    >>> [initials_of(name) for name in ("Court Fund", "Becker, Devin (Trust)", "Participant 12", "Ann")]
    ['cf', 'db', 'p12', '']
    """
    words = same_name(_MARKS.sub(" ", name)).split()
    letters = "".join(word if word.isdecimal() else word[0] for word in words)
    return letters if len(words) > 1 and len(letters) in _INITIALS else ""


def is_initials(name: str) -> bool:
    """Say whether a name looks like initials: capitals and digits, no more than four.

    >>> is_initials("D.B.:"), is_initials("P1"), is_initials("Ed")
    (True, True, False)
    """
    bare = _MARKS.sub("", name)
    return bare.isupper() and bare.isalnum() and len(bare) in _INITIALS


class Namesakes:
    """Who speaks where, by name."""

    def __init__(self, documents: Iterable[Document], speakers: Iterable[Speaker]) -> None:
        known = {(speaker.document, speaker.name): speaker for speaker in speakers}
        self._named: dict[tuple[str, str], Named] = {}
        self._order: dict[str, list[Named | None]] = {}
        for document in documents:
            self._order[document.id] = [self._spoke(known.get((document.id, turn.speaker))) for turn in document.turns]

    def groups(self) -> list[list[Named]]:
        """Return the names, those that are spelt alike together."""
        found: dict[tuple[str, str], list[Named]] = {}
        for (scope, _), one in sorted(self._named.items()):
            found.setdefault((scope, spelling_of(one.shown)), []).append(one)
        return list(found.values())

    def only(self, document: str, people: Sequence[Named]) -> bool:
        """Say whether nobody but these speaks in a document."""
        return all(one is None or one in people for one in self._order[document])

    def neighbours(self, some: Sequence[Named], others: Sequence[Named]) -> tuple[int, int]:
        """Return how often one of some and one of others follow one another, and the turns of the rarer side."""
        met = turns = 0
        together = {name for one in some for name in one.turns} & {name for one in others for name in one.turns}
        for document in together:
            order = self._order[document]
            sides = [1 if one in some else 2 if one in others else 0 for one in order if one is not None]
            met += sum({before, after} == {1, 2} for before, after in pairwise(sides))
            turns += min(sides.count(1), sides.count(2))
        return met, turns

    def _spoke(self, speaker: Speaker | None) -> Named | None:
        if speaker is None or speaker.name == UNKNOWN:
            return None
        scope = speaker.document if is_label(speaker.shown) else ""
        one = self._named.setdefault((scope, speaker.shown), Named(speaker.shown, scope))
        one.written.add(speaker.name)
        one.roles.add(speaker.role)
        one.turns[speaker.document] = one.turns.get(speaker.document, 0) + 1
        return one
