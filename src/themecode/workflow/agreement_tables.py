"""Agreement as people and machines read it: what to talk about first, then the figures with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from themecode.model import Cell, Document, Segment, Table
from themecode.workflow.agreed_characters import Together
from themecode.workflow.agreeing import LONG_ENOUGH, Agreed, Asked
from themecode.workflow.figures import Figure
from themecode.workflow.judgments import Independent
from themecode.workflow.study import Study

_UNITS = ("percent", "positive", "negative", "alpha", "cohen", "fleiss", "gwet")
_CHARACTERS = ("positive", "u_alpha", "k_u_alpha", "alpha_u_2004")
_FEW_INTERVIEWS = 10
_SETS = {"jaccard": "Jaccard's", "nested": "Passonneau's of 2004: nested 1/3, overlapping 2/3"}


def disagreement_table(study: Study, found: Agreed) -> Table:
    """Return what coders judged differently, by code, with the words, for a talk about them."""
    documents = {document.id: document for document in study.documents}
    rows = tuple(
        (one.code, _place(documents, one.unit), ", ".join(one.given_by), ", ".join(one.not_by), " … ".join(one.words))
        for one in found.disagreements
    )
    codes = len({one.code for one in found.disagreements})
    basis = f"{len(rows)} places of {codes} codes that one coder gave the code and another, who judged them, did not."
    return Table("disagreements", ("code", "place", "given by", "not by", "words"), rows, basis)


def _place(documents: Mapping[str, Document], unit: Segment) -> str:
    return f"{unit.document}:{documents[unit.document].turn_at(unit.start).number}"


def agreement_table(found: Agreed, asked: Asked, basis: str) -> Table:
    """Return every figure with its limits, a code a row; what cannot be computed is empty, and `says` tells why."""
    names = _CHARACTERS if asked.unit == "character" else _UNITS
    coders = found.judged.coders
    given = tuple(f"given by {coder}" for coder in coders)
    limits = tuple(f"{name}{ending}" for name in names for ending in ("", "_low", "_high"))
    size = _size(found, asked)
    rows: list[tuple[Cell, ...]] = [
        (one.code, len(found.judged.documents), size, *one.given, one.prevalence, *_cells(one.figures, names), one.says)
        for one in found.codes
    ]
    if found.sets is not None:
        empty = (None,) * (len(coders) + 1)
        row = ("(all codes as sets)", len(found.judged.documents), size, *empty)
        rows.append((*row, *_cells({"alpha": found.sets}, names), "one figure for all codes hides which ones differ"))
    unit = "characters" if asked.unit == "character" else "units"
    return Table("agreement", ("code", "documents", unit, *given, "prevalence", *limits, "says"), tuple(rows), basis)


def _size(found: Agreed, asked: Asked) -> int:
    return found.together.characters if asked.unit == "character" and found.together else found.units


def _cells(figures: dict[str, Figure], names: Sequence[str]) -> Iterable[float | None]:
    for name in names:
        one = figures.get(name, Figure(None))
        yield from (one.value, one.low, one.high)


def narrow_table(found: Agreed, asked: Asked) -> Table:
    """Return the figures as they are read on a screen: .83, a dash where there is none."""
    if asked.unit == "character":
        header = ("code", "pos", "u-alpha", "95 %", "(k)u-alpha", "2004", "95 %")
        places = tuple((one.code, *_narrow_characters(one.figures)) for one in found.codes)
        return Table("agreement", header, places)
    columns = ("code", "given", "agree", "pos", "neg", "alpha", "95 %", "kappa", "AC1")
    lines = [(one.code, "/".join(map(str, one.given)), *_narrow_units(one.figures)) for one in found.codes]
    if found.sets is not None:
        lines.append(("(as sets)", "", "", "", "", short(found.sets.value), _range(found.sets), "", ""))
    return Table("agreement", columns, tuple(lines))


def _narrow_units(figures: dict[str, Figure]) -> tuple[str, ...]:
    first = (short(figures[name].value) for name in ("percent", "positive", "negative", "alpha"))
    return (*first, _range(figures["alpha"]), *(short(figures[name].value) for name in ("cohen", "gwet")))


def _narrow_characters(figures: dict[str, Figure]) -> tuple[str, ...]:
    newer, older = figures["u_alpha"], figures["alpha_u_2004"]
    first = (short(figures["positive"].value), short(newer.value), _range(newer), short(figures["k_u_alpha"].value))
    return (*first, short(older.value), _range(older))


def short(value: float | None) -> str:
    """Write a figure as .83; 1.0 and .0 only where it is exactly that; a dash where there is none.

    >>> short(0.834), short(-0.05), short(1.0), short(0.9999), short(0.0), short(None)
    ('.83', '-.05', '1.0', '.99', '.00', '-')
    """
    if value is None:
        return "-"
    if value == 1:
        return "1.0"
    written = f"{min(value, 0.99):.2f}"
    return written.replace("0.", ".", 1) if written not in ("-0.00", "0.00") else ".00"


def _range(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return "-"
    return f"{short(figure.low)} to {short(figure.high)}"


def basis_sentence(study: Study, found: Agreed, asked: Asked, apart: Independent) -> str:
    """Say what was compared, by whom, how independently, and what the figures can and cannot say."""
    documents = found.judged.documents
    words = LONG_ENOUGH[asked.unit] if asked.words is None else asked.words
    long = f" of {words} words or more" if words > 1 else ""
    unit = f"{_size(found, asked):,} {asked.unit}s of participants" + (long if asked.unit != "character" else "")
    share = f"{len(documents)} of {len(study.documents)} documents"
    parts = [
        f"Unit: the {asked.unit}. {unit} in {share}, each judged by two or more of {', '.join(found.judged.coders)}.",
        _independence(apart),
        _drawn(len(documents), asked),
    ]
    if asked.unit != "character":
        kappa = "Cohen's" if len(found.judged.coders) == 2 else "Conger's, for several coders"  # noqa: PLR2004 - a pair
        parts.append(f"A coding speaks of every unit that it touches; given: units by each coder. kappa: {kappa}.")
    if found.outside:
        parts.append(f"{found.outside:,} codings touch no such unit, left out.")
    if found.sets is not None:
        parts.append(f"(as sets): nominal codes of a unit as one set, distance {_SETS[asked.sets or 'jaccard']}.")
    if found.unused and not asked.codes:
        parts.append(f"Given by nobody, so not shown: {', '.join(found.unused)}.")
    return " ".join(parts)


def _independence(apart: Independent) -> str:
    if apart.vouched:
        return (
            "That these codings were made independently is vouched for by whoever asked; the log does not show it. "
            "Agreement after a discussion is no reliability."
        )
    says = "Coded independently, as the log shows: blind, and as it stood when each document was released."
    if apart.rules_shown:
        says += (
            f" In {', '.join(apart.rules_shown)} coders saw what the rules found, so they agree partly through these."
        )
    return says


def _drawn(interviews: int, asked: Asked) -> str:
    if interviews == 1:
        return "One document: no interval, for it cannot show how documents differ."
    if not asked.samples:
        return "No intervals were asked for."
    rough = f"; from {interviews} documents they are rough" if interviews < _FEW_INTERVIEWS else ""
    return f"95 %: percentiles over {asked.samples:,} samples of documents (seed {asked.seed}){rough}."


def together_sentence(found: Together) -> str:
    """Say what all codes together give on characters, or why they do not."""
    says = f"All codes together: marked or not (|u-alpha) {_with_range(found.marked)}"
    if found.overlapping:
        says += (
            f". u-alpha, cu-alpha and (k)u-alpha cannot be computed: they take one code a place, and "
            f"{found.overlapping:,} characters have several of one coder's codes."
        )
        return says
    cover = "no characters" if found.cover is None else f"{found.cover:.0%} of the characters"
    return (
        f"{says}; codes and boundaries (u-alpha) {_with_range(found.whole)}; the code where both marked (cu-alpha) "
        f"{_with_range(found.given)}, which rests on {cover}."
    )


def _with_range(figure: Figure) -> str:
    if figure.value is None:
        return "cannot be computed (no variation)"
    return short(figure.value) + (f" ({_range(figure)})" if figure.low is not None else "")


def reasons(found: Agreed) -> list[str]:
    """Say, code by code, why figures are missing."""
    return [f"{one.code}: {one.says}." for one in found.codes if one.says]


@dataclass(frozen=True)
class Shown:
    """All that is shown of a comparison of coders; `reasons` say why figures are missing.

    `crossed` is how often two coders gave each pair of values.
    """

    disagreements: Table
    table: Table
    narrow: Table
    reasons: tuple[str, ...]
    crossed: Table | None = None


def shown(study: Study, found: Agreed, asked: Asked, apart: Independent) -> Shown:
    """Make the tables of a comparison."""
    basis = basis_sentence(study, found, asked, apart)
    if found.together is not None:
        basis = f"{together_sentence(found.together)} {basis}"
    table = agreement_table(found, asked, basis)
    return Shown(disagreement_table(study, found), table, narrow_table(found, asked), tuple(reasons(found)))
