"""Codings, the decisions on them, and the one fold behind every number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from themecode.errors import ThemecodeError
from themecode.model.anchor import Moved
from themecode.model.segment import Segment

Origin = Literal["rules", "person", "suggestion"]
Status = Literal["unreviewed", "confirmed", "rejected", "withdrawn"]
Ruling = Literal["confirmed", "rejected", "withdrawn", "restored"]
Basis = Literal["all", "confirmed", "people"]
RULES = "rules"
"""The coder's name of the tagger."""
JOINT = "joint"
"""The coder's name of what people decided together: it settles on what they had ruled differently."""


@dataclass(frozen=True, order=True)
class Evidence:
    """Why a rule coding is there: the rule as written, where it stands, and the words that matched."""

    start: int
    end: int
    matched: str
    rule: str
    place: str = ""
    flags: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Say it in one line: rule -> words (file:line:column) [flags].

        >>> Evidence(3, 9, "fenced", "fence", "book.yaml:7:9", ("negated",)).why
        'fence -> fenced (book.yaml:7:9) [negated]'
        """
        place = f" ({self.place})" if self.place else ""
        return f"{self.rule} -> {self.matched}{place}" + (f" [{', '.join(self.flags)}]" if self.flags else "")


@dataclass(frozen=True)
class Coding:
    """One code on one segment by one coder. `text` is the quoted words, kept as a checksum.

    `moved` says what a corrected transcript did to it: see Anchor.
    """

    id: str
    segment: Segment
    text: str
    code: str
    coder: str
    origin: Origin
    created: str
    evidence: tuple[Evidence, ...] = ()
    status: Status = "unreviewed"
    moved: Moved = ""

    @property
    def why(self) -> str:
        """Say why it is there: each rule with the words that it matched; nothing where a person gave it."""
        return "; ".join(one.why for one in self.evidence)


@dataclass(frozen=True)
class Decision:
    """What was ruled about a coding.

    By a person: confirmed, rejected. By the tagger on its own codings: withdrawn when the rules no longer
    find them, restored when they do again. A person's `withdrawn` takes back a coding made by hand.
    """

    coding: str
    ruling: Ruling
    coder: str
    created: str


def coding_id(number: int) -> str:
    """Write a coding's number as people see it.

    >>> coding_id(123)
    'c000123'
    """
    return f"c{number:06d}"


def coding_number(name: str, last: int) -> int:
    """Read a coding's number; ThemecodeError where there is none. Numbers have no gaps: the last tells which exist.

    >>> coding_number("c000123", 200)
    123
    """
    digits = name.removeprefix("c")
    if name.startswith("c") and digits.isdecimal() and 0 < int(digits) <= last:
        return int(digits)
    mend = f"The last coding is {coding_id(last)}." if last else "This project has no codings yet."
    raise ThemecodeError(f"There is no coding '{name}'.", mend=mend)


def text_order(coding: Coding) -> tuple[str, int, int, str, str]:
    """Return what codings are sorted by: their place in the text, then code and id."""
    segment = coding.segment
    return segment.document, segment.start, segment.end, coding.code, coding.id


def current_codings(codings: Iterable[Coding], decisions: Iterable[Decision]) -> list[Coding]:
    """Fold the journal: each coding with the status that its last decision gives it.

    `decisions` are in the order in which they were taken. Withdrawn codings are left out, and so are those whose
    words are gone from a corrected transcript (see `adrift`); rejected ones stay in the list, so that a reviewer
    sees them, and are counted by nobody (see `counted`).

    >>> one = Coding("c000001", Segment("P01", 0, 4), "Yes.", "leadership", "rules", "rules", "2026-01-01")
    >>> ruled = Decision("c000001", "confirmed", "ana", "2026-01-02")
    >>> current_codings([one], [ruled])[0].status
    'confirmed'
    >>> current_codings([one], [ruled, Decision("c000001", "withdrawn", "rules", "2026-01-03")])
    []
    """
    return [coding for coding in _ruled(codings, decisions) if coding.moved != "gone"]


def adrift(codings: Iterable[Coding], decisions: Iterable[Decision]) -> list[Coding]:
    """Return the codings that nobody withdrew and whose words are gone from a corrected transcript.

    >>> one = Coding("c000001", Segment("P01", 0, 4), "Yes.", "x", "ana", "person", "2026-01-01", moved="gone")
    >>> [coding.id for coding in adrift([one], [])], current_codings([one], [])
    (['c000001'], [])
    """
    return [coding for coding in _ruled(codings, decisions) if coding.moved == "gone"]


def _ruled(codings: Iterable[Coding], decisions: Iterable[Decision]) -> list[Coding]:
    statuses: dict[str, Status] = {}
    for decision in decisions:
        statuses[decision.coding] = "unreviewed" if decision.ruling == "restored" else decision.ruling
    folded = (replace(coding, status=statuses[coding.id]) if coding.id in statuses else coding for coding in codings)
    return [coding for coding in folded if coding.status != "withdrawn"]


class Ruled(Protocol):
    """What a tally asks of a coding before it counts it."""

    @property
    def status(self) -> Status:
        """What was ruled about it last."""
        ...

    @property
    def origin(self) -> Origin:
        """Who or what made it."""
        ...


Kept = TypeVar("Kept", bound=Ruled)


def counted(codings: Iterable[Kept], basis: Basis = "all") -> list[Kept]:
    """Return the codings that a tally counts.

    all: every coding that nobody rejected. confirmed: those that a person made or confirmed.
    people: those that a person made, accepted suggestions among them. A suggestion that nobody accepted counts nowhere.

    >>> counted([Coding("c000001", Segment("P01", 0, 4), "Yes.", "x", "rules", "rules", "2026-01-01")], "people")
    []
    """
    kept = [coding for coding in codings if coding.status not in ("rejected", "withdrawn")]
    kept = [coding for coding in kept if coding.origin != "suggestion" or coding.status == "confirmed"]
    if basis == "confirmed":
        return [coding for coding in kept if coding.status == "confirmed" or coding.origin == "person"]
    if basis == "people":
        return [coding for coding in kept if coding.origin != "rules"]
    return kept
