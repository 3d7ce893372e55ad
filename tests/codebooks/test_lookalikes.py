"""Code ids that look like a misspelling of one another, and those that do not."""

from __future__ import annotations

import pytest

from themecode.codebooks import lookalikes
from themecode.codebooks.lookalikes import look_alike
from themecode.model import Code, Codebook


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leadership", "leadershp"),
        ("leadership", "leaderhsip"),
        ("governance", "govermance"),
        ("fundings_local", "funding_local"),
        ("ring_fencing", "ringfencing"),
    ],
)
def test_a_slip_is_seen_from_either_side(one: str, other: str) -> None:
    """A letter left out, swapped, changed or added; an underscore more."""
    assert look_alike(one, other)
    assert look_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pilot_a", "pilot_b"),
        ("year1_costs", "year2_costs"),
        ("care", "case"),
        ("mental_health", "dental_health"),
        ("formal", "informal"),
        ("evidence_data", "evidence_gaps"),
        ("funding_local", "fundings_locals"),
        ("leadership", "leadership_local"),
    ],
)
def test_what_differs_on_purpose_is_left_alone(one: str, other: str) -> None:
    """Another letter or number as a name, short words, first letters, more than one word."""
    assert not look_alike(one, other)


def test_the_later_code_is_warned_about_at_its_place() -> None:
    """A warning, with both places."""
    book = Codebook("T", (Code("waiting", "d", place="c.yaml:3:5"), Code("wating", "d", place="c.yaml:9:5")))
    (problem,) = lookalikes(book)
    assert (problem.place, problem.grade) == ("c.yaml:9:5", "warning")
    assert "'wating' looks like a misspelling of 'waiting' (c.yaml:3:5)" in problem.says
