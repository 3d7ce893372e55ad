"""Codebook files: what is read, and every mistake at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from themecode import codebooks
from themecode.codebooks.yaml_tree import read_tree
from themecode.errors import ThemecodeError
from themecode.model import RuleText
from themecode.tagging.parsing import parse
from themecode.tagging.syntax import TokenPattern

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


PATTERNS = """\
codebook: T
codes:
  - code: a
    definition: d
    rules:
      - money
      - pattern: [{LOWER: no}, {IS_PUNCT: true, OP: "?"}, {LENGTH: {">=": 3}, TEXT: 2020}]
    unless:
      - pattern:
          - LEMMA: {IN: [fence, "true"]}
"""


def test_a_token_pattern_becomes_a_rule_on_one_line() -> None:
    """Words stay words; truth values and numbers are made only where spaCy wants them."""
    codebook = codebooks.read_text(PATTERNS, "x.yaml").codebook
    assert codebook is not None
    (code,) = codebook.codes
    tokens = '[{"LOWER": "no"}, {"IS_PUNCT": true, "OP": "?"}, {"LENGTH": {">=": 3}, "TEXT": "2020"}]'
    assert code.rules[1] == RuleText(f"pattern: {tokens}", "x.yaml:7:9")
    assert code.unless == (RuleText('pattern: [{"LEMMA": {"IN": ["fence", "true"]}}]', "x.yaml:9:9"),)
    assert parse(code.rules[1].written)[0] == TokenPattern(tokens)


def test_what_could_be_read_is_there_for_checking_on() -> None:
    """A wrong field leaves no codebook, and yet its rules can be checked, with their own places."""
    text = "codebook: T\ncodes:\n  - code: a\n    defintion: d\n    rules: ['one', [x], 'three OR']\n"
    reading = codebooks.read_text(text, "x.yaml")
    assert reading.codebook is None
    assert reading.draft is not None
    assert [(rule.written, rule.place) for rule in reading.draft.codes[0].rules] == [
        ("one", "x.yaml:5:14"),
        ("three OR", "x.yaml:5:26"),
    ]


def test_a_line_mended_in_memory_keeps_its_columns() -> None:
    """The quotation marks that we put in do not shift a rule's place."""
    text = "codebook: T\ncodes:\n  - code: a\n    definition: d\n    rules:\n      - *fund OR\n"
    draft = codebooks.read_text(text, "x.yaml").draft
    assert draft is not None
    assert draft.codes[0].rules == (RuleText("*fund OR", "x.yaml:6:9"),)


def test_the_schema_says_of_each_file_what_reading_says() -> None:
    """An editor with the schema accepts our codebooks and marks the mistakes of shape."""
    validator = Draft202012Validator(codebooks.schema())
    books = [path.read_text() for path in sorted((PROBLEMS.parents[2] / "codebooks").glob("*.yaml"))]
    for text in [*books, PATTERNS]:
        assert list(validator.iter_errors(read_tree(text, "x.yaml").content)) == []
    for name in ("unknown_field", "list_for_words", "bad_id", "pattern_shapes", "empty_lines", "themes"):
        content = read_tree((PROBLEMS / f"{name}.yaml").read_text(), "x.yaml").content
        assert list(validator.iter_errors(content)) != []


def test_lists_in_lists_without_end_are_told() -> None:
    """Sixty-five levels are a slip; nothing crashes, however many there are."""
    for deep in (70, 5000):
        problems = codebooks.read_text("codebook: T\ncodes: " + "[" * deep + "]" * deep, "x.yaml").problems
        assert any("64 deep" in problem.says for problem in problems)


def test_no_file_and_no_text_are_refused(tmp_path: Path) -> None:
    """What cannot be read at all stops with a sentence."""
    with pytest.raises(ThemecodeError, match="cannot be read"):
        codebooks.read(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00codebook")
    with pytest.raises(ThemecodeError, match="not UTF-8"):
        codebooks.read(tmp_path / "bytes.yaml")
