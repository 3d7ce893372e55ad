"""Step: which codes stand together, with the words behind each pair; as a table and as a network."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from themecode import analysis, exports
from themecode.model import NO_CASE, Basis, Coding, Document, Segment, Table, counted
from themecode.workflow.study import Study

Within = Literal["segment", "turn", "case"]
NETWORK = ".graphml"
_BASIS = {
    "all": "codings that nobody rejected",
    "confirmed": "codings that people made or confirmed",
    "people": "codings that people made",
}
_COUNTED = {
    "segment": "Counted: stretches of words that have both codes, overlapping codings of one code joined; share: "
    "characters with both, of those with either.",
    "turn": "Counted: turns that have both codes, anywhere in the turn; share: turns with both, of those with either.",
    "case": "Counted: cases that have both codes, anywhere in their words; share: cases with both, of those with one.",
}


@dataclass(frozen=True)
class Asked:
    """Within what codes are looked for together, which codings count, and the fewest units that are shown."""

    within: Within = "turn"
    basis: Basis = "all"
    code: str = ""
    at_least: int = 1


def cooccurrence(study: Study, asked: Asked) -> Table:
    """Return pairs of codes that stand together, most frequent first."""
    kept = counted(study.codings, asked.basis)
    codes = _codes(study, kept)
    pairs = [pair for pair in _pairs(study, asked, kept, codes) if pair.both >= asked.at_least]
    if asked.code:
        wanted = study.code(asked.code)
        pairs = [pair for pair in pairs if wanted in (pair.one, pair.other)]
    rows = tuple(
        (pair.one, pair.other, pair.both, pair.in_one, pair.in_other, round(pair.share, 3), pair.cases)
        for pair in pairs
    )
    header = ("code", "with", "both", "in_code", "in_with", "share", "cases")
    return study.as_seen(Table("cooccurrence", header, rows, _sentence(study, asked, kept, len(pairs))))


def narrowed(table: Table, limit: int | None) -> Table:
    """Return the first pairs with short names of columns, for a screen."""
    header = ("code a", "with b", "both", "a", "b", "share", "cases")
    rows = tuple((*row[:5], f"{row[5]:.2f}", row[6]) for row in table.rows[:limit])
    left = len(table.rows) - len(rows)
    more = f" {left} more pairs: --all shows them." if left else ""
    return Table(table.name, header, rows, f"{table.basis} a, b: those with each code.{more}")


def _codes(study: Study, kept: Iterable[Coding]) -> tuple[str, ...]:
    strangers = sorted({coding.code for coding in kept} - set(study.codebook.ids))
    return (*study.codebook.ids, *strangers)


def _pairs(study: Study, asked: Asked, kept: Sequence[Coding], codes: Sequence[str]) -> list[analysis.Pair]:
    if asked.within == "segment":
        stretches = _stretches(kept)
        return analysis.on_the_same_words(stretches, codes, _case_of(study))
    return analysis.together(_units(study, asked.within, kept), codes)


def _case_of(study: Study) -> Callable[[str, int], str]:
    """Return what tells the case of a place; a document of one case is asked for once."""
    index = study.case_index
    alone: dict[str, str] = {}

    def case_of(document: str, start: int) -> str:
        if document in alone:
            return alone[document]
        case = index.case_of(Segment(document, start, start + 1)).id
        if document not in index.shared:
            alone[document] = case
        return case

    return case_of


def _stretches(kept: Iterable[Coding]) -> dict[str, dict[str, list[tuple[int, int]]]]:
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for coding in kept:
        segment = coding.segment
        found.setdefault(coding.code, {}).setdefault(segment.document, []).append((segment.start, segment.end))
    return found


def _units(study: Study, within: Within, kept: Iterable[Coding]) -> dict[object, tuple[str, frozenset[str]]]:
    """Return each turn, or each case, with its case and codes; a coding is in every turn that it touches."""
    index = study.case_index
    turns = _Turns(study.documents)
    found: dict[object, tuple[str, set[str]]] = {}
    for coding in kept:
        case = index.case_of(coding.segment).id
        if within == "case":
            places: Sequence[object] = () if case == NO_CASE else (case,)
        else:
            places = turns.of(coding.segment)
        for place in places:
            found.setdefault(place, (case, set()))[1].add(coding.code)
    return {place: (case, frozenset(codes)) for place, (case, codes) in found.items()}


class _Turns:
    """The turns of documents by their places; what lies between turns of a verbatim text belongs to the one after."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._ends = {document.id: [turn.end for turn in document.turns] for document in documents}
        self._numbers = {document.id: [turn.number for turn in document.turns] for document in documents}

    def of(self, segment: Segment) -> list[tuple[str, int]]:
        """Return the turns that a segment touches."""
        ends, numbers = self._ends[segment.document], self._numbers[segment.document]
        first = min(bisect_right(ends, segment.start), len(ends) - 1)
        last = first if segment.end <= ends[first] else min(bisect_right(ends, segment.end - 1), len(ends) - 1)
        return [(segment.document, numbers[at]) for at in range(first, last + 1)]


