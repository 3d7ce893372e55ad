"""Step: what each code counts, four ways; and how many cases have each value of a classification."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import NOT_KNOWN, Basis, Case, CaseIndex, Cell, Table, counted
from themecode.workflow import analysing, asking
from themecode.workflow.study import Study

UNCLEAR = "unclear"
"""The value of a case that was looked at and could not be told; a case without a value was not."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_BASIS = {"all": "nobody rejected", "confirmed": "a person made or confirmed", "people": "a person made"}


def four_counts(study: Study, by: str = "", *, basis: Basis = "all", roll_up: bool = False) -> Table:
    """Return cases, passages, words and cases asked of each code, in all or by an attribute or two.

    Raises UnknownNameError for an attribute that nothing has.
    """
    layout = analysing.named(study, analysis.Layout(by or "everybody", basis=basis, roll_up=roll_up), everybody=not by)
    kept = counted(study.tallied, basis)
    index = CaseIndex(study.cases, study.documents) if "document" in layout.of else study.case_index
    rows = analysis.Rows(index, layout)
    guide = asking.guide_if_any(study)
    asked = asking.asked(study, guide, tagged_is_read=True) if guide else None
    columns = analysis.columns_of(study.codebook, kept, layout)
    found = analysis.four_counts(kept, rows, columns, asked)
    header = ("code", "cases", "of", "asked", "asked and said", "passages", "codings", "words")
    body = [(one.cases, one.of, one.asked, one.asked_and_said, one.passages, one.codings, one.words) for one in found]
    names = [(one.code, *((one.group,) if by else ())) for one in found]
    table_rows: tuple[tuple[Cell, ...], ...] = tuple((*name, *line) for name, line in zip(names, body, strict=True))
    header = (header[0], *((rows.name,) if by else ()), *header[1:])
    return study.as_seen(Table("tally", header, table_rows, _basis(study, basis, asked), adds_up=False))


def _basis(study: Study, basis: Basis, asked: analysis.Asked | None) -> str:
    told = (
        "asked: cases whose interviewer asked a question about the code; asked and said: of these, with a coding."
        if asked
        else "asked: not known, for there is no interview guide (themecode guide import)."
    )
    return (
        f"Codings that {_BASIS[basis]}, in {len(study.cases)} cases. cases: with at least one coding, of how many. "
        f"{told} passages: coded stretches, those of one code that overlap are one; codings: all that coders made; "
        "words: each once a code. Four counts, and none stands for another. Not mentioned is not no."
    )


@dataclass(frozen=True)
class Classing:
    """Which attribute is tallied: in the order of `values`, by the attribute `by`, with `apart` in no denominator.

    `several` values of one case have semicolons between them: each is counted, and their sum may pass the cases.
    """

    attribute: str
    by: str = ""
    values: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    several: bool = False


def classes(study: Study, asked: Classing) -> Table:
    """Return how many cases have each value of a classification, with evidence or without, unclear and unknown apart.

    Raises ThemecodeError where the attribute is one of documents, and UnknownNameError where nothing has it.
    """
    found = _Classes.of(study, asked)
    apart = {*asked.apart, UNCLEAR}
    shown = [value for value in found.values if value not in apart]
    known = [case for case in found.cases if found.held[case.id] & set(shown)]
    rows = [found.line(value, found.having(value), len(known)) for value in shown]
    rows.append(found.line("known", known))
    rows += [found.line(value, found.having(value)) for value in found.values if value in apart]
    rows.append(found.line(NOT_KNOWN, [case for case in found.cases if not found.held[case.id]]))
    rows.append(found.line("all", found.cases))
    header = (found.name, "cases", "of known", "with evidence", *found.groups)
    basis = _class_basis(asked, found.name, len(known), rows)
    return study.as_seen(Table(f"tally of {found.name}", header, tuple(rows), basis, adds_up=False))


