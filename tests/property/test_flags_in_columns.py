"""The flags that are told of many hits together are those that each hit has when its text is read word by word."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from themecode.tagging.context_cues import words_needed
from themecode.tagging.flagging import flags_in, flags_of
from themecode.tagging.passages import Passages

PLAIN = ("we", "money", "the", "board", "went", "fence", "they", "it")
ODD = [
    *("n't", "can't", "don't", "didn\u2019t", "she'd ", "who'd", "what's", "how", "so", "and", "is", "do", "where's"),
    *(
        "'no",
        "no'",
        "'if ",
        "(no)",
        "[not]",
        "no/",
        "\u2014no",
        "\u201cno",
        "no\u201d",
        "NOT",
        "\u0130f",
        "\u03a3A\u03a3",
    ),
    *("no\u0301", "no\u00ad", "n\u00adot", "\ufb01nd", "`no`", "\u2018not\u2019", "no-one", "no_one", "2no", "no2"),
    *("?", '"', ".", ".", ". ", "! ", "\u2026 ", "...", "\u201c", "\u201d", "\u2019", "\u2018", "\u00ab", "\u00bb"),
    *("\n", "\x1c", "\u2003", "\x01", "x" * 700),
]


def text(dice: Random) -> str:
    """Make a text up, of plain words mostly, or of cues and odd signs mostly."""
    words = [*sorted(words_needed()), *ODD]
    share = dice.choice((0.1, 0.8))
    said = (dice.choice(words if dice.random() < share else PLAIN) for _ in range(dice.randint(1, 12)))
    return " ".join(said).replace(" .", dice.choice((".", "", ". "))) + dice.choice(("", "", "?"))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("seed", range(12))
def test_flags_together_are_those_of_each(language: str, seed: int) -> None:
    """Cues, odd signs and stretches of any length, some across sentences; some flags are found in each lot."""
    dice = Random(seed)
    flagged = 0
    for _ in range(60):
        texts = [text(dice) for _ in range(dice.randint(1, 4))]
        places = [
            (number, start, min(start + dice.choice((1, 4, 40)), len(said)))
            for number, said in enumerate(texts)
            for start in (dice.randrange(len(said)) for _ in range(3))
        ]
        alone = [" ".join(found) for found in flags_in(texts, places, language)]
        assert flags_of(Passages.of(texts), *np.array(places, dtype=np.int64).T, language) == alone
        flagged += sum(map(bool, alone))
    assert flagged > 10
