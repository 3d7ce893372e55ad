"""Sentences that are found together are those that each turn has by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from themecode.tagging.fold import folded
from themecode.tagging.sentence_columns import sentences_between
from themecode.tagging.sentences import sentences

PIECES = st.sampled_from(
    [
        *(
            "a",
            "Mr",
            "e.g",
            "p.m.",
            "i",
            "I",
            "x",
            "etc",
            "approx",
            "didn't",
            "'mr",
            "word",
            "W",
            "\xe4rzte",
            "\xc4",
            "3.4",
        )
    ]
    + [*(".", ". ", ".", ". ", "? ", "! ", "... ", "\u2026 ", '"', "'", ")", "]", " ", "\n", "\u2003", "\x1c", "\x01")]
    + [*("_", "\u0301", "\u00ad", "\u2019", "\u201d", " " * 70, ")" * 70, "'" + "x" * 11, "x" * 13, "\U0001f600")]
)
TURNS = st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4)
APART = "\x01 "


@settings(max_examples=1000, deadline=None)
@given(turns=TURNS)
@example(turns=["mr\n. We did. Dr. No", "", "... so. ", "i. e. x."])
def test_sentences_of_many_turns_are_those_of_each(turns: list[str]) -> None:
    """Whatever stands where a sentence may end: the same sentences, in order."""
    text = folded(APART.join(["", *turns, ""]))
    lengths = np.array([len(turn) for turn in turns], dtype=np.int64) + len(APART)
    begins = len(APART) + np.cumsum(lengths) - lengths
    firsts, lasts = text.from_text(begins), text.from_text(begins + lengths - len(APART))
    starts, ends = sentences_between(text, firsts, lasts)
    alone = [
        one
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
        for one in sentences(text.plain, first, last)
    ]
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == alone
