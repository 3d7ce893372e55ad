"""What is a speaker's name before a colon, and what is not."""

from __future__ import annotations

import pytest

from themecode.importers.names import could_be_name, is_neat, is_role, label_of, speakers


@pytest.mark.parametrize(
    "name",
    ["Interviewer", "interviewee", "Researcher 1", "P07", "Q", "A", "INT", "Speaker 2", "SPEAKER_00", "Moderator"],
)
def test_roles_are_names(name: str) -> None:
    """The words that research uses for people are names even where they come once."""
    assert is_role(name)
    assert speakers([name, None, None]).accepted == {name}


@pytest.mark.parametrize(
    "name", ["Ruth Okafor", "Okafor, Ruth (UNIV)", "Dr. Bea Moor", "kit", "Jo|ops", "An Nguyen", "Will"]
)
def test_people_are_names(name: str) -> None:
    """As people write themselves on calls and in documents."""
    assert could_be_name(name)


@pytest.mark.parametrize(
    "word",
    [
        "So",
        "Note",
        "Question",
        "Re",
        "Date",
        "Date of interview",
        "Title",
        "Duration",
        "http",
        "10",
        "What I mean is",
        "The point is",
        "and then",
        "Okay so",
        "He said",
        "for example",
        "really?",
        "one two three four five",
        "a-name-that-is-a-good-deal-longer-than-any-name",
    ],
)
def test_words_before_a_colon_are_no_names(word: str) -> None:
    """Even where they come again and again at the start of a line."""
    assert not could_be_name(word)
    assert not speakers([word] * 5).accepted


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("Ruth: We did.", "Ruth", "We did."),
        ("Ruth:  We did.", "Ruth", "We did."),
        ("Ruth : We did.", "Ruth", "We did."),
        ("**Ruth:** We did.", "Ruth", "We did."),
        ("**Ruth**: We did.", "Ruth", "We did."),
        (">> RUTH: We did.", "RUTH", "We did."),
        ("- Ruth: We did.", "Ruth", "We did."),
        ("Ruth:", "Ruth", ""),
        ("[0:12:03] Ruth: We did.", "Ruth", "We did."),
        ("00:12:03\tRuth:\tWe did.", "Ruth", "We did."),
        ("Ruth (00:12): We did.", "Ruth", "We did."),
        ("Ruth  0:12  ", "Ruth", ""),
        ("**Ruth** [0:12] We did.", "Ruth", "We did."),
        ("Ruth\N{FULLWIDTH COLON} We did.", "Ruth", "We did."),
        ("Ruth: So: we did.", "Ruth", "So: we did."),
    ],
)
def test_labels_in_all_their_forms(line: str, name: str, rest: str) -> None:
    """The name, and where the words begin."""
    label = label_of(line)
    assert label is not None
    assert (label.name, line[label.end :]) == (name, rest)


@pytest.mark.parametrize(
    "line", ["10:30 we met", "http://example.org/a", "It was 12:30: late", "We did.", "a:b", ": no"]
)
def test_no_label(line: str) -> None:
    """Clocks and addresses are not labels."""
    label = label_of(line)
    assert label is None or not could_be_name(label.name)


def test_a_name_must_come_again_where_few_lines_have_one() -> None:
    """In prose and in captions without names a word before a colon stays a word."""
    prose = [None] * 20
    assert not speakers([*prose, "Leadership", "Money"]).accepted
    assert not speakers([*prose, "Leadership", "Leadership"]).accepted
    assert speakers([*prose, "Ruth", "Ben", "Ruth", "Ben"]).accepted == {"Ruth", "Ben"}


def test_a_name_may_come_once_where_nearly_every_line_has_one() -> None:
    """The colleague who says one thing is a speaker; a lower-case word before a colon is not."""
    names = ["Ruth", "Ben"] * 5
    assert speakers([*names, "Cleo Marsh"]).accepted == {"Ruth", "Ben", "Cleo Marsh"}
    assert speakers([*names, "my thought"]).accepted == {"Ruth", "Ben"}


def test_neat_names() -> None:
    """Particles may be small; scripts without capitals are as neat as they can be."""
    assert is_neat("Ruth van der Berg")
    assert is_neat("\u7530\u4e2d\u592a\u90ce")
    assert not is_neat("ruth okafor")
