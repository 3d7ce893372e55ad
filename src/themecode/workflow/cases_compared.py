"""Step: cases held against each other: those that are alike, and the people of one group who differ."""

from __future__ import annotations

from collections.abc import Sequence

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import Basis, Cell, Table
from themecode.workflow import analysing
from themecode.workflow.study import Study


def within(study: Study, attribute: str, basis: Basis = "all") -> Table:
    """Return, code by code, how many people and how many groups have it, and the groups whose people differ.

    A group is several cases of one value: the leaders of one system. A group has a code where one of them has.
    """
    name, of = analysing.owned(study, attribute)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents; these are groups of cases.", mend="Name another.")
    found = analysing.matrix(study, analysis.Layout(basis=basis)).table
    group_of = {case.id: case.value(name) for case in analysing.spoken(study) if case.value(name)}
    groups: dict[str, list[str]] = {}
    for case, group in sorted(group_of.items()):
        groups.setdefault(group, []).append(case)
    rows = []
    for column, code in enumerate(found.header[1:], start=1):
        having = {str(row[0]) for row in found.rows if row[column]} & group_of.keys()
        told = {group: [case for case in people if case in having] for group, people in sorted(groups.items())}
        differ = [f"{group}: {', '.join(said)} of {len(groups[group])}"
                  for group, said in told.items() if said and len(said) < len(groups[group])]  # fmt: skip
        counts = (len(having), len(group_of), sum(map(bool, told.values())), len(groups), len(differ))
        rows.append((code, *counts, "; ".join(differ)))
    header = ("code", "cases", "of", name, f"of {name}", "differing", "who has it where they differ")
    says = f"Counted twice: cases, and values of {name} in which a case has the code. differing: some of a "
    return Table(
        f"within {name}", header, tuple(rows), f"{says}{name}'s cases have it and some have not. {found.basis}"
    )


def nearest(study: Study, basis: Basis = "all") -> Table:
    """Return for each case the cases that it shares most codes with (Jaccard), best first."""
    found = analysing.matrix(study, analysis.Layout(basis=basis)).table
    names = [str(row[0]) for row in found.rows]
    near = analysis.nearest(names, [row[1:] for row in found.rows])
    rows = tuple(_nearest_row(row, others) for row, others in zip(found.rows, near, strict=True))
    says = "Jaccard: codes that both cases have, of those that either has; a code that neither has makes nobody alike. "
    return Table("nearest cases", ("case", "codes", "nearest", "second", "third"), rows, says + found.basis)


def _nearest_row(row: tuple[Cell, ...], others: Sequence[tuple[str, float]]) -> tuple[Cell, ...]:
    told = [f"{name} {share:.2f}" for name, share in others]
    return (row[0], sum(bool(cell) for cell in row[1:]), *told, *[None] * (3 - len(told)))
