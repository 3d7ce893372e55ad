"""What should be listened to again: each kind of doubt on a small transcript that has it, and none on one without."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.errors import ThemecodeError
from themecode.listening import Doubt, doubts, read_lexicon
from themecode.model import Document, Turn

ROLES = {"Ruth": "interviewer", "P01": "participant"}


def transcript(*turns: tuple[str, str, int | None, int | None]) -> Document:
    """Lay out turns of (speaker, words, start in ms, end in ms)."""
    made, at = [], 0
    for number, (speaker, words, start, end) in enumerate(turns, 1):
        made.append(Turn("P01", number, speaker, at, at + len(words), start, end))
        at += len(words) + 1
    text = "\n".join(words for _, words, _, _ in turns)
    return Document("P01", "P01.vtt", "teams-vtt", text, tuple(made), "", "")


def found(*turns: tuple[str, str, int | None, int | None], rare: tuple[str, ...] = ()) -> list[tuple[int, str, str]]:
    """Return turn, kind and advice of each doubt."""
    return [(d.turn, d.kind, d.look) for d in doubts(transcript(*turns), ROLES, read_lexicon(rare=rare))]


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("It was wring fenced for us.", "ring-fenced?"),
        ("The ring fans money went.", "ring-fenced?"),
        ("Then the icy bee was set up.", "ICB?"),
        ("Then the I see bee was set up.", "ICB?"),
        ("We took core twenty-plus five first.", "Core20PLUS5?"),
        ("The J F B says nothing.", "JFP?"),
        ("The VC SE groups knew.", "VCSE?"),
    ],
)
def test_the_lexicon_knows_what_machines_hear(said: str, term: str) -> None:
    """Wordings of the domain's terms that recognisers are known for are doubted; capitals and hyphens do not matter."""
    assert found(("P01", said, 0, 900)) == [(1, "mishearing", term)]


def test_terms_that_are_right_are_left_alone() -> None:
    """The words themselves raise no doubt."""
    said = "The ring-fenced money of the ICB went to Core20PLUS5, says the JFP, and VCSE groups ring fenced theirs."
    assert found(("P01", said, 0, 900)) == []


def test_rare_words_of_the_codebook_are_known_by_sound() -> None:
    """An unknown word, or two, that sound like a term of the study are doubted; its inflections are not."""
    rare = ("subsidiarity", "stakeholder")
    assert found(("P01", "So subsiddiarity was the word.", 0, 900), rare=rare) == [(1, "mishearing", "subsidiarity?")]
    assert found(("P01", "So subsidy arity was it.", 0, 900), rare=rare) == [(1, "mishearing", "subsidiarity?")]
    assert found(("P01", "So stakeholders like subsidiarity.", 0, 900), rare=rare) == []


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    """Its lines count beside ours; a line that is none is told with its number."""
    file = tmp_path / "own.txt"
    file.write_text("# ours\nWexcombe: wex comb | wax comb\n! please hold the line\n", encoding="utf-8")
    lexicon = read_lexicon(file)
    told = doubts(transcript(("P01", "In wax comb. Please hold the line.", 0, 9)), ROLES, lexicon)
    assert [(doubt.kind, doubt.look[:9]) for doubt in told] == [("mishearing", "Wexcombe?"), ("filler", "machines ")]
    file.write_text("Wexcombe\n", encoding="utf-8")
    with pytest.raises(ThemecodeError, match=r"own\.txt:1"):
        read_lexicon(file)


def test_fillers_of_silence() -> None:
    """What machines write where nobody speaks."""
    assert [kind for _, kind, _ in found(("P01", "Thanks for watching!", 0, 900))] == ["filler"]


def test_times() -> None:
    """Gaps over ten seconds, overlaps over half a second, and times that cannot be."""
    told = found(
        ("Ruth", "Why then?", 0, 1_000),
        ("P01", "It was late.", 12_000, 15_000),
        ("Ruth", "I see.", 14_000, 16_000),
        ("P01", "Quite late.", 16_200, 16_100),
        ("Ruth", "Right.", -50, 20),
    )
    assert [(turn, kind) for turn, kind, _ in told] == [
        (2, "gap"), (3, "overlap"), (4, "time"), (5, "time"), (5, "overlap"),
    ]  # fmt: skip
    assert told[0][2].startswith("11 seconds without words")
    assert found(("Ruth", "Why?", 0, 1_000), ("P01", "Late.", 10_900, 12_000), ("Ruth", "Oh.", 11_600, 12_500)) == []


def test_speakers_who_are_nobody_and_turns_of_two() -> None:
    """Unknown speakers, a question with its answer in one turn, and a share of words that cannot be right."""
    two = "And did it hold? Yes, it held, mostly, and for as long as anybody looked at it closely."
    told = found(("Speaker 2", "Nobody knows.", None, None), ("P01", two, None, None))
    assert [(turn, kind) for turn, kind, _ in told] == [(1, "speaker"), (2, "speaker")]
    much = found(("Ruth", "word " * 200, None, None), ("P01", "other " * 100, None, None))
    assert (1, "share of words") in [(turn, kind) for turn, kind, _ in much]
    alone = found(("P01", "say " * 3 + "one two three four five six seven " * 1 + "and so on " * 80, None, None))
    assert "were two people merged?" in str(alone)


def test_long_turns_and_repeated_words() -> None:
    """A turn that goes on for very long, a turn said twice, a loop, and a masked word."""
    long = " ".join(f"w{n}" for n in range(800))
    told = found(
        ("P01", long, 0, 1), ("Ruth", "Well that is that.", 1, 2), ("P01", "Well that is that.", 2, 3),
        ("Ruth", "we had a plan we had a plan you see", 3, 4), ("P01", "A **** mess.", 4, 5),
    )  # fmt: skip
    assert [(turn, kind) for turn, kind, _ in told if kind != "share of words"] == [
        (1, "long turn"), (3, "repeated"), (4, "repeated"), (5, "masked"),
    ]  # fmt: skip


def test_a_doubt_says_where_and_when() -> None:
    """Turn and time stand with the words."""
    told = doubts(transcript(("P01", "Then the icy bee came.", 65_000, 66_000)), ROLES, read_lexicon())
    assert told == [Doubt("P01", 1, "1:05", "mishearing", "Then the >icy bee< came.", "ICB?")]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=80), st.integers(-9, 10**7) | st.none(), st.integers(-9, 10**7) | st.none()))
)
def test_any_transcript_is_doubted_without_a_fall(turns: list[tuple[str, int | None, int | None]]) -> None:
    """Whatever the signs and times: each doubt is on a turn that is there."""
    made = transcript(*(("P01", words.replace("\n", " "), start, end) for words, start, end in turns))
    for doubt in doubts(made, ROLES, read_lexicon(rare=("subsidiarity",))):
        assert 1 <= doubt.turn <= max(1, len(turns))
