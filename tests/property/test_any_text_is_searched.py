"""Whatever stands in a text, it is searched, and every hit is a stretch of words in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode import tagging
from themecode.tagging.passages import Passages
from themecode.tagging.searching import search

ODD = st.sampled_from(
    [
        "\x00",
        "\x01 ",
        "\ud800",
        "\U0001f600",
        "e\u0301",
        "\u0301",
        "\ufb01",
        "\u00ad",
        "\u0130",
        "\u1e9e",
        "\u200f",
        "\r\n",
        "|",
    ]
)
PIECES = st.one_of(
    st.text(max_size=6), ODD, st.sampled_from(["fence ", "ring-fence. ", "l\u2019eau ", "Fire! ", "'s ", "NHS "])
)
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=5)
RULES = ("ring-fence OR fire", "*e* NEAR/3 f*", "=NHS NOT fence", "/[^a]+/", "fence THEN/2 fire @turn", '"l\'eau"')


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=150, deadline=None)
@given(texts=TEXTS, written=st.sampled_from(RULES))
def test_hits_lie_inside_their_text(language: str, texts: list[str], written: str) -> None:
    """No text is too odd; a hit begins and ends in the text it is said to be in, and is not empty."""
    rules = tagging.query(written, language)
    for sentences in (True, False):
        found = search(Passages.of(texts, rules.elisions), rules, sentences=sentences)
        for turn, start, end in zip(found.turns.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True):
            assert 0 <= start < end <= len(texts[turn])
