"""Code points and UTF-16 units: there and back for any text, and a long one in no time."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themecode.viewer import Units

PIECES = (
    *("a", "Z", " ", "\n", "é", "e\u0301", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627", "\u202e"),
    *(
        "\U0001f600",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f1ec\U0001f1e7",
        "\U00020000",
        "\uffff",
        "\u4fe1",
    ),
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=("Cs",)))).map("".join)


def in_browser(text: str, unit: int) -> int:
    """Count as JavaScript does, slowly: the code points before a unit of the text in UTF-16."""
    return len(text.encode("utf-16-le")[: unit * 2].decode("utf-16-le"))


@given(texts, st.data())
def test_places_go_there_and_back(text: str, data: st.DataObject) -> None:
    """Every place of every text comes back as it was, and lies where a browser counts it."""
    place = data.draw(st.integers(0, len(text)))
    unit = Units(text).from_points(place)
    assert unit == len(text[:place].encode("utf-16-le")) // 2
    assert Units(text).to_points(unit) == place == in_browser(text, unit)


@given(texts)
def test_the_whole_text_has_its_length(text: str) -> None:
    """The end of the text is its length in both ways of counting."""
    units = Units(text)
    assert (units.points, units.units) == (len(text), len(text.encode("utf-16-le")) // 2)


def test_a_place_within_a_character_is_refused() -> None:
    """Between the two units of an emoji no coding can begin."""
    units = Units("a\U0001f600b")
    with pytest.raises(ValueError, match="within a character"):
        units.to_points(2)


@pytest.mark.parametrize("place", [-1, 4])
def test_places_beyond_the_text_are_refused(place: int) -> None:
    """Before its beginning and behind its end, in both directions."""
    units = Units("abc")
    for turn in (units.from_points, units.to_points):
        with pytest.raises(ValueError, match="no place"):
            turn(place)


def test_three_thousand_codings_take_milliseconds() -> None:
    """70,000 characters, a tenth of them emoji, and 3,000 stretches are turned well within a twentieth of a second."""
    rng = random.Random(1)
    text = "".join(rng.choice("abcdefghi\U0001f600") for _ in range(70_000))
    spans = [(start, start + 40) for start in rng.sample(range(69_900), 3_000)]
    began = time.perf_counter()
    turned = Units(text).spans(spans)
    assert time.perf_counter() - began < 0.05
    assert len(turned) == 3_000
