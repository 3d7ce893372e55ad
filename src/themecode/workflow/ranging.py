"""Step: shares of cases with the intervals that a random draw would have, where somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import NO_CASE, NOT_KNOWN, Basis, Case, Cell, Table, counted
from themecode.workflow import analysing
from themecode.workflow.study import Study

_FEW = 20
_BASIS = {
    "all": "at least one coding that nobody rejected",
    "confirmed": "at least one coding that a person made or confirmed",
    "people": "at least one coding that a person made",
}


@dataclass(frozen=True)
class Asked:
    """What is counted: codes, or the values of `attribute` in the order of `values`, those that nobody has included.

    `together` are values that are added up (the two best answers); `apart` are in no denominator ("don't know").
    `population` is the number of all from which the cases were taken.
    """

    attribute: str = ""
    values: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    population: int | None = None
    basis: Basis = "all"


@dataclass(frozen=True)
class Having:
    """The cases that have one thing, of those of which it is known; without `known` it is no share."""

    name: str
    cases: frozenset[str]
    known: frozenset[str]


def intervals(study: Study, asked: Asked) -> Table:
    """Return how many cases have each code, or each value of an attribute, with the range that a draw would give.

    Raises ThemecodeError where there are no cases, or the population is smaller than they are.
    """
    cases = analysing.spoken(study)
    population = asked.population
    if population is not None and population < len(cases):
        says = f"A population of {population} cannot hold the {len(cases)} cases of this study."
        raise ThemecodeError(says, mend="Give the number of all from which they were taken.")
    rows = tuple(
        (one.name, len(one.cases), len(one.known), *_figures(len(one.cases), len(one.known), population))
        for one in having(study, asked, cases)
    )
    columns = ("low", "high", *(("from", "to", "in all") if population else ()))
    header = (asked.attribute or "code", "cases", "of", "per cent", *columns)
    return study.as_seen(Table("intervals", header, rows, _sentence(asked, len(cases))))


def having(study: Study, asked: Asked, cases: Sequence[Case]) -> list[Having]:
    """Return which cases have each code or value."""
    return [*(_of_attribute(study, asked, cases) if asked.attribute else _of_codes(study, cases, asked.basis))]


def _of_codes(study: Study, cases: Sequence[Case], basis: Basis) -> Iterator[Having]:
    index = study.case_index
    found: dict[str, set[str]] = {code.id: set() for code in study.codebook if not code.group}
    for coding in counted(study.codings, basis):
        found.setdefault(coding.code, set()).add(index.case_of(coding.segment).id)
    everybody = frozenset(case.id for case in cases)
    for code, having_it in found.items():
        yield Having(code, frozenset(having_it - {NO_CASE}), everybody)


def _of_attribute(study: Study, asked: Asked, cases: Sequence[Case]) -> Iterator[Having]:
    """Yield each value; those kept apart, and cases of which it is not known, are in no denominator and come last."""
    name, of = analysing.owned(study, asked.attribute)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents; these are shares of cases.", mend="Name another.")
    holding: dict[str, set[str]] = {value: set() for value in asked.values}
    for case in cases:
        holding.setdefault(case.value(name) or NOT_KNOWN, set()).add(case.id)
    for value in (*asked.together, *asked.apart):
        if value not in holding:
            raise UnknownNameError(name, value, holding)
    apart = [value for value in (*asked.apart, NOT_KNOWN) if value in holding]
    shown = [value for value in holding if value not in apart]
    if not asked.values:
        shown.sort(key=lambda value: (-len(holding[value]), value))
    known = frozenset(case for value in shown for case in holding[value])
    for value in shown:
        yield Having(value, frozenset(holding[value]), known)
    if asked.together:
        both = frozenset(case for value in asked.together for case in holding[value])
        yield Having(" + ".join(asked.together), both, known)
    for value in apart:
        yield Having(value, frozenset(holding[value]), frozenset())


def _figures(part: int, of: int, population: int | None) -> Iterable[Cell]:
    """Return per cent and limits; nothing where there is no denominator."""
    if not of:
        return (None, None, None, *((None, None, None) if population else ()))
    low, high = analysis.wilson(part, of)
    shares = tuple(round(100 * share, 1) for share in (part / of, low, high))
    return (*shares, *((*analysis.finite_range(part, of, population), population) if population else ()))


def _sentence(asked: Asked, cases: int) -> str:
    what = f"each value of {asked.attribute}" if asked.attribute else _BASIS[asked.basis]
    drawn = (
        f" from, to: how many of all {asked.population} that fits, exactly (hypergeometric, 95 %), if they were drawn "
        "from them at random."
        if asked.population
        else ""
    )
    few = " Of so few cases per cents say little: read the counts." if cases < _FEW else ""
    silent = "" if asked.attribute else " A case without a code did not mention it, which is no 'no'."
    return (
        f"Counted: cases with {what}; {cases} cases have words; nothing is weighted. low, high: 95 % Wilson limits in "
        f"per cent, as if these {cases} were a random draw from very many.{drawn} A sample that was chosen on purpose "
        f"is no random draw: the limits then only show how little {cases} cases pin down.{silent}{few}"
    )
