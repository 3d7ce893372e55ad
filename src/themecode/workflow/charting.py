"""Step: charts of a study: what each shows, out of how many, and the figures behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.exports import charts
from themecode.exports.charts import Chart
from themecode.model import Basis, Cell, Coding, Document, Table, counted
from themecode.settings import Approach
from themecode.workflow import analysing, pairing
from themecode.workflow.study import Study

Kind = Literal["heatmap", "bars", "network", "saturation", "agreement", "keyness", "timeline"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_BASIS = {"all": "codings that nobody rejected", "confirmed": "codings that people made or confirmed"} | {
    "people": "codings that people made"
}
_COUNTED: Mapping[str, str] = {
    "presence": "Codes in each",
    "codings": "Coded passages",
    "words": "Words coded",
    "cases": "Cases with each code",
    "asked": "Cases asked about each code",
    "share": "Per cent of cases with each code",
    "share-asked": "Per cent of those asked, with each code",
}


@dataclass(frozen=True)
class ChartOptions:
    """What a chart shows; which of these count depends on its kind.

    `by` is an attribute; `document` the interview of a timeline; `coders` those of a forest plot; `top` how many pairs
    or words; `width` in millimetres.
    """

    layout: analysis.Layout = field(default_factory=analysis.Layout)
    by: str = ""
    between: tuple[str, str] | None = None
    document: str = ""
    coders: tuple[str, ...] = ()
    within: Literal["segment", "turn", "case"] = "turn"
    top: int = 30
    title: str = ""
    width: float = charts.COLUMN
    vouched: bool = False
    known: bool = False
    approach: Approach = "codebook"

    @property
    def basis(self) -> Basis:
        """Which codings count."""
        return self.layout.basis


def chart(study: Study, kind: Kind, asked: ChartOptions) -> Chart:
    """Make a chart of a study. Raises ThemecodeError where its figures cannot be had."""
    if kind not in KINDS:
        raise UnknownNameError("chart", kind, KINDS)
    return _MADE[kind](study, asked)


def _heat_map(study: Study, asked: ChartOptions) -> Chart:
    table = analysing.matrix(study, replace(asked.layout, totals=False)).table
    rows = table.header[0]
    title = asked.title or f"{_COUNTED[asked.layout.count]}, by {rows}"
    says = [f"{_n_cases(study)}; {_BASIS[asked.basis]}. Empty: not mentioned, not no."]
    return charts.heat_map(table, title, says, asked.width)


def _bars(study: Study, asked: ChartOptions) -> Chart:
    if not asked.by:
        raise ThemecodeError("Bars need groups of cases.", mend="Name an attribute: --by size")
    found = pairing.compare(study, asked.by, basis=asked.basis).table
    if found.header[1] != "out of":
        raise ThemecodeError(f"{asked.by} is an attribute of documents.", mend="Name one of cases.")
    title = asked.title or f"Cases with each code, by {found.header[0]}"
    says = [
        f"Numbers: cases with the code / cases of the group; {_BASIS[asked.basis]}. Not mentioned is not no.",
        *(
            ["Hollow: groups of fewer than 5 cases."]
            if any(int(str(row[1])) < analysis.FEWEST for row in found.rows)
            else []
        ),
    ]
    return charts.bars(found, title, says, asked.width)


def _network(study: Study, asked: ChartOptions) -> Chart:
    from themecode.workflow import cooccurring

    found = cooccurring.cooccurrence(study, cooccurring.Asked(asked.within, asked.basis))
    units = {"segment": "stretches of words", "turn": "turns", "case": "cases"}[asked.within]
    if not found.rows:
        raise ThemecodeError(f"No two codes stand together in {units}.")
    top = replace(found, rows=found.rows[: asked.top])
    title = asked.title or f"Codes that stand together in {units}"
    most, counted_by = top.rows[0][2], _BASIS[asked.basis]
    says = f"Number: {units} with the code; line: {units} with both, at most {most}. "
    says += f"{_n_cases(study)}; {counted_by}. "
    says += (
        f"The {len(top.rows)} pairs most often together, of {len(found.rows)}. What stands together is no theme yet."
    )
    return charts.network(top, title, [says], asked.width)


def _saturation(study: Study, asked: ChartOptions) -> Chart:
    from themecode.workflow import saturating

    wanted = saturating.Asked(order=asked.by, basis=asked.basis)
    found = saturating.saturation(study, wanted, asked.approach, known=asked.known).table
    title = asked.title or "Codes new in each interview, and so far"
    first = ". ".join(part.strip() for part in found.basis.split(". ")[:1])
    says = [f"Bars: new codes; line: all so far. {_n_cases(study)}; {_BASIS[asked.basis]}. {first}."]
    return charts.saturation_curve(found, title, says, asked.width)


def _agreement(study: Study, asked: ChartOptions) -> Chart:
    from themecode.workflow import agreeing, agreement_tables, independence

    independence.check_approach(asked.approach, known=asked.known)
    wanted = agreeing.Asked(asked.coders)
    apart = independence.independent(study, wanted, vouched=asked.vouched)
    found = agreement_tables.shown(study, agreeing.agreed(study, wanted, apart), wanted, apart).table
    title = asked.title or "Agreement in using the codebook"
    first = ". ".join(found.basis.split(". ")[:2])
    says = [f"{first}. Dashed: .667 and .800. Lines: 95 per cent, documents drawn anew."]
    return charts.forest(found, title, says, width=asked.width)


def _keyness(study: Study, asked: ChartOptions) -> Chart:
    from themecode.workflow import word_tables, wording

    if not asked.by:
        raise ThemecodeError(
            "Key words need two groups of cases.", mend="Name an attribute: --by setting --between A B"
        )
    wanted = wording.Asked(by=asked.by, between=asked.between)
    found = word_tables.words_table(study, wording.wording(study, wanted), wanted)
    groups = [name.removesuffix(" people") for name in found.header if name.endswith(" people")]
    if len(groups) != 2:  # noqa: PLR2004 - a pair
        mend = f'Name two: --between "{groups[0]}" "{groups[1]}"' if len(groups) > 1 else "Name another attribute."
        raise ThemecodeError(f"{asked.by} has {len(groups)} groups.", mend=mend)
    top = replace(found, rows=found.rows[: asked.top])
    title = asked.title or f"Words that are key to one group, by {asked.by}"
    first = found.basis.split(". ")[0]
    says = [f"{first}. Numbers: people who said it, {groups[0]} / {groups[1]}. Orientation, not findings; no test."]
    return charts.keyness(top, (groups[0], groups[1]), title, says, asked.width)


def _timeline(study: Study, asked: ChartOptions) -> Chart:
    document = study.document(asked.document or next(iter(study.documents)).id)
    timed = bool(document.turns) and all(turn.start_ms is not None for turn in document.turns)
    rows: list[tuple[Cell, ...]] = [
        (charts.ASKED, *_when(document, turn.start, turn.end, timed=timed), "asks")
        for turn in document.turns
        if study.roles.get((document.id, turn.speaker)) == "interviewer" and turn.end > turn.start
    ]
    kept = [coding for coding in counted(study.codings, asked.basis) if coding.segment.document == document.id]
    for code in dict.fromkeys((*study.codebook.ids, *(coding.code for coding in kept))):
        for coding in (one for one in kept if one.code == code):
            segment = coding.segment
            rows.append((code, *_when(document, segment.start, segment.end, timed=timed), _kind(coding)))
    unit = "minutes" if timed else "words spoken so far"
    basis = f"{len(kept)} codings in {document.id}; {_BASIS[asked.basis]}."
    table = Table(f"timeline {document.id}", ("code", "from", "to", "kind"), tuple(rows), basis, adds_up=False)
    title = asked.title or f"What is spoken of when: {document.id}"
    says = [f"{basis} Within a turn, time is shared out by words."]
    return charts.timeline(study.as_seen(table), title, says, unit=unit, width=asked.width)


def _kind(coding: Coding) -> str:
    if coding.origin == "person":
        return "by a person"
    return "confirmed" if coding.status == "confirmed" else "by rule"


def _when(document: Document, start: int, end: int, *, timed: bool) -> tuple[float, float]:
    """Return from when to when words are spoken: minutes, or the words before them where the file has no times."""
    return _moment(document, start, timed=timed), _moment(document, end, timed=timed, end=True)


def _moment(document: Document, at: int, *, timed: bool, end: bool = False) -> float:
    """Return when the words at a place are spoken; `end` where a stretch ends there, which is in the turn before."""
    if not timed:
        return float(len(document.text[:at].split()))
    turn = document.turn_at(at - 1 if end else at)
    begins = turn.start_ms or 0
    ends = turn.end_ms if turn.end_ms is not None else begins
    share = min(1.0, max(0.0, (at - turn.start) / max(turn.end - turn.start, 1)))
    return round((begins + share * (ends - begins)) / 60_000, 3)


def _n_cases(study: Study) -> str:
    unknown = sum(not (case.documents or case.speakers) for case in study.cases)
    return f"{len(study.cases) - unknown} cases"


_MADE: Mapping[Kind, Callable[[Study, ChartOptions], Chart]] = {
    "heatmap": _heat_map,
    "bars": _bars,
    "network": _network,
    "saturation": _saturation,
    "agreement": _agreement,
    "keyness": _keyness,
    "timeline": _timeline,
}