@dataclass(frozen=True)
class _Classes:
    """The cases with the values that each has, and the groups that they are in."""

    name: str
    cases: list[Case]
    held: dict[str, set[str]]
    groups: dict[str, frozenset[str]]
    values: list[str]

    @classmethod
    def of(cls, study: Study, asked: Classing) -> _Classes:
        name, cases = _attribute(study, asked.attribute), analysing.spoken(study)
        held = {case.id: _held(case.value(name), several=asked.several) for case in cases}
        sizes = dict.fromkeys(asked.values, 0)
        for values in held.values():
            for value in sorted(values):
                sizes[value] = sizes.get(value, 0) + 1
        rest = sorted((value for value in sizes if value not in asked.values), key=lambda value: (-sizes[value], value))
        return cls(name, cases, held, _groups(study, asked.by, cases), [*asked.values, *rest])

    def having(self, value: str) -> list[Case]:
        return [case for case in self.cases if value in self.held[case.id]]

    def line(self, label: str, cases: Sequence[Case], of: int | None = None) -> tuple[Cell, ...]:
        shown = sum(one.evidence is not None for case in cases for one in case.attributes if one.name == self.name)
        here = {case.id for case in cases}
        return (label, len(cases), of, shown, *(len(here & members) for members in self.groups.values()))


def _held(written: str, *, several: bool) -> set[str]:
    parts = written.split(";") if several else [written]
    return {part.strip() for part in parts} - {""}


def _attribute(study: Study, written: str) -> str:
    name, of = analysing.owned(study, written)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents; this tallies cases.", mend="Name another.")
    return name


def _groups(study: Study, by: str, cases: Iterable[Case]) -> dict[str, frozenset[str]]:
    if not by:
        return {}
    name = _attribute(study, by)
    found: dict[str, set[str]] = {}
    for case in cases:
        found.setdefault(case.value(name) or NOT_KNOWN, set()).add(case.id)
    return {value: frozenset(found[value]) for value in sorted(found, key=lambda value: (value == NOT_KNOWN, value))}


def _class_basis(asked: Classing, name: str, known: int, rows: Sequence[tuple[Cell, ...]]) -> str:
    few = [f"{row[0]} {row[1]}" for row in rows if isinstance(row[1], int) and 0 < row[1] < analysis.FEWEST]
    small = f" Fewer than {analysis.FEWEST} cases, which may tell who they are: {', '.join(few)}." if few else ""
    columns = f" The last columns: cases by {asked.by}." if asked.by else ""
    what = "Values" if asked.several else "One value"
    sums = " A case may have several, so that the counts may add up to more than the cases." if asked.several else ""
    return (
        f"{what} of {name} a case, as people gave it; {rows[-1][1]} cases have words, of {known} it is known.{sums} "
        f"{UNCLEAR}: somebody looked and could not tell; {NOT_KNOWN}: nobody said; neither is in a denominator. "
        f"with evidence: words of the transcript are named that show it.{columns}{small}"
    )


def numbers(study: Study, written: str) -> Table:
    """Return the cases' numbers of an attribute: how many are known, the least, the middle, the most.

    Raises ThemecodeError where no case has a number.
    """
    name, cases = _attribute(study, written), analysing.spoken(study)
    found = {case.id: _number(case.value(name)) for case in cases if case.value(name)}
    known = sorted(number for number in found.values() if number is not None)
    if not known:
        raise ThemecodeError(f"No case has a number as its {name}.", mend=f"For its values: cases tally {name}")
    unclear = [case for case, number in found.items() if number is None]
    evidenced = sum(
        one.evidence is not None for case in cases for one in case.attributes if one.name == name and case.id in found
    )
    row = (name, len(known), len(unclear), len(cases) - len(found), known[0], median(known), known[-1], evidenced)
    header = ("attribute", "known", UNCLEAR, "unknown", "least", "middle", "most", "with evidence")
    listed = f" No number: {', '.join(unclear)}." if unclear else ""
    basis = f"Numbers of {name} in {len(cases)} cases that have words; middle is the median.{listed}"
    return study.as_seen(Table(f"numbers of {name}", header, (row,), basis, adds_up=False))


def _number(written: str) -> float | int | None:
    """Read a number as people write it, with a unit behind it; None where it is none, or several.

    >>> _number("15 per cent"), _number("8,5"), _number("8 to 15"), _number("some")
    (15, 8.5, None, None)
    """
    parts = _NUMBER.findall(written)
    if len(parts) != 1:
        return None
    value = float(parts[0].replace(",", "."))
    return int(value) if value.is_integer() else value
