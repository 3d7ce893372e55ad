"""Step: documents of two kinds compared within each case, and cases compared by an attribute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import NOT_KNOWN, Basis, CaseIndex, Cell, Table
from themecode.workflow import analysing
from themecode.workflow.study import Study

_FEW = 12
_BASIS = {
    "all": "at least one coding that nobody rejected has it",
    "confirmed": "at least one coding that a person made or confirmed has it",
    "people": "at least one coding that a person made has it",
}


@dataclass(frozen=True)
class Comparison:
    """What a comparison gives: a table for machines, and the same one narrow enough to be read."""

    table: Table
    narrow: Table


def compare(
    study: Study, attribute: str, *, between: tuple[str, str] | None = None, basis: Basis = "all", test: bool = False
) -> Comparison:
    """Compare code by code: the documents of each case by an attribute of documents, or the cases by one of theirs.

    Raises ThemecodeError where the attribute has not two values, or three and nobody said which two.
    """
    name, of = analysing.owned(study, attribute)
    if of == "case":
        _refuse(name, test=test, between=between)
        return _by_cases(study, name, basis)
    found = pairs(study, name, between=between, basis=basis)
    basis_sentence = _basis_sentence(study, found, basis) + (_test_sentence(found) if test else "")
    return Comparison(_wide(found, basis_sentence, test=test), _narrow(found, basis_sentence, test=test))


def cases_behind(
    study: Study, attribute: str, code: str, *, between: tuple[str, str] | None = None, basis: Basis = "all"
) -> Table:
    """Return, for one code, which cases are behind each cell of the comparison."""
    study.code(code)
    name, of = analysing.owned(study, attribute)
    if of == "case":
        mend = f"For the words: themecode quotes {code} --by {name}"
        raise ThemecodeError(f"{name} is an attribute of cases: there are no pairs of documents behind it.", mend=mend)
    found = pairs(study, name, between=between, basis=basis)
    first, second = found.sides.first, found.sides.second
    cells, one = _cells(found), found.code(code)
    groups = dict(zip(cells, (one.both, one.only_first, one.only_second, one.neither), strict=True))
    groups |= {f"{first} missing": found.no_first, f"{second} missing": found.no_second}
    rows = tuple(
        (case, _codings(found, case, first, code), _codings(found, case, second, code), cell)
        for cell, behind in groups.items()
        for case in behind
    )
    header = ("case", f"codings in {first}", f"codings in {second}", "cell")
    return Table(f"compare {name} {code}", header, rows, f"Code {code}. {_basis_sentence(study, found, basis)}")


def by_case(study: Study, attribute: str, *, between: tuple[str, str] | None = None, basis: Basis = "all") -> Table:
    """Return, case by case, how many codes each document has and how much they share (Jaccard)."""
    name, of = analysing.owned(study, attribute)
    if of == "case":
        raise ThemecodeError(f"{name} is an attribute of cases: a case has one value, so there is nothing to pair.")
    found = pairs(study, name, between=between, basis=basis)
    rows = tuple(_case_row(found, case) for case in sorted({*found.pairs, *found.no_first, *found.no_second}))
    header = ("case", found.sides.first, found.sides.second, "both", "either", "jaccard")
    says = "Numbers of codes in each document, in both, in either; jaccard is both divided by either, empty where "
    says += "neither document has a code or one is missing. "
    return Table(f"compare {name} by case", header, rows, says + _basis_sentence(study, found, basis))


def pairs(study: Study, name: str, *, between: tuple[str, str] | None = None, basis: Basis = "all") -> analysis.Paired:
    """Compare the documents of each case by an attribute of documents."""
    values = sorted({value for document in study.documents for known, value in document.attributes if known == name})
    sides = analysis.Sides(name, *_two(name, values, between))
    cases = CaseIndex(study.cases, study.documents)
    strangers = sorted({coding.code for coding in study.codings} - set(study.codebook.ids))
    codes = (*study.codebook.ids, *strangers)
    return analysis.paired(study.codings, sides, codes=codes, cases=cases, basis=basis)


def _two(name: str, values: Sequence[str], between: tuple[str, str] | None) -> tuple[str, str]:
    if between is not None:
        for value in between:
            if value not in values:
                raise UnknownNameError(name, value, values)
        if between[0] == between[1]:
            raise ThemecodeError(f"'{between[0]}' cannot be compared with itself.", mend="Name two values.")
        return between
    if len(values) == 2:  # noqa: PLR2004 - a pair
        return values[0], values[1]
    listed = ", ".join(values)
    if len(values) == 1:
        mend = "Say what sort the others are: themecode documents set DOC " + f"{name}=..."
        raise ThemecodeError(f"Every document with {name} has the same one, '{listed}'.", mend=mend)
    mend = f'Name two: --between "{values[0]}" "{values[1]}"'
    raise ThemecodeError(f"{name} has {len(values)} values: {listed}.", mend=mend)


def _cells(found: analysis.Paired) -> tuple[str, str, str, str]:
    return "both", f"only {found.sides.first}", f"only {found.sides.second}", "neither"


def _wide(found: analysis.Paired, basis: str, *, test: bool) -> Table:
    first, second = found.sides.first, found.sides.second
    sides = (first, f"out of {first}", second, f"out of {second}")
    header = ("code", *sides, *_cells(found), "pairs", f"{first} missing", f"{second} missing")
    missing = (len(found.no_first), len(found.no_second))
    rows: list[tuple[Cell, ...]] = []
    for one in found.codes:
        counts = (one.in_first, found.firsts, one.in_second, found.seconds)
        rows.append((one.code, *counts, *one.cells, len(found.pairs), *missing, *(_tests(one) if test else ())))
    header = (*header, *(("agreement", "kappa", "p") if test else ()))
    return Table(f"compare {found.sides.attribute}", header, tuple(rows), basis)


def _narrow(found: analysis.Paired, basis: str, *, test: bool) -> Table:
    header = ("code", "A", "B", "both", "only A", "only B", "neither", *(("kappa", "p") if test else ()))
    rows: list[tuple[Cell, ...]] = [
        (one.code, one.in_first, one.in_second, *one.cells, *(_tests(one)[1:] if test else ())) for one in found.codes
    ]
    pairs_row = (len(found.pairs),) * 4
    basis = f"A: {found.sides.first}. B: {found.sides.second}. {basis}"
    rows.append(("out of", found.firsts, found.seconds, *pairs_row, *((None, None) if test else ())))
    return Table(f"compare {found.sides.attribute}", header, tuple(rows), basis)


def _tests(one: analysis.PairedCode) -> tuple[Cell, Cell, Cell]:
    figures = (analysis.agreeing(one.cells), analysis.kappa(one.cells), analysis.mcnemar_exact(*one.cells[1:3]))
    agreed, kappa, p = (None if figure is None else round(figure, 4) for figure in figures)
    return agreed, kappa, p


def _codings(found: analysis.Paired, case: str, value: str, code: str) -> Cell:
    here = found.found.get((case, value))
    return "no document" if here is None else here.get(code, 0)


def _case_row(found: analysis.Paired, case: str) -> tuple[Cell, ...]:
    one, other = (found.found.get((case, value)) for value in (found.sides.first, found.sides.second))
    sizes = tuple("no document" if here is None else len(here) for here in (one, other))
    if one is None or other is None:
        return (case, *sizes, None, None, None)
    shared = analysis.jaccard(one, other)
    either = len(one.keys() | other.keys())
    return (case, *sizes, len(one.keys() & other.keys()), either, None if shared is None else round(shared, 3))


def _basis_sentence(study: Study, found: analysis.Paired, basis: Basis) -> str:
    sides = found.sides
    everybody = len(found.pairs) + len(found.no_first) + len(found.no_second)
    compared = (
        f"Compared: documents whose {sides.attribute} is {sides.first} or {sides.second}, within each case. A document "
        f"has a code where {_BASIS[basis]}. Of {everybody} cases {len(found.pairs)} have both documents: the pairs."
    )
    parts = [compared]
    missing = ((sides.first, found.no_first), (sides.second, found.no_second))
    parts += [f"No {value}: {len(cases)} ({_listed(cases)})." for value, cases in missing if cases]
    if found.no_first or found.no_second:
        parts.append("A missing document is no absent topic: it is in no pair.")
    if found.several:
        parts.append(f"Several documents of one {sides.attribute}, taken together: {_listed(found.several)}.")
    left_out = len(study.cases) - everybody
    if left_out:
        parts.append(f"Cases with neither document, left out: {left_out}.")
    return " ".join(parts)


def _listed(cases: Sequence[str]) -> str:
    more = f" and {len(cases) - _FEW} more" if len(cases) > _FEW else ""
    return ", ".join(cases[:_FEW]) + more


def _test_sentence(found: analysis.Paired) -> str:
    return (
        f" p is McNemar's, exact, two-sided, from the pairs that differ; {len(found.codes)} codes were looked at, and "
        "nothing is corrected for that. Where nearly every document has a code, kappa is near 0 however well they "
        "agree. What cannot be computed, for want of variation, is left empty."
    )


def _refuse(name: str, *, test: bool, between: tuple[str, str] | None) -> None:
    if test or between:
        says = f"{name} is an attribute of cases: the groups hold different cases, not pairs of documents."
        raise ThemecodeError(says, mend=f"For the counts of each group: themecode compare {name}")


def _by_cases(study: Study, name: str, basis: Basis) -> Comparison:
    """Count the cases of each group with each code, beside the number of cases in the group that have words."""
    layout = analysis.Layout(name, count="cases", basis=basis)
    matrix = analysing.matrix(study, layout).table
    sizes: dict[Cell, int] = {}
    for case in analysing.spoken(study):
        group = case.value(name) or NOT_KNOWN
        sizes[group] = sizes.get(group, 0) + 1
    rows = tuple((row[0], sizes.get(row[0], 0), *row[1:]) for row in matrix.rows)
    says = matrix.basis + _small(sizes, [row[1:] for row in matrix.rows])
    header = (name, "out of", *matrix.header[1:])
    table = replace(matrix, name=f"compare {name}", header=header, rows=rows, basis=says)
    return Comparison(table, table.turned("code"))


def _small(sizes: Mapping[Cell, int], counts: Sequence[Sequence[Cell]]) -> str:
    """Flag groups and cells of so few cases that they say little, and may tell who they are."""
    few = [f"{group} {size}" for group, size in sizes.items() if size < analysis.FEWEST]
    cells = sum(isinstance(cell, int) and 0 < cell < analysis.FEWEST for row in counts for cell in row)
    groups = f" Groups of fewer than {analysis.FEWEST} cases, to be read case by case: {', '.join(few)}." if few else ""
    flagged = f" {cells} cells hold fewer than {analysis.FEWEST} cases: they may tell who these are." if cells else ""
    return f"{groups}{flagged} No test was made: groups of a purposive sample are no random draws."
