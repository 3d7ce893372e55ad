"""Every coding falls into exactly one row, whatever the rows are and whoever is a case."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from themecode.analysis import Layout, theme_matrix
from themecode.model import (
    NO_CASE,
    Attribute,
    Case,
    CaseIndex,
    Code,
    Codebook,
    Coding,
    Document,
    Segment,
    Turn,
)

BOOK = Codebook("T", (Code("a", "."), Code("b", ".")))
PEOPLE = ("Ann", "Tom", "Ruth")


@st.composite
def studies(draw):
    """Draw documents of turns of three characters, cases of documents and of speakers, and codings in them."""
    documents, own, people = [], {}, {}
    for number in range(draw(st.integers(1, 4))):
        name = f"D{number}"
        speakers = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=6))
        turns = tuple(Turn(name, at + 1, who, at * 4, at * 4 + 3) for at, who in enumerate(speakers))
        kind = draw(st.sampled_from(["", "plan", "strategy"]))
        text = "\n".join(["abc"] * len(turns))
        documents.append(Document(name, name, "t", text, turns, "", "", attributes=(("kind", kind),)))
        own[name] = draw(st.sampled_from(["", "C0", "C1"]))
        for who in PEOPLE:
            people[name, who] = draw(st.sampled_from(["", "", "C1", "C2", "C3"]))
    sizes = {case: draw(st.sampled_from(["", "large", "small"])) for case in ("C0", "C1", "C2", "C3")}
    cases = [
        Case(
            case,
            tuple(name for name, owner in own.items() if owner == case),
            tuple([Attribute("size", size)] if size else []),
            tuple(place for place, owner in people.items() if owner == case),
        )
        for case, size in sizes.items()
    ]
    codings = []
    for document in documents:
        for turn in document.turns:
            for code in draw(st.lists(st.sampled_from("ab"), max_size=2, unique=True)):
                segment = Segment(document.id, turn.start, turn.end)
                codings.append(Coding(f"c{len(codings):06d}", segment, "abc", code, "ana", "person", "2026"))
    return documents, cases, codings


def slowly(documents, cases, coding) -> str:
    """Say whose case a coding is by looking through everything."""
    document = next(one for one in documents if one.id == coding.segment.document)
    speaker = next(turn.speaker for turn in document.turns if turn.start <= coding.segment.start < turn.end)
    of_speaker = [case.id for case in cases if (document.id, speaker) in case.speakers]
    of_document = [case.id for case in cases if document.id in case.documents]
    return (of_speaker or of_document or [NO_CASE])[0]


@given(studies())
def test_rows_add_up_to_what_was_counted(study) -> None:
    """By case, document, attribute of cases and attribute of documents: the same total, each coding in its own row."""
    documents, cases, codings = study
    index = CaseIndex(cases, documents)
    layouts = [Layout(rows, count="codings", of=of) for rows, of in
               (("case", "case"), ("document", "case"), ("size", "case"), ("kind", "document"))]  # fmt: skip
    for layout in layouts:
        found = theme_matrix(codings, layout, codebook=BOOK, cases=index)
        assert sum(cell for row in found.table.rows for cell in row[1:]) == len(codings) == found.counted
        assert len({row[0] for row in found.table.rows}) == len(found.table.rows)
        behind = [coding for ids in found.cells.values() for coding in ids]
        assert sorted(behind) == sorted(coding.id for coding in codings)
    by_case = theme_matrix(codings, layouts[0], codebook=BOOK, cases=index).table
    expected = Counter(slowly(documents, cases, coding) for coding in codings)
    assert {row[0]: sum(row[1:]) for row in by_case.rows if sum(row[1:])} == expected


@given(studies())
def test_cases_are_counted_once_in_each_row(study) -> None:
    """The number of cases in a cell is that of a slow recount, and never more than the row's cases."""
    documents, cases, codings = study
    index = CaseIndex(cases, documents)
    found = theme_matrix(codings, Layout("size", count="cases"), codebook=BOOK, cases=index).table
    size_of = {case.id: case.value("size") or "(unknown)" for case in cases}
    for row in found.rows:
        for code, number in zip(("a", "b"), row[1:], strict=True):
            owners = {slowly(documents, cases, coding) for coding in codings if coding.code == code}
            assert number == sum(size_of.get(owner) == row[0] for owner in owners)
