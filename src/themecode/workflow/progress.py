"""Step: which turns a coder has read, and which have been coded: unread, read with nothing to code, coded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from themecode.errors import ThemecodeError
from themecode.model import (
    JOINT,
    RULES,
    Coding,
    Document,
    Marked,
    Progress,
    ReadMark,
    Table,
    held_by,
    stretches_of,
    turns_read,
    written_turns,
)
from themecode.workflow.study import Author, Study

_STRETCH = re.compile(r"(\d+)(?:\s*[-\u2013]\s*(\d+))?")


@dataclass(frozen=True)
class ReadTurns:
    """What came of marking turns: the document, its stretches of turns, and how many of them changed."""

    document: str
    stretches: tuple[tuple[int, int], ...]
    changed: int


def turns_named(document: Document, written: str) -> list[tuple[int, int]]:
    """Read which turns are meant: "3-20", "5, 9-12"; all of them where nothing is written. Raises ThemecodeError."""
    last = max((turn.number for turn in document.turns), default=0)
    if not written.strip():
        return [(1, last)] if last else []
    found = []
    for part in written.split(","):
        stretch = _STRETCH.fullmatch(part.strip())
        first, end = (int(stretch[1]), int(stretch[2] or stretch[1])) if stretch else (0, 0)
        if not 1 <= first <= end <= last:
            says = f"'{part.strip()}' names no turns of {document.id}, which has {last}."
            raise ThemecodeError(says, mend=f"Write it like: --turns 3-20, or --turns 5,9-12; the last is {last}.")
        found.append((first, end))
    return stretches_of(number for first, end in found for number in range(first, end + 1))


def mark(study: Study, name: str, stretches: Sequence[tuple[int, int]], state: Marked, author: Author) -> ReadTurns:
    """Mark stretches of a document's turns as read or unread by a coder; nothing is written where they are so already.

    All of them are written where one changes: an undo of an earlier mark then takes nothing away that was said again.
    """
    document = study.document(name)
    before = turns_read(study.store.read_marks(), document, author.name)
    meant = {number for first, last in stretches for number in range(first, last + 1)}
    meant &= {turn.number for turn in document.turns}
    changed = meant - before if state == "read" else meant & before
    marks = [
        ReadMark(document.id, document.sha256, first, last, state, author.name, author.now)
        for first, last in stretches_of(meant if changed else ())
    ]
    summary = f"{document.id} turns {written_turns(meant)}" + (" unread" if state == "unread" else "")
    with study.store.action("read", summary, coder=author.name, now=author.now) as action:
        for one in marks:
            action.add_read_mark(one)
    return ReadTurns(document.id, tuple(stretches_of(meant)), len(changed))


def states(study: Study, document: Document, coder: str) -> dict[int, Progress]:
    """Return what each turn of a document is to a coder: unread, read, or coded by this coder."""
    return Readers(study).states(document, coder)


class Readers:
    """What every coder of a study read and coded, gathered once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._marks = study.store.read_marks()
        self._held: dict[str, dict[str, list[Coding]]] = {}

    @property
    def names(self) -> list[str]:
        """Everybody who read, coded or ruled, by name."""
        codings, rulings = self._study.codings, self._study.decisions
        who = {mark.coder for mark in self._marks} | {one.coder for one in rulings}
        return sorted((who | {coding.coder for coding in codings if coding.origin != "rules"}) - {RULES, JOINT})

    def states(self, document: Document, coder: str) -> dict[int, Progress]:
        """Return what each turn of a document is to a coder; a confirmed coding of the rules counts as coded."""
        read = turns_read(self._marks, document, coder)
        found: dict[int, Progress] = {
            turn.number: "read" if turn.number in read else "unread" for turn in document.turns
        }
        found.update(dict.fromkeys(self._coded(document, coder), "coded"))
        return found

    def counts(self, document: Document, coder: str) -> Counter[Progress]:
        """Count a document's turns by what they are to a coder: participants' alone, as coverage is counted."""
        heard = {turn.number for turn in self._study.turns_of(document)}
        return Counter(state for number, state in self.states(document, coder).items() if number in heard)

    def reached(self, document: Document, coder: str) -> int:
        """Return how many participants' turns of a document a coder read or coded."""
        counts = self.counts(document, coder)
        return counts["read"] + counts["coded"]

    def written(self, document: Document, coder: str) -> str:
        """Say in a few signs how far a coder is in a document: turns read or coded, of how many."""
        return f"{self.reached(document, coder)}/{len(self._study.turns_of(document))}"

    def _coded(self, document: Document, coder: str) -> set[int]:
        ends = [turn.end for turn in document.turns]
        found = set()
        for coding in self._codings(coder).get(document.id, ()):
            at = bisect_right(ends, coding.segment.start)
            while at < len(ends) and document.turns[at].start < coding.segment.end:
                found.add(document.turns[at].number)
                at += 1
        return found

    def _codings(self, coder: str) -> dict[str, list[Coding]]:
        if coder not in self._held:
            self._held[coder] = {}
            for coding in held_by(coder, self._study.codings, self._study.decisions):
                self._held[coder].setdefault(coding.segment.document, []).append(coding)
        return self._held[coder]


def next_to_read(study: Study, coder: str) -> str:
    """Return the first document of which a coder has participants' turns to read still.

    Raises ThemecodeError where there is none.
    """
    readers = Readers(study)
    for document in study.documents:
        if readers.counts(document, coder)["unread"]:
            return document.id
    says = f"{coder} has read every document to its end." if study.documents else "There is no document yet."
    raise ThemecodeError(says, mend="Name one." if study.documents else "Bring some in: themecode import PATH")


def readers_table(study: Study) -> Table:
    """Return how many participants' turns of each document each coder read or coded."""
    readers = Readers(study.whole)
    names = readers.names
    heard = {document.id: len(study.turns_of(document)) for document in study.documents}
    reached = {name: [readers.reached(document, name) for document in study.documents] for name in names}
    rows = tuple((*sizes, *numbers) for sizes, *numbers in zip(heard.items(), *reached.values(), strict=True))
    told = "; ".join(f"{name} {sum(numbers)}" for name, numbers in reached.items())
    basis = f"Participants' turns that each coder read or coded, of {sum(heard.values())} in {len(rows)} documents: "
    return Table(
        "readers", ("document", "turns", *names), rows, basis + (told or "nobody yet: themecode read DOC") + "."
    )
