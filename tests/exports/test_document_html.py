"""A document in a notebook: turns, speakers, highlighted stretches; only our own elements."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import lxml.html
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.exports import document_html, shown
from themecode.model import Code, Codebook, Coding, Document, Segment, Turn

CODEBOOK = Codebook(
    "t",
    (
        Code("leadership", "Who leads.", label="Leadership", colour="#123456"),
        Code("money", "What was spent.", label="Money", colour="red;background:url(//x)"),
    ),
)
ROLES = {"Ruth": "interviewer", "Amara": "participant"}
SPOKEN = (("Ruth", "And the money?"), ("Amara", "The chief executive kept every penny of it."))


def coded(document: Document, words: str, code: str, **changes: Any) -> Coding:
    """Return a coding of these words."""
    start = document.text.index(words)
    segment = Segment(document.id, start, start + len(words))
    return replace(Coding("c000001", segment, words, code, "rules", "rules", ""), **changes)


def marks(html: str) -> list[tuple[str, str]]:
    """Return what is highlighted: the words, and the names of the codes."""
    tree = lxml.html.fragment_fromstring(html)
    return [(mark.text_content(), mark.get("title")) for mark in tree.xpath(".//mark")]


def test_golden(document: Any, golden: Callable[[str, bytes], None]) -> None:
    """A small document is shown as it was."""
    one = document("P01", SPOKEN)
    codings = [coded(one, "chief executive", "leadership"), coded(one, "kept every penny", "money")]
    golden("document.html", document_html(one, codings, CODEBOOK, ROLES).encode())


def test_overlaps_are_split_where_they_begin_and_end(document: Any) -> None:
    """Two codings that overlap give three stretches; the middle one has both names and both colours."""
    one = document("P01", SPOKEN)
    codings = [coded(one, "chief executive kept", "leadership"), coded(one, "kept every penny", "money")]
    html = document_html(one, codings, CODEBOOK, ROLES)
    assert marks(html) == [("chief executive ", "Leadership"), ("kept", "Leadership\nMoney"), (" every penny", "Money")]
    assert html.count("linear-gradient") == 1


def test_a_coding_over_two_turns_is_shown_in_both(document: Any) -> None:
    """A coding that spans turns is highlighted in each of them."""
    one = document("P01", SPOKEN)
    across = one.text[4:20]
    assert "".join(words for words, _ in marks(document_html(one, [coded(one, across, "money")], None, {}))) == (
        across.replace("\n", "")
    )


def test_only_what_stands_is_shown(document: Any) -> None:
    """Rejected codings and those of other documents are left out."""
    one = document("P01", SPOKEN)
    rejected = coded(one, "chief executive", "leadership", status="rejected")
    foreign = coded(one, "every penny", "money", segment=Segment("P02", 0, 5))
    html = document_html(one, [rejected, foreign], CODEBOOK, ROLES)
    assert marks(html) == []
    assert 'class="codes"' not in html


def test_the_interviewer_is_quieter_and_times_are_shown(document: Any) -> None:
    """Turns carry speaker and time; the interviewer's have a class of their own."""
    tree = lxml.html.fragment_fromstring(document_html(document("P01", SPOKEN), [], None, ROLES))
    first, second = tree.xpath(".//p")
    assert (first.get("class"), second.get("class")) == ("interviewer", None)
    assert first.text_content() == "Ruth 0:04And the money?"


def test_colours_are_colours_only(document: Any) -> None:
    """A code's colour is used when it is #rrggbb; anything else, such as a style that fetches, is not."""
    one = document("P01", SPOKEN)
    codings = [coded(one, "chief executive", "leadership"), coded(one, "penny", "money")]
    html = document_html(one, codings, CODEBOOK, ROLES)
    assert "background: #12345640" in html
    assert "url(" not in html


def test_hostile_text_is_only_text(document: Any, hostile: tuple[str, ...]) -> None:
    """Speakers, words and code names that would do harm are text; there is no script and no handler."""
    one = document("P01", [(text, text) for text in hostile])
    codings = [
        Coding("c", Segment("P01", turn.start, turn.end), "", text, "r", "rules", "")
        for turn, text in zip(one.turns, hostile, strict=True)
    ]
    html = document_html(one, codings, None, {hostile[0]: "interviewer"})
    tree = lxml.html.fragment_fromstring(html)
    assert {element.tag for element in tree.iter()} == {"div", "style", "p", "span", "mark"}
    assert {name for element in tree.iter() for name in element.attrib} == {"class", "dir", "title", "style"}
    assert all(re.fullmatch(r"background: #[0-9a-f]{8}", style) for style in tree.xpath("//@style"))
    assert [span.text_content() for span in tree.xpath(".//p/span[2]")] == [shown(text) for text in hostile]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_word_is_lost_or_doubled(drawn: st.DataObject) -> None:
    """However the codings lie over each other, the words between the tags are the document's."""
    text = drawn.draw(
        st.text(st.characters(min_codepoint=32, max_codepoint=0x1FFFF, exclude_categories=["C"]), min_size=2)
    )
    middle = drawn.draw(st.integers(1, len(text) - 1))
    turns = (Turn("P01", 1, "A", 0, middle), Turn("P01", 2, "B", middle, len(text)))
    one = Document("P01", "", "", text, turns, "", "")
    ranges = drawn.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)), max_size=6))
    codings = [
        Coding("c", Segment("P01", start, min(start + length, len(text))), "", f"code{start % 3}", "r", "rules", "")
        for start, length in ranges
    ]
    tree = lxml.html.fragment_fromstring(document_html(one, codings, None, {}))
    assert "".join(span.text_content() for span in tree.xpath(".//p/span[2]")) == text
    covered = {at for coding in codings for at in range(coding.segment.start, coding.segment.end)}
    assert sum(len(mark.text_content()) for mark in tree.xpath(".//mark")) == len(covered)
