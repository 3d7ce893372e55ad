"""Codebook files: what is read, and every mistake at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode import codebooks
from themecode.errors import ThemecodeError

PROBLEMS = Path(__file__).parents[1] / "problems" / "codebooks"


def test_the_starter_is_a_codebook_whose_examples_hold() -> None:
    """`codebook new` writes a file that reads at once, whatever the title."""
    reading = codebooks.read_text(codebooks.starter('My "first": codebook', "x.yaml"), "x.yaml")
    assert reading.problems == ()
    assert reading.codebook is not None
    assert reading.codebook.ids == ("leadership",)


def test_words_that_yaml_takes_for_other_things_stay_words() -> None:
    """`no`, `1.2` and dates are what the researcher wrote."""
    text = "codebook: no\nversion: 1.20\ncodes:\n  - code: yes_no\n    definition: 2024-01-01\n    rules: [on, off]\n"
    codebook = codebooks.read_text(text, "x.yaml").codebook
    assert codebook is not None
    assert (codebook.title, codebook.version, codebook.codes[0].definition) == ("no", "1.20", "2024-01-01")
    assert [rule.written for rule in codebook.codes[0].rules] == ["on", "off"]


def test_sub_codes_follow_their_parent_and_name_it() -> None:
    """Codes nest; the list stays in the order of the file."""
    text = "codebook: T\ncodes:\n  - code: a\n    definition: d\n    codes:\n      - code: b\n        definition: e\n"
    codebook = codebooks.read_text(text, "x.yaml").codebook
    assert codebook is not None
    assert [(code.id, code.parent) for code in codebook] == [("a", None), ("b", "a")]


@pytest.mark.parametrize("path", sorted(PROBLEMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_mistake_is_told_with_its_place_and_its_cure(path: Path) -> None:
    """One broken input beside the message that it must give."""
    told = "\n".join(map(str, codebooks.read(path).problems))
    assert told == path.with_suffix(".expected").read_text().rstrip("\n")


def test_no_file_and_no_text_are_refused(tmp_path: Path) -> None:
    """What cannot be read at all stops with a sentence."""
    with pytest.raises(ThemecodeError, match="cannot be read"):
        codebooks.read(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00codebook")
    with pytest.raises(ThemecodeError, match="not UTF-8"):
        codebooks.read(tmp_path / "bytes.yaml")