def extracts(study: Study, asked: Asked, one: str, other: str) -> Table:
    """Return the words behind a pair: every coding of either code where both stand."""
    pair = (study.code(one), study.code(other))
    kept = [coding for coding in counted(study.codings, asked.basis) if coding.code in pair]
    behind = _behind_words(kept, pair) if asked.within == "segment" else _behind_units(study, asked.within, kept, pair)
    documents = {document.id: document for document in study.documents}
    rows = tuple((where, coding.code, coding.id, _place(documents, coding), coding.text) for where, coding in behind)
    units = len({where for where, _ in behind})
    basis = f"{units} {_NAMES[asked.within]} with both {pair[0]} and {pair[1]}; {_BASIS[asked.basis]}."
    header = (asked.within, "code", "id", "place", "words")
    return study.as_seen(Table(f"{pair[0]} with {pair[1]}", header, rows, basis))


_NAMES = {"segment": "stretches of words", "turn": "turns", "case": "cases"}


def _place(documents: Mapping[str, Document], coding: Coding) -> str:
    document = documents[coding.segment.document]
    return f"{document.id}:{document.turn_at(coding.segment.start).number}"


def _behind_units(
    study: Study, within: Within, kept: Sequence[Coding], pair: tuple[str, str]
) -> list[tuple[str, Coding]]:
    units = _units(study, within, kept)
    both = {place for place, (_, codes) in units.items() if codes >= set(pair)}
    index, turns = study.case_index, _Turns(study.documents)
    found: list[tuple[object, Coding]] = []
    for coding in kept:
        places: Sequence[object] = [index.case_of(coding.segment).id] if within == "case" else turns.of(coding.segment)
        found += [(place, coding) for place in places if place in both]
    named = [(f"{p[0]}:{p[1]}" if isinstance(p, tuple) else str(p), coding) for p, coding in found]
    return sorted(named, key=lambda entry: _order(entry[1]))


def _behind_words(kept: Sequence[Coding], pair: tuple[str, str]) -> list[tuple[str, Coding]]:
    stretches = _stretches(kept)
    one, other = (stretches.get(code, {}) for code in pair)
    found = []
    for name in one.keys() & other.keys():
        for start, end in analysis.common(one[name], other[name]):
            meeting = Segment(name, start, end)
            found += [(f"{name} {start}-{end}", c) for c in kept if c.segment.overlaps(meeting)]
    return sorted(found, key=lambda entry: _order(entry[1]))


def _order(coding: Coding) -> tuple[str, int, int, str]:
    return coding.segment.document, coding.segment.start, coding.segment.end, coding.code


def write_network(study: Study, path: Path, asked: Asked) -> Table:
    """Write pairs as a network: codes are its nodes, with the number of their codings; return the pairs."""
    links = cooccurrence(study, asked)
    kept = counted(study.codings, asked.basis)
    number: dict[str, int] = {}
    for coding in kept:
        number[coding.code] = number.get(coding.code, 0) + 1
    names = {code.id: code.name for code in study.codebook}
    rows = tuple((code, names.get(code, code), number[code]) for code in _codes(study, kept) if code in number)
    exports.write_bytes(path, exports.as_graphml(Table("codes", ("code", "name", "codings"), rows), links))
    return links


def _sentence(study: Study, asked: Asked, kept: Sequence[Coding], pairs: int) -> str:
    by_rule = sum(coding.origin == "rules" for coding in kept)
    few = f" Pairs in fewer than {asked.at_least} are left out." if asked.at_least > 1 else ""
    return (
        f"{_COUNTED[asked.within]} {pairs} pairs from {len(kept):,} {_BASIS[asked.basis]} ({by_rule:,} by rule) in "
        f"{len(study.documents)} documents of {len(study.cases)} cases.{few} "
        "Codes that stand together are no theme yet."
    )
