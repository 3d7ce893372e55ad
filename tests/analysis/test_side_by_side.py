"""Two coders side by side: each coding in one row, rows alike whoever is named first, passages counted once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from themecode.analysis import coded_passages, side_by_side
from themecode.model import Coding, Segment


@st.composite
def codings(draw, coder: str, first: int = 0):
    """Draw codings of one coder in two short documents."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["P01", "P02"]), st.integers(0, 12), st.integers(1, 6), st.sampled_from(["x", "y"])
            ),
            max_size=7,
            unique=True,
        )
    )
    return [
        Coding(f"c{first + n:06d}", Segment(name, start, start + size), "", code, coder, "person", "2026")
        for n, (name, start, size, code) in enumerate(drawn)
    ]


TURNED = {"only first": "only second", "only second": "only first"}


@given(codings("ana"), codings("ben", 50))
def test_each_coding_is_in_one_row_and_the_order_of_coders_does_not_matter(ana, ben) -> None:
    """No coding is lost or told twice; naming the coders the other way round turns the rows and changes nothing."""
    rows = side_by_side(ana, ben)
    assert sorted(c.id for row in rows for c in row.codings) == sorted(c.id for c in (*ana, *ben))
    assert all(c.coder == "ana" for row in rows for c in row.first)
    turned = [
        (TURNED.get(row.difference, row.difference), row.segment, row.second, row.first)
        for row in side_by_side(ben, ana)
    ]
    assert sorted(turned, key=str) == sorted(
        [(row.difference, row.segment, row.first, row.second) for row in rows], key=str
    )


@given(codings("ana"), codings("ben", 50))
def test_rows_mean_what_they_say(ana, ben) -> None:
    """Same: one coding each, equal. Other words: one code. Other code: no code of theirs met. Only: nothing met."""
    for row in side_by_side(ana, ben):
        places = [[(c.segment, c.code) for c in side] for side in (row.first, row.second)]
        codes = [{code for _, code in side} for side in places]
        if row.difference == "same":
            assert places[0] == places[1]
        elif row.difference == "other words":
            assert codes[0] == codes[1]
            assert len(codes[0]) == 1
            assert places[0] != places[1]
        elif row.difference == "other code":
            assert not any(a.code == b.code and a.segment.overlaps(b.segment) for a in row.first for b in row.second)
            assert all(codes)
        else:
            others = ben if row.first else ana
            (mine,) = row.codings
            assert not any(mine.code == b.code and mine.segment.overlaps(b.segment) for b in others)


@given(codings("ana"))
def test_a_coder_agrees_with_an_equal_one(ana) -> None:
    """Where both did the same, codings that do not overlap each other give rows that are all the same."""
    ben = [Coding(f"c{50 + n:06d}", c.segment, "", c.code, "ben", "person", "2026") for n, c in enumerate(ana)]
    assert {row.difference for row in side_by_side(ana, ben)} <= {"same"}


@given(codings("ana"), codings("ben", 50))
def test_passages_are_counted_as_letters_are(ana, ben) -> None:
    """A slow count: letters coded by a code, cut where no coding holds two neighbours together."""
    every = [*ana, *ben]
    slow = 0
    for document in ("P01", "P02"):
        for code in ("x", "y"):
            here = [c.segment for c in every if (c.segment.document, c.code) == (document, code)]
            held = [any(s.start <= at < s.end for s in here) for at in range(20)]
            tied = [any(s.start < at < s.end for s in here) for at in range(20)]
            slow += sum(held[at] and not tied[at] for at in range(20))
    assert coded_passages(every) == slow
