"""Marks written into a document's text and read back are the same marks; no other change gets through."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from themecode.errors import ThemecodeError
from themecode.marking import Mark, read_marks, trimmed, write_marked
from themecode.model import Document, Turn

WORDS = st.text(
    st.sampled_from("ab[]\\/#=:1 2,\N{GRINNING FACE}é\u0301\N{NO-BREAK SPACE}\N{FAMILY}\N{ZERO WIDTH JOINER}\u200f]["),
    max_size=30,
)


def document(*turns: str) -> Document:
    """Lay turns out as a document, a line each."""
    text, made = "\n".join(turns), []
    position = 0
    for number, words in enumerate(turns, 1):
        made.append(Turn("P01", number, "P01", position, position + len(words)))
        position += len(words) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("P01", "P01.txt", "text", text, tuple(made), digest, digest)


@st.composite
def marked(draw):
    """Draw a document and marks in it: nested, crossing, equal, across turns, with memos."""
    made = document(*draw(st.lists(WORDS, min_size=1, max_size=4)))
    marks = {}
    for _ in range(draw(st.integers(0, 7))):
        start = draw(st.integers(0, len(made.text)))
        end = draw(st.integers(start, len(made.text)))
        place = trimmed(made, start, end)
        if place is not None:
            code = draw(st.sampled_from(["money", "a-1", "b_2", "7"]))
            memo = " ".join(
                draw(st.sampled_from(["", "", "x", "a ]] b", "c\\n [[d: e]] // f", "two\nlines"])).split(" ")
            )
            marks[(*place, code)] = Mark(*place, (code,), memo)
    return made, sorted(marks.values())


def _same(found: list[Mark], wanted: list[Mark]) -> bool:
    return sorted((m.start, m.end, m.codes, m.memo) for m in found) == [
        (m.start, m.end, m.codes, m.memo) for m in wanted
    ]


@given(marked())
@example((document("a [[b: c]] d", "#e // f", "== g =="), [Mark(0, 8, ("money",)), Mark(4, 14, ("7",), "m")]))
def test_marks_written_are_marks_read(drawn) -> None:
    """Whatever the words hold: brackets, backslashes, slashes, emoji, combining marks, signs that begin notes."""
    made, marks = drawn
    written = write_marked(made, marks, {1: "1 Zoë 0:02"}, {1: ["ben: money"]}, ["Notes.", ""])
    assert _same(read_marks(written, made), marks)


@given(marked(), st.data())
def test_white_space_may_change_and_words_may_not(drawn, data) -> None:
    """Another line length, or Windows line ends, change nothing; one letter more or less is refused."""
    made, marks = drawn
    written = write_marked(made, marks, {}, {})
    assert _same(read_marks(written.replace("\n", "\r\n"), made), marks)
    assert _same(read_marks("\ufeff" + written.replace(" a", "  a"), made), marks)
    lines = written.split("\n")
    words = [at for at, line in enumerate(lines) if line.strip() and not marks and not line.startswith("=")]
    if words:
        at = data.draw(st.sampled_from(words))
        for wrong in (lines[at] + "Q", "Q" + lines[at].removeprefix("\\"), ""):
            with pytest.raises(ThemecodeError, match="the transcript says"):
                read_marks("\n".join([*lines[:at], wrong, *lines[at + 1 :]]), made)


WANTED = {"We had money then": ("leadership",), "money then, but no time": ("time",), "nobody": ("a", "b")}
MEMOS = ("", "she laughed", "")


def test_lines_are_short_and_readable() -> None:
    """Turns under their headings, at most 78 columns, crossing marks numbered, several codes on the same words."""
    made = document("We had money then, but no time at all, and nobody asked what we would have done with it.", "Why?")
    stretches = {words: (made.text.index(words), made.text.index(words) + len(words)) for words in WANTED}
    marks = [
        Mark(*place, codes, memo) for place, codes, memo in zip(stretches.values(), WANTED.values(), MEMOS, strict=True)
    ]
    written = write_marked(made, marks, {1: "1 P01 0:02", 2: "2 Ruth"}, {2: ["rules: money on “Why?”"]}, ["P01"])
    assert written == (
        "# P01\n\n== 1 P01 0:02 ==\n"
        "[[leadership 1: We had [[time 2: money then]]1, but no time // she laughed]]2\n"
        "at all, and [[a, b: nobody]] asked what we would have done with it.\n"
        "\n== 2 Ruth ==\nWhy?\n# rules: money on “Why?”\n"
    )
    assert [(one.codes, one.memo, one.line) for one in read_marks(written, made)] == [
        (("leadership",), "", 4), (("time",), "she laughed", 4), (("a", "b"), "", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("We [[money: had money then.", r"Line 1: the mark that begins here, \[\[money: …, is not closed"),
        ("We had money]] then.", r"Line 1: \]\] closes no mark"),
        ("We [[had]] money then.", "Line 1: .* names no code"),
        ("We [[money: ]]had money then.", "Line 1: .* marks no words"),
        ("We had\nmonies then.", "Line 2: the transcript says “money then.” here, and the file “monies then.”"),
        ("We had money", "Line 1: the transcript says “then.” here, and the file nothing more"),
        ("We had money then. Yes", "Line 1: the transcript says nothing more here, and the file “Yes”"),
        ("[[a 1: We [[b 1: had]]1 money]]1 then.", "number 1 is open already"),
    ],
)
def test_what_does_not_read_is_said_with_its_line(written: str, says: str) -> None:
    """The person's file is theirs to mend: each mistake has its line and what to do."""
    with pytest.raises(ThemecodeError, match=says):
        read_marks(written, document("We had money then."))
