"""What a matrix counts, out of how many, by whom: the sentence below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from themecode.analysis.coded_passages import passages_in_order
from themecode.analysis.matrix_cells import ANY, FEWEST, TOTAL, Cells
from themecode.analysis.matrix_layout import Layout
from themecode.analysis.matrix_rows import Rows
from themecode.model import NO_CASE, AnyCoding, CaseIndex

_COUNTED = {
    "presence": "1 where there is at least one coding",
    "codings": "number of coded passages; codings of one code that overlap, by whomever, are one",
    "words": "number of words in coded segments, each word once a code",
    "cases": "number of cases with at least one coding",
    "asked": "number of cases that were asked about the code, as the interview guide tells it",
    "share": "per cent of the cases of the row with at least one coding",
    "share-asked": "per cent of the cases that were asked about the code, with at least one coding",
}
_BASIS = {
    "all": "all codings that nobody rejected",
    "confirmed": "codings that a person made or confirmed",
    "people": "codings that a person made",
}


def basis_sentence(layout: Layout, used: Sequence[AnyCoding], rows: Rows, cells: Cells, *, nested: bool) -> str:
    """Say what a matrix counts, out of how many, by whom; `nested` where the codebook has codes below codes."""
    by_rule = [coding for coding in used if coding.origin == "rules"]
    reviewed = sum(coding.status == "confirmed" for coding in by_rule)
    people = sorted({coding.coder for coding in used if coding.origin != "rules"})
    by_people = f"{len(used) - len(by_rule)} by people" + (f" ({', '.join(people)})" if people else "")
    with_any = len({coding.segment.document for coding in used})
    cases = rows.cases
    return (
        f"Counted: {_COUNTED[layout.count]}; {_BASIS[layout.basis]}: {len(used)} codings{_together(used)}, "
        f"{len(by_rule)} by rule ({reviewed} of them confirmed by a person), {by_people}. Out of {len(cases.cases)} "
        f"cases with {len(cases.documents)} documents, {with_any} of them coded. {_shared(used, cases)}"
        f"{_per_row(rows)}{_of_asking(layout, used, cells, rows)}"
        f"{_of_codes(layout) if nested else ''}{_of_totals(layout)}"
        "A 0 means not mentioned, not no."
    )


def _together(used: Sequence[AnyCoding]) -> str:
    """Say how many passages the codings are, where some of one code overlap."""
    passages = passages_in_order(used)
    return f" of {passages} passages" if passages != len(used) else ""


def _shared(used: Iterable[AnyCoding], cases: CaseIndex) -> str:
    """Say where speakers are cases of their own, and how many codings are of words that belong to no case."""
    if not cases.shared:
        return ""
    people = len({case.id for document in cases.shared for case in cases.cases_in(document)})
    nobodys = sum(cases.case_of(coding.segment).id == NO_CASE for coding in used)
    lost = f" {nobodys} codings are of words that belong to no case." if nobodys else ""
    return f"{people} cases are speakers in {len(cases.shared)} of the documents.{lost} "


def _per_row(rows: Rows) -> str:
    """Say how many cases each row stands for, where rows hold several: the denominators of their counts."""
    people = {row: len(names) for row, names in rows.members.items()}
    if rows.keys == (("case", "case"),):
        return ""
    if rows.keys[0][0] == "document" and len(rows.keys) == 1:
        sizes = {row: number for row, number in people.items() if row in rows.cases.shared}
        return f"Documents of several cases: {_listed(sizes)}. " if sizes else ""
    if rows.by_documents:
        documents = _listed({row: len(names) for row, names in rows.texts.items()})
        return f"Documents in each row: {documents}; cases with such documents: {_listed(people)}. "
    silent = sum(not (case.documents or case.speakers) for case in rows.cases.cases)
    without = f" {silent} cases have no document, and are in no row." if silent else ""
    return f"Cases in each row: {_listed(people)}.{without} "


def _listed(sizes: Mapping[str, int]) -> str:
    return ", ".join(f"{row} {number}" for row, number in sorted(sizes.items()))


def _of_asking(layout: Layout, used: Sequence[AnyCoding], cells: Cells, rows: Rows) -> str:
    """Say of how many cases it is known that they were asked, and how many spoke of it unasked."""
    few = f"Of fewer than {FEWEST} cases no per cent is given. " if layout.count in ("share", "share-asked") else ""
    if layout.count not in ("asked", "share-asked"):
        return few
    silent = [name for name, found in cells.asked.items() if found is None]
    unknown = f"No question is about {', '.join(silent)}: who was asked is not known, and the cell is empty. "
    if layout.count == "asked":
        return unknown if silent else ""
    said: dict[str, list[AnyCoding]] = {}
    for coding in used:
        said.setdefault(coding.code, []).append(coding)
    unasked = {name: len(rows.who(said.get(name, ())) - found) for name, found in cells.asked.items() if found}
    told = _listed({name: number for name, number in unasked.items() if number})
    return (
        few + (unknown if silent else "") + (f"Cases that spoke of it unasked, not counted: {told}. " if told else "")
    )


def _of_codes(layout: Layout) -> str:
    if layout.roll_up:
        return "A code counts what the codes below it count, too, each passage once. "
    if layout.columns == "theme":
        return "A theme counts its codes alone, not the codes below them. "
    return "Codes below a code have columns of their own, and are not counted with it. "


def _of_totals(layout: Layout) -> str:
    if not layout.totals:
        return ""
    if layout.adds_up:
        return "Totals are sums. "
    return f"{TOTAL}: all cases, each once; {ANY}: with any of these codes, each case once; neither is a sum. "
