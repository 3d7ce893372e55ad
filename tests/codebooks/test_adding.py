"""Codes added to a codebook's text: it reads as before and more, and no byte of it is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.codebooks import first_codes, read_text, with_codes
from themecode.errors import ThemecodeError
from themecode.model import Code

CODES = (Code("hope", "Said.", label="Hope"), Code("fear", "Said.", parent="hope"), Code("deep", "Said.", parent="a"))
TEXTS = {
    "plain": "codebook: T\ncodes:\n  - code: a\n    definition: d\n",
    "no last line end": "codebook: T\ncodes:\n  - code: a\n    definition: d",
    "flush list": "codebook: T\ncodes:\n- code: a\n  definition: d\n\n# the end\n",
    "windows": "\ufeffcodebook: T\r\ncodes:\r\n  - code: a\r\n    definition: d # why\r\n\r\nthemes:\r\n- theme: t\r\n",
    "folded": "codebook: T\ncodes:\n  - code: a\n    definition: >\n      long\n      words\n\n# end\nversion: '1'\n",
    "literal at the end": "codebook: T\ncodes:\n  - code: a\n    definition: |\n      # no comment\n      words\n",
    "sub-codes": "codebook: T\ncodes:\n - code: a\n   codes:\n     - code: b\n       definition: e\n   definition: d\n",
    "long plain": "codebook: T\ncodes:\n - code: a\n   definition: d\n   rules:\n     - x OR\n       y\n   # more\n",
    "list in brackets below": "codebook: T\ncodes:\n  - code: a\n    definition: d\n    rules: [x,\n      y]\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_codes_are_added_and_nothing_else_changes(name: str) -> None:
    """At the top and below a code that is there; what is taken out again leaves the text as it was."""
    text = TEXTS[name]
    added = with_codes(text, CODES, "c.yaml")
    book = read_text(added.removeprefix("\ufeff"), "c.yaml").codebook
    assert book is not None
    assert {code.id: code.parent for code in book}.items() >= {"hope": None, "fear": "hope", "deep": "a"}.items()
    kept = iter(text.splitlines(keepends=True))
    wanted = next(kept)
    for line in added.splitlines(keepends=True):
        if line.rstrip("\r\n") == wanted.rstrip("\r\n"):
            wanted = next(kept, "")
    assert wanted == ""
    assert ("\r\n" in text) == ("\r\n" in added)
    assert added.count("\r\n") in (0, added.count("\n"))


def test_the_sample_codebook_keeps_its_comments(root: Path) -> None:
    """Every line of 1,500 stands where it stood, in order."""
    text = (root / "codebooks" / "health_inequalities.yaml").read_text(encoding="utf-8")
    added = with_codes(text, (Code("hope", "Said."), Code("deep", "Said.", parent="leadership")), "c.yaml")
    lines = iter(added.splitlines())
    assert all(line in lines for line in text.splitlines())
    assert len(added.splitlines()) == len(text.splitlines()) + 5


@pytest.mark.parametrize(
    "text",
    [
        "codebook: T\ncodes: [{code: a, definition: d}]\n",
        "{codebook: T, codes: [{code: a, definition: d}]}\n",
        "codebook: T\ncodes:\n  - code: a\n",
    ],
)
def test_a_text_without_a_place_for_codes_is_refused(text: str) -> None:
    """Lists in brackets, and files that are no good codebook."""
    with pytest.raises(ThemecodeError, match=r"Codes cannot be added to c\.yaml"):
        with_codes(text, CODES[:1], "c.yaml")


@given(label=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_label_comes_back(label: str) -> None:
    """Quotation marks, colons, hashes, other scripts: as it was written."""
    text = first_codes("T", [Code("a", "d", label=label)])
    book = read_text(text, "c.yaml").codebook
    assert book is not None
    assert book.codes[0].label == label
