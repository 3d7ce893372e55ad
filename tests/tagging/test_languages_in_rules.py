"""A codebook's language decides how its words are inflected and what an apostrophe cuts off."""

from __future__ import annotations

import pytest

from themecode import tagging
from themecode.model import Document, Turn
from themecode.tagging import wordlists

ROWS = [
    ("de", "K\xfcrzung", "Die K\xfcrzungen kamen, und gek\xfcrzt wurde \xfcberall.", ["K\xfcrzungen"]),
    (
        "de",
        "f\xfchren NEAR/3 Gespr\xe4ch",
        "Wir f\xfchrten lange Gespr\xe4che. Gespr\xe4ch.",
        ["f\xfchrten lange Gespr\xe4che"],
    ),
    ("de", "Stra\xdfe", "In der Strasse und auf Stra\xdfen.", ["Strasse", "Stra\xdfen"]),
    ("fr", "argent", "L\u2019argent manque, d'argent on ne parle pas, argenterie.", ["argent", "argent"]),
    ("fr", "l'argent", "On a l\u2019argent, leur argent.", ["l\u2019argent"]),
    (
        "fr",
        "financer OR \xe9lu",
        "Les \xe9lus l'ont financ\xe9, l'\xe9lue aussi.",
        ["\xe9lus", "financ\xe9", "\xe9lue"],
    ),
    ("fr", "aujourd'hui", "Aujourd\u2019hui, c'est fini.", ["Aujourd\u2019hui"]),
    ("es", "recorte", "Los recortes llegaron; un recorte m\xe1s.", ["recortes", "recorte"]),
    ("es", "financiar", "Lo financiaron, lo financi\xf3 el estado.", ["financiaron", "financi\xf3"]),
    ("sw", "kitabu", "Kitabu, vitabu.", ["Kitabu"]),
]


@pytest.mark.parametrize(("language", "rule", "said", "words"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_rules_find_the_forms_of_their_language(language: str, rule: str, said: str, words: list[str]) -> None:
    """German, French and Spanish words in their inflections; a language without a table as written."""
    if wordlists.path("de") is None:
        pytest.skip("the word lists are not installed: pip install 'themecode[languages]'")
    turn = Turn("T", 1, "", 0, len(said))
    found = tagging.hits(Document("T", "t.txt", "text", said, (turn,), "", ""), tagging.query(rule, language))
    assert [said[slice(*hit.span)] for hit in found] == words
