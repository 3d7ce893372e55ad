"""Step: shares of cases with the intervals that a random draw would have, where somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import NO_CASE, NOT_KNOWN, Basis, Case, Cell, Table, counted
from themecode.workflow import analysing
from themecode.workflow.study import Study

_FEW = 5
_BASIS = {
    "all": "at least one coding that nobody rejected",
    "confirmed": "at least one coding that a person made or confirmed",
    "people": "at least one coding that a person made",
}


def intervals(study: Study, attribute: str = "", *, population: int | None = None, basis: Basis = "all") -> Table:
    """Return how many cases have each code, or each value of an attribute, with the range that a draw would give.

    Raises ThemecodeError where the population is smaller than the cases.
    """
    cases = [case for case in study.cases if case.documents or case.speakers]
    if not cases:
        raise ThemecodeError("There are no cases with words yet.", mend="Bring interviews in: themecode import PATH")
    if population is not None and population < len(cases):
        says = f"A population of {population} cannot hold the {len(cases)} cases of this study."
        raise ThemecodeError(says, mend="Give the number of all from which they were taken.")
    counts = _of_attribute(study, attribute, cases) if attribute else _of_codes(study, cases, basis)
    rows = tuple((name, part, of, *_figures(part, of, population)) for name, part, of in counts)
    first = attribute or "code"
    columns = ("low", "high", *(("from", "to", "in all") if population else ()))
    what = f"each value of {attribute}" if attribute else _BASIS[basis]
    return Table(
        "intervals", (first, "cases", "of", "per cent", *columns), rows, _sentence(what, len(cases), population)
    )


def _of_codes(study: Study, cases: Sequence[Case], basis: Basis) -> Iterable[tuple[str, int, int]]:
    index = study.case_index
    having: dict[str, set[str]] = {code.id: set() for code in study.codebook if not code.group}
    for coding in counted(study.codings, basis):
        having.setdefault(coding.code, set()).add(index.case_of(coding.segment).id)
    for code, found in having.items():
        yield code, len(found - {NO_CASE}), len(cases)


def _of_attribute(study: Study, attribute: str, cases: Sequence[Case]) -> Iterable[tuple[str, int, int]]:
    """Yield each value; cases of which it is not known stand apart, and are in no denominator."""
    name, of = analysing.owned(study, attribute)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents; these are shares of cases.", mend="Name another.")
    values = [case.value(name) or NOT_KNOWN for case in cases]
    known = len(values) - values.count(NOT_KNOWN)
    for value in dict.fromkeys(sorted(values, key=lambda value: (value == NOT_KNOWN, -values.count(value), value))):
        yield value, values.count(value), 0 if value == NOT_KNOWN else known


def _figures(part: int, of: int, population: int | None) -> Iterable[Cell]:
    """Return per cent and limits; nothing where there is no denominator."""
    if not of:
        return (None, None, None, *((None, None, None) if population else ()))
    low, high = analysis.wilson(part, of)
    shares = tuple(round(100 * share, 1) for share in (part / of, low, high))
    return (*shares, *((*analysis.finite_range(part, of, population), population) if population else ()))


def _sentence(what: str, cases: int, population: int | None) -> str:
    drawn = (
        f" from, to: how many of all {population} that fits, exactly (hypergeometric, 95 %), if the {cases} were drawn "
        "from them at random."
        if population
        else ""
    )
    few = " Of so few cases per cents say little: read the counts." if cases < 4 * _FEW else ""
    return (
        f"Counted: cases with {what}; of {cases} cases with words. low, high: 95 % Wilson limits in per cent, as if the "
        f"{cases} were a random draw from very many.{drawn} A sample that was chosen on purpose is no random draw: the "
        f"limits then only show how little {cases} cases pin down. A case without a code did not mention it, which is "
        f"no 'no'.{few}"
    )
