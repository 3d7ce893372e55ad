"""Two documents of each case, a strategy and a plan, held against each other: what both say, and what one says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from themecode.model import NO_CASE, Basis, CaseIndex, Coding, counted


@dataclass(frozen=True)
class Sides:
    """What is compared: documents whose attribute has the first value with those that have the second."""

    attribute: str
    first: str
    second: str


@dataclass(frozen=True)
class PairedCode:
    """One code: the ids of the cases in each cell.

    `first_alone` and `second_alone` have it in the only one of the two documents that they have: they are in no pair.
    """

    code: str
    both: tuple[str, ...] = ()
    only_first: tuple[str, ...] = ()
    only_second: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()
    first_alone: tuple[str, ...] = ()
    second_alone: tuple[str, ...] = ()

    @property
    def in_first(self) -> int:
        """How many first documents have it, those without a partner included."""
        return len(self.both) + len(self.only_first) + len(self.first_alone)

    @property
    def in_second(self) -> int:
        """How many second documents have it, those without a partner included."""
        return len(self.both) + len(self.only_second) + len(self.second_alone)

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """How many pairs have it in both, only the first, only the second, neither."""
        return len(self.both), len(self.only_first), len(self.only_second), len(self.neither)


@dataclass(frozen=True)
class Paired:
    """All codes, and who has which document: `pairs` both, `no_first` and `no_second` one; `several` two of a kind."""

    sides: Sides
    codes: tuple[PairedCode, ...]
    pairs: tuple[str, ...]
    no_first: tuple[str, ...]
    no_second: tuple[str, ...]
    several: tuple[str, ...]
    found: dict[tuple[str, str], dict[str, int]]
    """Case and value to the codings of each code there; a case without such a document is not in it."""

    @property
    def firsts(self) -> int:
        """How many cases have a first document."""
        return len(self.pairs) + len(self.no_second)

    @property
    def seconds(self) -> int:
        """How many cases have a second document."""
        return len(self.pairs) + len(self.no_first)

    def code(self, name: str) -> PairedCode:
        """Return one code's cells."""
        return next(one for one in self.codes if one.code == name)


def paired(
    codings: Iterable[Coding], sides: Sides, *, codes: Sequence[str], cases: CaseIndex, basis: Basis = "all"
) -> Paired:
    """Compare two kinds of documents, case by case. A missing document is never taken for an absent topic.

    >>> from themecode.model import Case, Document, Segment
    >>> def text(name, kind): return Document(name, name, "text", "Yes", (), "", "", attributes=(("kind", kind),))
    >>> texts = [text("A1", "strategy"), text("A2", "plan"), text("B1", "strategy")]
    >>> index = CaseIndex([Case("A", ("A1", "A2")), Case("B", ("B1",))], texts)
    >>> said = [Coding(name, Segment(name, 0, 3), "Yes", "x", "ana", "person", "") for name in ("A1", "B1")]
    >>> found = paired(said, Sides("kind", "strategy", "plan"), codes=["x"], cases=index)
    >>> found.codes[0].only_first, found.codes[0].first_alone, found.no_second
    (('A',), ('B',), ('B',))
    """
    texts: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], dict[str, int]] = {}
    for document in cases.documents:
        value = cases.value(document, sides.attribute)
        for case in cases.cases_in(document) if value in (sides.first, sides.second) else ():
            texts[case.id, value] = texts.get((case.id, value), 0) + 1
            found[case.id, value] = {}
    for coding in counted(codings, basis):
        case_id = cases.case_of(coding.segment).id
        here = found.get((case_id, cases.value(coding.segment.document, sides.attribute)))
        if here is not None and case_id != NO_CASE:
            here[coding.code] = here.get(coding.code, 0) + 1
    firsts = [case.id for case in cases.cases if (case.id, sides.first) in found]
    seconds = [case.id for case in cases.cases if (case.id, sides.second) in found]
    several = sorted({case_id for (case_id, _), number in texts.items() if number > 1})
    return Paired(
        sides,
        tuple(_cells(code, sides, firsts, seconds, found) for code in codes),
        tuple(case_id for case_id in firsts if case_id in set(seconds)),
        tuple(case_id for case_id in seconds if case_id not in set(firsts)),
        tuple(case_id for case_id in firsts if case_id not in set(seconds)),
        tuple(several),
        found,
    )


def _cells(
    code: str,
    sides: Sides,
    firsts: Sequence[str],
    seconds: Sequence[str],
    found: dict[tuple[str, str], dict[str, int]],
) -> PairedCode:
    cells: dict[tuple[bool | None, bool | None], list[str]] = {}
    for case in dict.fromkeys((*firsts, *seconds)):
        one, other = found.get((case, sides.first)), found.get((case, sides.second))
        place = (None if one is None else code in one, None if other is None else code in other)
        cells.setdefault(place, []).append(case)
    order = ((True, True), (True, False), (False, True), (False, False), (True, None), (None, True))
    return PairedCode(code, *(tuple(cells.get(place, ())) for place in order))


def mcnemar_exact(only_first: int, only_second: int) -> float | None:
    """Return the two-sided exact p of McNemar's test; None where no pair differs, for then there is nothing to test.

    Four systems of 42 have a topic in the strategy and not in the plan, none the other way round:

    >>> mcnemar_exact(4, 0), mcnemar_exact(0, 0)
    (0.125, None)
    """
    differing = only_first + only_second
    if not differing:
        return None
    tail = sum(comb(differing, number) for number in range(min(only_first, only_second) + 1))
    return float(min(Fraction(1), Fraction(2 * tail, 2**differing)))


def agreeing(cells: tuple[int, int, int, int]) -> float | None:
    """Return the share of pairs whose documents agree: both have it, or neither.

    >>> round(agreeing((38, 4, 0, 0)), 3)
    0.905
    """
    both, _, _, neither = cells
    return (both + neither) / sum(cells) if sum(cells) else None


def kappa(cells: tuple[int, int, int, int]) -> float | None:
    """Return Cohen's kappa; None where both sides have no variation.

    42 of 42 strategies against 38 of 42 plans agree in 90.5 per cent, and kappa is exactly 0:

    >>> kappa((38, 4, 0, 0)), kappa((42, 0, 0, 0))
    (0.0, None)
    >>> round(kappa((20, 5, 10, 15)), 3)
    0.4
    """
    both, only_first, only_second, neither = cells
    total = sum(cells)
    expected = (both + only_first) * (both + only_second) + (neither + only_first) * (neither + only_second)
    if not total or expected == total**2:
        return None
    return float((Fraction(both + neither, total) - Fraction(expected, total**2)) / (1 - Fraction(expected, total**2)))


def jaccard(some: Iterable[str], others: Iterable[str]) -> float | None:
    """Return how much two sets share of what either has; None where both are empty.

    >>> jaccard({"pilots", "money"}, {"money", "staff"}), jaccard((), ())
    (0.3333333333333333, None)
    """
    one, other = set(some), set(others)
    return len(one & other) / len(one | other) if one | other else None
