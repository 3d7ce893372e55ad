"""Step: how much two groups of cases differ, with Newcombe's interval, and Fisher's test where it is asked for."""

from __future__ import annotations

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Case, Cell, Table
from themecode.workflow import analysing, ranging
from themecode.workflow.study import Study

_SMALL = 5


def differences(
    study: Study, asked: ranging.Asked, by: str, *, between: tuple[str, str] | None = None, test: bool = False
) -> Table:
    """Return the share of each code or value in two groups of cases, and their difference with its limits.

    Raises ThemecodeError where the groups are not two.
    """
    name, of = analysing.owned(study, by)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents; these are groups of cases.", mend="Name another.")
    cases = analysing.spoken(study)
    groups = {
        value: frozenset(case.id for case in cases if case.value(name) == value) for value in _values(cases, name)
    }
    one, other = _two(name, list(groups), between)
    rows: list[tuple[Cell, ...]] = []
    for having in ranging.having(study, asked, cases):
        counts = [(len(having.cases & groups[g]), len(having.known & groups[g])) for g in (one, other)]
        rows.append((having.name, *counts[0], *counts[1], *_figures(counts[0], counts[1], test=test)))
    columns = ("difference", "low", "high", *(("p",) if test else ()))
    header = (asked.attribute or "code", one, f"of {one}", other, f"of {other}", *columns)
    return study.as_seen(Table("differences", header, tuple(rows), _sentence(name, (one, other), rows, test=test)))


def _values(cases: list[Case], name: str) -> list[str]:
    return sorted({case.value(name) for case in cases} - {""})


def _two(name: str, values: list[str], between: tuple[str, str] | None) -> tuple[str, str]:
    if between is not None:
        for value in between:
            if value not in values:
                raise UnknownNameError(name, value, values)
        return between
    if len(values) != 2:  # noqa: PLR2004 - a pair
        listed = ", ".join(values) or "none"
        mend = "Name two: --between A B" if len(values) > 2 else "Say it of the cases: themecode cases set"  # noqa: PLR2004
        raise ThemecodeError(f"{name} has not two values but {len(values)}: {listed}.", mend=mend)
    return values[0], values[1]


def _figures(one: tuple[int, int], other: tuple[int, int], *, test: bool) -> tuple[Cell, ...]:
    """Return difference and limits in points, and p; nothing where a group has no case of which it is known."""
    if not one[1] or not other[1]:
        return (None, None, None, *((None,) if test else ()))
    points = tuple(round(100 * figure, 1) for figure in analysis.newcombe(*one, *other))
    return (*points, *((round(analysis.fisher_exact(*one, *other), 4),) if test else ()))


def _sentence(name: str, groups: tuple[str, str], rows: list[tuple[Cell, ...]], *, test: bool) -> str:
    small = sum(any(0 < int(row[at] or 0) < _SMALL for at in (1, 3)) for row in rows)
    flag = f" {small} rows have a count below {_SMALL}: read names, not per cents." if small else ""
    tested = (
        f" p: Fisher's exact test, two-sided; {len(rows)} looks, and nothing is corrected for that." if test else ""
    )
    return (
        f"Cases whose {name} is {groups[0]} or {groups[1]}, each with its own denominator. difference: of shares, in "
        "points; low, high: Newcombe's 95 % limits, as if both groups were random draws."
        f"{tested}{flag} These are different cases. Where the same people were asked twice they are pairs, and this is "
        "not for them; where they are not the same, what looks like a change may be other people."
    )


def narrowed(table: Table) -> Table:
    """Write each group's count with its denominator in one cell, and both limits in one, for a screen."""
    first, one, _, other, *_ = table.header
    rows = tuple(
        (
            row[0],
            f"{row[1]} of {row[2]}",
            f"{row[3]} of {row[4]}",
            "-" if row[5] is None else f"{row[5]:+.1f}",
            "-" if row[6] is None or row[7] is None else f"{row[6]:+.1f} to {row[7]:+.1f}",
            *("-" if cell is None else f"{cell:.4f}" for cell in row[8:]),
        )
        for row in table.rows
    )
    return Table(table.name, (first, one, other, "points", "95 %", *table.header[8:]), rows, table.basis)
