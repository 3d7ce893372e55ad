"""Step: which labels of quotations could tell who somebody is, and which coarser one to take for the whole report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from themecode import analysis, importers
from themecode.analysis import LEAST, Rung
from themecode.errors import ThemecodeError
from themecode.model import Cell, Table
from themecode.workflow import analysing
from themecode.workflow.quoting import check_label
from themecode.workflow.study import Study

BETWEEN = " | "
"""What stands between two rungs of the ladder in the settings."""


@dataclass(frozen=True)
class Ladder:
    """The label and its coarser ones, everybody's labels on each rung, and the first rung that blocks nothing."""

    rungs: tuple[Rung, ...]
    safe: int | None
    table: Table


def templates_of(label: str, ladder: str) -> list[str]:
    """Return the label and then its coarser ones.

    >>> templates_of("Lead, {size} system", "Lead, a system | A lead")
    ['Lead, {size} system', 'Lead, a system', 'A lead']
    """
    return [label, *(rung.strip() for rung in ladder.split(BETWEEN.strip()) if rung.strip())]


def ladder(study: Study, templates: Sequence[str], population: Path | None = None, least: int = LEAST) -> Ladder:
    """Count whom each label could be. Raises ThemecodeError for a template that names what nobody has."""
    for template in templates:
        check_label(study, template)
    cases = analysing.spoken(study)
    sample = [{"case": case.id, **{a.name: a.value for a in case.attributes}} for case in cases]
    everybody = _population(population, templates) if population else None
    if everybody is not None and len(everybody) < len(sample):
        says = f"{len(everybody)} rows cannot be all from whom {len(sample)} were taken."
        raise ThemecodeError(f"{population}: {says}", mend="One row each, those who were interviewed, too.")
    found = analysis.rungs(templates, sample, everybody, least)
    rows: list[tuple[Cell, ...]] = [
        (number, one.text, one.sample, one.population, one.verdict)
        for number, rung in enumerate(found, 1)
        for one in rung.labels
    ]
    safe = analysis.first_safe(found)
    header = ("rung", "label", "in the sample", "in the population", "verdict")
    basis = _basis(found, safe, len(sample), len(everybody) if everybody is not None else None, least)
    return Ladder(tuple(found), safe, Table("labels", header, tuple(rows), basis))


def _population(path: Path, templates: Sequence[str]) -> list[dict[str, str]]:
    rows = [row for _, row in importers.table_rows(path) if any(cell.strip() for cell in row)]
    if not rows:
        raise ThemecodeError(f"{path.name} is empty.", mend="Its first row names attributes, one row each below.")
    names = ["_".join(name.lower().split()) for name in rows[0]]
    needed = {field for template in templates for field in re.findall(r"\{(\w+)\}", template)} - {"case"}
    missing = sorted(needed - set(names))
    if missing:
        says = f"{path.name} has no column {', '.join(missing)}, which the labels name."
        raise ThemecodeError(says, mend=f"Its columns: {', '.join(names)}.")
    return [{name: cell.strip() for name, cell in zip(names, row, strict=False)} for row in rows[1:]]


def _basis(found: Sequence[Rung], safe: int | None, sample: int, population: int | None, least: int) -> str:
    of_all = f", in a population of {population}" if population is not None else "; the population is not known"
    told = f"Labels of {sample} cases{of_all}. warn: fewer than {least} in the sample"
    told += f"; block: fewer than {least} in the population. " if population is not None else ". "
    blocked = [f"{n}" for n, rung in enumerate(found, 1) if rung.verdict == "block"]
    if safe is None:
        return told + "Every rung has a blocked label: add a coarser one to `ladder` in themecode.toml."
    if blocked:
        return told + f"Rungs {', '.join(blocked)} have blocked labels: take rung {safe + 1} for the whole report."
    few = [f"{n}" for n, rung in enumerate(found, 1) if rung.verdict == "warn"]
    warned = f" Rungs {', '.join(few)} have labels of few: read what the words themselves tell." if few else ""
    return (
        f"{told}No label is blocked.{warned} Take one rung for the whole report: several beside each other tell more."
    )
