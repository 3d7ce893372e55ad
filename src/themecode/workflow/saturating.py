"""Step: whether later interviews still brought new codes, and how much that hangs on their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import NO_CASE, Basis, Case, Cell, Codebook, Table, counted
from themecode.settings import Approach
from themecode.workflow import analysing
from themecode.workflow.checking import stale
from themecode.workflow.study import Study

_BASIS = {"all": "all codings that nobody rejected", "confirmed": "codings that people made or confirmed"} | {
    "people": "codings that people made"
}


@dataclass(frozen=True)
class Asked:
    """How saturation is looked for; `order` names an attribute of cases to go by, else they go by id."""

    runs: analysis.Runs = field(default_factory=analysis.Runs)
    threshold: float = 0.05
    order: str = ""
    orders: int = 1000
    seed: int = 1
    basis: Basis = "all"


@dataclass(frozen=True)
class Saturating:
    """What is found: a row an interview, the same for a screen, and the dimensions of each code."""

    table: Table
    narrow: Table
    meaning: Table


def saturation(study: Study, asked: Asked, approach: Approach = "codebook", *, known: bool = False) -> Saturating:
    """Follow new codes through the interviews. Raises ThemecodeError where the figure would not mean anything.

    That is: in a reflexive project, unless whoever asks knows; while documents were coded before a code existed; and
    where there are too few interviews.
    """
    _refuse(study, approach, known=known)
    cases = _in_order(study, asked.order)
    codes = _codes(study, asked.basis)
    coded = [case for case in cases if codes.get(case.id)]
    interviews = [codes[case.id] for case in coded]
    found = _found(interviews, asked.runs)
    reached = [found.reached(threshold) for threshold in dict.fromkeys((asked.threshold, 0.0))]
    says = tuple(_says(one, asked, interviews) for one in reached)
    basis = f"{' '.join(says)} {_basis_sentence(asked, cases, coded, found)}{_by_rule(study, asked.basis)}"
    table = study.as_seen(Table("saturation", _HEADER, tuple(_rows(coded, interviews, found)), basis))
    return Saturating(table, _narrow(table), _meaning_table(study.codebook, interviews))


def _by_rule(study: Study, basis: Basis) -> str:
    kept = counted(study.codings, basis)
    by_rule = sum(coding.origin == "rules" for coding in kept)
    if not by_rule:
        return ""
    return (
        f" {by_rule:,} of {len(kept):,} codings are by rule: of a code that was written before, new means met for the "
        "first time, not thought of for the first time."
    )


def _narrow(table: Table) -> Table:
    """Leave out what a screen has no room for, and cut lists of codes."""
    kept = [n for n, name in enumerate(table.header) if name != "new in run"]
    rows = tuple((*(row[n] for n in kept[:-1]), _cut(str(row[kept[-1]]))) for row in table.rows)
    return Table(table.name, tuple(table.header[n] for n in kept), rows, table.basis)


def _cut(names: str) -> str:
    return names if len(names) <= _ROOM else f"{names[:_ROOM].rsplit(',', 1)[0]}, …"


_ROOM = 30
_HEADER = ("n", "case", "codes", "new", "total", "run", "new in run", "percent", "new codes")


def _refuse(study: Study, approach: Approach, *, known: bool) -> None:
    if approach == "reflexive" and not known:
        raise ThemecodeError(
            "This project is reflexive: saturation is not consistent with reflexive thematic analysis.",
            mend="Say why your data are adequate instead. The figures all the same: --i-know",
        )
    late = stale(study)
    if late:
        listed = "; ".join(f"{problem.place}: {problem.says}" for problem in late[:3])
        more = f" and {len(late) - 3} codes more" if len(late) > 3 else ""  # noqa: PLR2004 - as many as are shown
        says = "Some documents were coded before a code existed as it is now, so its absence there means nothing."
        raise ThemecodeError(
            f"{says} {listed}{more}", mend="Read them again for these codes; themecode check lists them all."
        )


def _in_order(study: Study, order: str) -> list[Case]:
    """Return the cases that have words, by an attribute or by id; numbers within both by size."""
    cases = [case for case in study.cases if case.documents or case.speakers]
    if not order:
        return sorted(cases, key=lambda case: _natural(case.id))
    name, of = analysing.owned(study, order)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents.", mend="Name an attribute of cases: --order NAME")
    unknown = [case.id for case in cases if not case.value(name)]
    if unknown:
        mend = f"Say it: themecode cases set {unknown[0]} {name}=..."
        raise ThemecodeError(f"{name} is not known of {', '.join(unknown[:5])}.", mend=mend)
    return sorted(cases, key=lambda case: (_natural(case.value(name)), _natural(case.id)))


def _natural(name: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", name.lower())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


def _codes(study: Study, basis: Basis) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    index = study.case_index
    for coding in counted(study.codings, basis):
        found.setdefault(index.case_of(coding.segment).id, set()).add(coding.code)
    found.pop(NO_CASE, None)
    return found


def _found(interviews: Sequence[set[str]], runs: analysis.Runs) -> analysis.Saturation:
    fewest = runs.base + runs.length
    if len(interviews) < fewest:
        says = f"A base of {runs.base} and a run of {runs.length} take {fewest} coded interviews; there are "
        raise ThemecodeError(f"{says}{len(interviews)}.", mend="Code more of them, or look again later.")
    return analysis.saturation(interviews, runs)


def _rows(
    cases: Sequence[Case], interviews: Sequence[set[str]], found: analysis.Saturation
) -> Iterable[tuple[Cell, ...]]:
    ending = {run.last: run for run in found.runs}
    total = 0
    for number, (case, codes, new) in enumerate(zip(cases, interviews, found.new, strict=True), 1):
        total += len(new)
        run = ending.get(number)
        shown = ("", None, None) if run is None else (f"{run.first}-{run.last}", run.new, round(100 * run.share, 1))
        yield (number, case.id, len(codes), len(new), total, *shown, ", ".join(new))


def _says(one: analysis.Reached, asked: Asked, interviews: Sequence[set[str]]) -> str:
    """Say where a threshold was reached, whether that lasted, and what random orders say."""
    name = f"At most {one.threshold:.0%} new" if one.threshold else "Nothing new"
    if one.run is None:
        says = f"{name}: not reached in {len(interviews)} interviews."
    else:
        says = f"{name}: first at {one.run.before}+{asked.runs.length} ({_run(one.run)})"
        says += "." if one.broken is None else f", but broken later ({_run(one.broken)})."
    if not asked.orders:
        return says
    drawn = analysis.random_orders(interviews, asked.runs, one.threshold, orders=asked.orders, seed=asked.seed)
    return f"{says} {_over_orders(drawn, asked)}"


def _run(run: analysis.Run) -> str:
    return f"interviews {run.first}-{run.last}: {100 * run.share:.1f} %"


def _over_orders(drawn: analysis.Orders, asked: Asked) -> str:
    over = f"Over {asked.orders:,} random orders (seed {asked.seed})"
    if not drawn.before:
        return f"{over}: never."
    low, middle, high = (drawn.percentile(share) for share in (0.05, 0.5, 0.95))
    never = f"; never in {drawn.never:,}" if drawn.never else ""
    shown = [f"{at}+{asked.runs.length}" if at is not None else "never" for at in (middle, low, high)]
    return (
        f"{over}: {shown[0]} in the middle, {shown[1]} to {shown[2]} in nine of ten, {drawn.before[0]} to "
        f"{drawn.before[-1]} in all that reach it{never}."
    )


def _basis_sentence(asked: Asked, cases: Sequence[Case], coded: Sequence[Case], found: analysis.Saturation) -> str:
    runs = asked.runs
    order = f"by {asked.order}" if asked.order else "by id, which is an order of interviews only if ids follow it"
    left_out = [case.id for case in cases if case not in coded]
    missing = f" Without any coding, left out: {', '.join(left_out)}." if left_out else ""
    return (
        f"Code saturation (Guest, Namey and Chen 2020): codes new in a run, divided by the {found.base} codes of the "
        f"first {runs.base} interviews; runs of {runs.length}, {'overlapping' if runs.overlapping else 'disjoint'}. "
        f"Counted: {_BASIS[asked.basis]}. Order: {order}.{missing} That no new codes come up does not mean that the "
        "codes are understood: code saturation came at 9 of 25 interviews where meaning took 16 to 24 (Hennink, Kaiser "
        "and Marconi 2017); see --meaning."
    )


def _meaning_table(codebook: Codebook, interviews: Sequence[set[str]]) -> Table:
    """Return, code by code, when the last of its sub-codes came up."""
    below = {code.id: _below(codebook, code.id) for code in codebook}
    parents = {code: found for code, found in below.items() if found}
    rows = tuple(
        (one.code, one.dimensions, len(parents[one.code]), one.interviews, one.last_new, one.since)
        for one in analysis.meaning(interviews, parents)
    )
    without = [code.id for code in codebook if not below[code.id] and code.parent is None]
    lacking = f" Codes without sub-codes tell nothing here: {', '.join(without)}." if without else ""
    basis = (
        "Meaning saturation as far as sub-codes hold it: dimensions are sub-codes that came up. Two interviews with "
        f"the same code may still mean different things by it; that, people judge.{lacking}"
    )
    header = ("code", "dimensions", "of", "interviews", "last new at", "interviews since")
    return Table("meaning saturation", header, rows, basis)


def _below(codebook: Codebook, name: str) -> tuple[str, ...]:
    children = [code.id for code in codebook if code.parent == name]
    return tuple(found for child in children for found in (child, *_below(codebook, child)))
