"""A code's entry changed in its file: these lines and no others, and every comment stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themecode.codebooks import read_text, with_changes, with_parent
from themecode.errors import ThemecodeError

BOOK = """\
# Agreed on 3 May.
codebook: Money
version: "2"
codes:
  # the first one
  - code: money          # keep this id
    definition: About money.   # ask Ana
    use_when: >-
      Somebody names a sum,
      or the lack of one.
    examples:
      # from P01
      - "The cash went."   # short
      - "We had none."
    rules:
      - cash
      - '"no money"'
    codes:
      - code: budget
        definition: |-
          About budgets.
          Of any kind.

  # the other one
  - label: Time
    code: time
    definition: About time.
    colour: "#4C78A8"
themes:
  - theme: all
    codes: [money, time]
"""


def code(text: str, name: str):
    """Return a code as the text has it."""
    book = read_text(text, "book.yaml").codebook
    assert book is not None
    return book.code(name)


def test_a_definition_changes_its_own_line() -> None:
    """The comment behind it stays, and every other line."""
    changed = with_changes(BOOK, "money", {"definition": "About cash: all of it."}, "book.yaml")
    assert changed == BOOK.replace(
        "definition: About money.   # ask Ana", 'definition: "About cash: all of it."  # ask Ana'
    )


def test_a_folded_field_is_replaced_whole() -> None:
    """All of its lines go, and the next field stays where it was."""
    changed = with_changes(BOOK, "money", {"use_when": "A sum."}, "book.yaml")
    assert changed == BOOK.replace(">-\n      Somebody names a sum,\n      or the lack of one.", "A sum.")


def test_fields_that_were_not_there_come_in_their_place() -> None:
    """In the order in which a codebook is read."""
    said = {"not_when": "Nobody pays.", "colour": "#AA0000", "label": "Cash"}
    changed = with_changes(BOOK, "money", said, "book.yaml")
    lines = [line.strip().partition(":")[0] for line in changed.splitlines()]
    assert [name for name in lines if name in ("label", "definition", "use_when", "not_when", "colour", "examples")][
        :6
    ] == [*("label", "definition", "use_when", "not_when", "colour", "examples")]
    assert "# keep this id" in changed
    assert code(changed, "money").colour == "#AA0000"


def test_a_field_is_taken_away() -> None:
    """Its lines go; one on the line that opens the entry is emptied."""
    assert "use_when" not in with_changes(BOOK, "money", {"use_when": ""}, "book.yaml")
    changed = with_changes(BOOK, "time", {"label": ""}, "book.yaml")
    assert code(changed, "time").label == ""
    assert '- label: ""' in changed


def test_entries_of_a_list_that_stay_keep_their_comments() -> None:
    """One goes, one comes, and what stands around the others is not touched."""
    examples = ("The cash went.", "Gone: all of it.")
    changed = with_changes(BOOK, "money", {"examples": examples}, "book.yaml")
    assert [line.written for line in code(changed, "money").examples] == list(examples)
    assert '      # from P01\n      - "The cash went."   # short\n      - "Gone: all of it."\n    rules:' in changed


def test_a_list_is_begun_and_ended() -> None:
    """A code without examples gets some, and loses them again: the text is then what it was."""
    some = with_changes(BOOK, "time", {"examples": ("Late again.", "No time.")}, "book.yaml")
    assert [line.written for line in code(some, "time").examples] == ["Late again.", "No time."]
    assert with_changes(some, "time", {"examples": ()}, "book.yaml") == BOOK


def test_a_code_moves_below_another_with_all_that_is_its_own() -> None:
    """Its comment above it and its sub-codes go along, indented as they must be; back again is the same book."""
    moved = with_parent(BOOK, "money", "time", "book.yaml")
    assert code(moved, "money").parent == "time"
    assert code(moved, "budget").parent == "money"
    assert "        # from P01\n" in moved.replace("          # from P01", "        # from P01")
    assert "# the first one" in moved
    back = with_parent(moved, "money", None, "book.yaml")
    assert {one.id: one.parent for one in read_text(back, "b").codebook or ()} == {
        "money": None,
        "budget": "money",
        "time": None,
    }


def test_the_last_sub_code_leaves_no_empty_list() -> None:
    """The list that held it goes with it."""
    moved = with_parent(BOOK, "budget", None, "book.yaml")
    assert code(moved, "budget").parent is None
    assert moved.count("codes:") == BOOK.count("codes:") - 1


def test_a_code_does_not_go_below_itself() -> None:
    """Nor below one of its own sub-codes."""
    with pytest.raises(ThemecodeError, match="lies below it"):
        with_parent(BOOK, "money", "budget", "book.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "codebook: T\ncodes: [{code: money, definition: About money.}]\n",
        "codebook: T\ncodes:\n  - {code: money, definition: About money.}\n",
    ],
)
def test_an_entry_in_brackets_is_left_alone(text: str) -> None:
    """What cannot be told apart line by line is for an editor."""
    with pytest.raises(ThemecodeError, match="cannot be changed here"):
        with_changes(text, "money", {"definition": "Other."}, "book.yaml")


def test_a_colour_that_is_none_is_refused_in_words() -> None:
    """The codebook's own reading says what is wrong."""
    with pytest.raises(ThemecodeError, match="colour"):
        with_changes(BOOK, "money", {"colour": "red"}, "book.yaml")


def test_other_line_ends_and_a_byte_order_mark_stay() -> None:
    """A file of Windows stays one."""
    text = "\ufeff" + BOOK.replace("\n", "\r\n")
    changed = with_changes(text, "money", {"definition": "Other.", "not_when": "Never."}, "book.yaml")
    assert changed.startswith("\ufeff")
    assert changed.count("\n") == changed.count("\r\n") == text.count("\n") + 1


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n#:'\"-[]{}*&!@%|>"), min_size=1
).filter(lambda text: text.strip() == text and not set(text) & set("\x85\u2028\u2029\ufeff\ufffe\uffff"))


@given(
    definition=words,
    use_when=words,
    examples=st.lists(words.filter(lambda text: "\n" not in text), max_size=4, unique=True),
)
def test_whatever_is_written_reads_back(definition: str, use_when: str, examples: list[str]) -> None:
    """Colons, hashes, quotation marks and brackets are words like any others."""
    changes = {"definition": definition, "use_when": use_when, "examples": tuple(examples)}
    try:
        changed = with_changes(BOOK, "money", changes, "book.yaml")
    except ThemecodeError:
        return
    found = code(changed, "money")
    assert (found.definition, found.use_when) == (definition, use_when)
    assert [line.written for line in found.examples] == examples
    for comment in ("# Agreed on 3 May.", "# the first one", "# keep this id", "# ask Ana", "# the other one"):
        assert comment in changed
