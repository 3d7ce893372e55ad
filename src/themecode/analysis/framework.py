"""The framework matrix (Gale and others 2013): cases by codes, with summaries, pointers to extracts, and a state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from themecode.analysis.asked import Asked
from themecode.model import Coding, Summary

CellState = Literal["summarised", "check", "extracts", "nothing said", "not asked", "not mentioned", "not read"]
CELL_STATES: tuple[CellState, ...] = (
    *("summarised", "check", "extracts", "nothing said", "not asked"),
    *("not mentioned", "not read"),
)
MEANS: Mapping[CellState, str] = {
    "summarised": "a person wrote a summary",
    "check": "summarised, but an extract that it rests on was changed or taken away since",
    "extracts": "coded, and not summarised yet",
    "nothing said": "read and asked about it, and nothing was coded",
    "not asked": "read, nothing coded, and not asked about it, though the guide has a question",
    "not mentioned": "read, nothing coded, and no question of the guide is about it",
    "not read": "nothing coded, and nobody has read all of it: nothing can be said",
}


@dataclass(frozen=True)
class FrameworkCell:
    """One case under one code: its state, the summary where there is one, and the extracts behind it."""

    case: str
    code: str
    state: CellState
    extracts: tuple[Coding, ...] = ()
    summary: Summary | None = None


@dataclass(frozen=True)
class Framework:
    """All cells, case by case, in the order of the codes.

    `read_by_rules`: what nobody has read is taken for read where the rules went through it.
    """

    cases: tuple[str, ...]
    codes: tuple[str, ...]
    cells: Mapping[tuple[str, str], FrameworkCell]
    read_by_rules: bool = False

    def __iter__(self) -> Iterator[FrameworkCell]:
        return (self.cells[case, code] for case in self.cases for code in self.codes)


def framework(
    extracts: Mapping[tuple[str, str], Sequence[Coding]],
    summaries: Iterable[Summary],
    columns: Mapping[str, tuple[str, ...]],
    asked: Asked,
    *,
    standing: Mapping[str, Coding],
) -> Framework:
    """Give every case a cell under every code, none without a state.

    `extracts` are the counted codings of each (case, column); `columns` maps columns to the codes that they count;
    `standing` are all codings that nobody rejected, by id: where a summary's are not among them, it wants a check.

    >>> from themecode.model import Guide
    >>> empty = framework({}, [], {"money": ("money",)}, Asked(Guide("", ()), ("P01",)), standing={})
    >>> [cell.state for cell in empty]
    ['not read']
    """
    written = {(one.case, one.code): one for one in summaries}
    cells = {}
    for case in asked.cases:
        for code, below in columns.items():
            found, summary = tuple(extracts.get((case, code), ())), written.get((case, code))
            state = _state_of(summary, standing) if summary else _state(case, below, asked, said=bool(found))
            cells[case, code] = FrameworkCell(case, code, state, found, summary)
    return Framework(asked.cases, tuple(columns), cells)


def _state_of(summary: Summary, standing: Mapping[str, Coding]) -> CellState:
    here = [standing[pointer.coding] for pointer in summary.pointers if pointer.coding in standing]
    return "check" if summary.stale(here) else "summarised"


def _state(case: str, codes: Sequence[str], asked: Asked, *, said: bool) -> CellState:
    told = asked.code(case, codes, said=said)
    return "not mentioned" if told is None else _STATES[told]


_STATES: Mapping[str, CellState] = {
    "answered": "extracts",
    "nothing said": "nothing said",
    "not asked": "not asked",
    "not read": "not read",
}
