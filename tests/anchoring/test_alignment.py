"""Where stretches of a text stand in its corrected version: exactly, to be looked at, or nowhere."""

from __future__ import annotations

import random
import time

import pytest

from themecode.anchoring import Alignment, align, change_between, renamed
from themecode.anchoring.pieces import pieces
from themecode.anchoring.subsequence import extremes
from themecode.model import Document, Turn

Turns = list[tuple[str, str]]
TALK: Turns = [
    ("I", "How did it go?"),
    ("P", "We ring-fenced the money, and the icy bee agreed. Yeah."),
    ("I", "Why did you?"),
    ("P", "Because leaders at the trust wanted it. It was protected! Nobody else in the region had done so before."),
    ("I", "Mm."),
    ("P", "Yeah. We said that nobody may touch it for three years, whatever happens to the rest of the budget."),
]


def document(turns: Turns, times: list[int] | None = None) -> Document:
    """Lay turns out as a document."""
    made, position = [], 0
    for number, (speaker, words) in enumerate(turns, 1):
        start_ms = times[number - 1] if times else None
        made.append(Turn("P01", number, speaker, position, position + len(words), start_ms))
        position += len(words) + 1
    return Document("P01", "f", "text", "\n".join(words for _, words in turns), tuple(made), "", "")


class Corrected:
    """Two versions of a conversation, and short ways to ask where words went."""

    def __init__(self, older: Turns, newer: Turns) -> None:
        self.older, self.newer = document(older), document(newer)
        self.alignment: Alignment = align(self.older, self.newer)

    def found(self, words: str, occurrence: int = 0) -> tuple[str, str]:
        """Say how some words are placed, and on what."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.older.text.index(words, start + 1)
        placed = self.alignment.place(start, start + len(words))
        return placed.kind, self.newer.text[placed.start : placed.end]


def changed(*pairs: tuple[str, str]) -> Corrected:
    """Correct the conversation by replacing words."""
    newer = TALK
    for old, new in pairs:
        assert any(old in words for _, words in newer)
        newer = [(speaker, words.replace(old, new)) for speaker, words in newer]
    return Corrected(TALK, newer)


def test_same_words_are_exact_wherever_text_before_them_changed() -> None:
    """Words put in and taken out elsewhere move a stretch; they do not change it."""
    made = changed(("How did it go?", "So, tell me: how did it all go?"), (" Yeah.", ""))
    for words in ("We ring-fenced the money", "the icy bee agreed.", "fenced the mon", "Because leaders", "budget."):
        assert made.found(words) == ("exact", words)


def test_changed_words_are_proposed_with_what_replaced_them() -> None:
    """A corrected name, at either edge of a stretch or inside it; a few words that became one."""
    made = changed(("icy bee", "ICB"), ("wanted it.", "wanted that."), ("leaders", "the leaders"))
    assert made.found("icy bee") == ("proposed", "ICB")
    assert made.found("and the icy bee") == ("proposed", "and the ICB")
    assert made.found("icy bee agreed.") == ("proposed", "ICB agreed.")
    assert made.found("wanted it.") == ("proposed", "wanted that.")
    assert made.found("Because leaders at the trust") == ("proposed", "Because the leaders at the trust")


def test_words_that_are_gone_are_gone() -> None:
    """A removed sentence is not looked for in what stands there instead."""
    made = changed((" It was protected!", ""), ("We ring-fenced the money", "They paid for cars and new computers"))
    assert made.found("It was protected!") == ("gone", "")
    assert made.found("We ring-fenced the") == ("gone", "")


def test_punctuation_and_capitals_are_to_be_looked_at() -> None:
    """Only white space may differ in what is called the same."""
    made = changed(("money, and", "money; And"), ("Because leaders at the", "Because  leaders at\tthe"))
    assert made.found("money, and the") == ("proposed", "money; And the")
    assert made.found("leaders at the trust") == ("exact", "leaders at\tthe trust")
    assert [change_between("We did, yes.", now) for now in ("we did. Yes", "We did yet", "We did,  yes.")] == [
        "signs",
        "words",
        "place",
    ]


def test_turns_cut_and_joined_change_no_words() -> None:
    """A stretch over the new end of a turn is the same stretch; what somebody says in between is not."""
    speaker, words = TALK[3]
    at = words.index(" It was")
    cut = [*TALK[:3], (speaker, words[:at]), ("I", words[at + 1 :]), *TALK[4:]]
    assert Corrected(TALK, cut).found("trust wanted it. It was") == ("exact", "trust wanted it.\nIt was")
    between = [*TALK[:3], (speaker, words[:at]), ("I", "Who else?"), (speaker, words[at + 1 :]), *TALK[4:]]
    assert Corrected(TALK, between).found("wanted it. It was")[0] == "proposed"
    joined = [*TALK[:1], ("P", " ".join(words for _, words in TALK[1:]))]
    assert Corrected(TALK, joined).found("Yeah.\nWhy did") == ("exact", "Yeah. Why did")


def test_moved_paragraph_takes_its_stretches_along() -> None:
    """It is found where it stands now, although the alignment of what stayed leaves it out."""
    made = Corrected(TALK, [*TALK[:3], *TALK[4:], TALK[3]])
    assert made.found("Because leaders at the trust") == ("exact", "Because leaders at the trust")
    assert made.found("three years") == ("exact", "three years")


def test_paragraphs_in_any_order_are_found() -> None:
    """However many moved, each long passage that stands once is where it stands."""
    said = (
        "We spent half of it on link workers in the two poorest wards of the city.",
        "Nobody could say afterwards who had signed the letter to the region.",
        "My own view is that a smaller pot with longer terms does more good.",
        "Schools came to us and asked why dental care was left out of the plan.",
        "When winter arrived every meeting was cancelled until the end of March.",
        "They measured blood pressure in barber shops and in one mosque, which people liked.",
    )
    turns = [("P", words) for words in said]
    made = Corrected(turns, turns[::-1])
    for words in said:
        assert made.found(words[10:]) == ("exact", words[10:])


def test_one_of_many_equal_turns_is_not_guessed() -> None:
    """Where one of ten "Yeah." is dropped nobody knows which; times of the turns tell."""
    older = [("P", "Yeah."), ("I", "Mm.")] * 10
    newer = older[:8] + older[10:]
    made = Corrected(older, newer)
    assert {made.found("Yeah.", number)[0] for number in range(10)} == {"proposed"}
    times = [1000 * number for number in range(20)]
    timed = align(document(older, times), document(newer, times[:8] + times[10:]))
    kinds = [timed.place(start, start + 5).kind for start in range(0, 100, 10)]
    assert kinds[4] == "gone"
    assert "gone" not in kinds[:4] + kinds[5:]


def test_swapped_phrases_follow_the_alignment() -> None:
    """An equal phrase elsewhere is not the coded one; beside an edit it is one to look at."""
    older = [("P", "At first we waited a long time for the board to decide."), ("P", "Then we waited a long time.")]
    newer = [("P", "At first we waited for the board to decide."), ("P", "Then we waited a long time, again.")]
    made = Corrected(older, newer)
    assert made.found("a long time", 0) == ("gone", "")
    assert made.found("a long time", 1) == ("proposed", "a long time")
    assert made.found("Then we waited a long time") == ("exact", "Then we waited a long time")


@pytest.mark.parametrize(
    "words", ["caf\u00e9", "\u0928\u093f\u0927\u093f", "\U0001f469\u200d\U0001f4bb", "\u7530\u4e2d"]
)
def test_letters_of_all_kinds(words: str) -> None:
    """Accents in either spelling, marks, pictures and scripts without spaces."""
    import unicodedata

    older = [("P", f"We said {words} and no more, to the very end of it."), ("P", "That was all there was.")]
    newer = [("P", f"So we said {unicodedata.normalize('NFD', words)} and no more, to the very end of it."), older[1]]
    assert Corrected(older, newer).found(words) == ("exact", unicodedata.normalize("NFD", words))


def test_signs_alone_are_found_between_their_words() -> None:
    """A coded question mark stays where it was asked, or is gone."""
    made = changed(("Why did you?", "Well, why did you?"), ("protected!", "protected."))
    assert made.found("?", 1) == ("exact", "?")
    assert made.found("!") == ("gone", "")


def test_another_name_is_told_by_the_words() -> None:
    """Who says the same under a new name is the same person; who takes over some words is not."""
    made = Corrected(TALK, [("Amara Osei" if speaker == "P" else speaker, words) for speaker, words in TALK])
    assert renamed(made.alignment, made.older, made.newer) == (("P", "Amara Osei"),)
    made = Corrected(TALK, [*TALK[:3], ("Amara Osei", TALK[3][1]), *TALK[4:]])
    assert renamed(made.alignment, made.older, made.newer) == ()


def test_outermost_alignments_are_the_outermost() -> None:
    """Against a table of lengths: both are longest, and agree on just the pairs that none can do without."""
    dice = random.Random(4)
    for _ in range(400):
        old, new = ([dice.choice("abc") for _ in range(dice.randrange(9))] for _ in range(2))
        left, right = extremes(old, new)
        longest = _length(old, new, set())
        assert len(left) == len(right) == longest
        for pairs in (left, right):
            assert all(old[o] == new[n] for o, n in pairs.items())
            assert [pairs[o] for o in sorted(pairs)] == sorted(pairs.values())
        for pair in left.items():
            needed = _length(old, new, {pair}) < longest
            assert needed == (pair in right.items())


def _length(old: list[str], new: list[str], without: set[tuple[int, int]]) -> int:
    table = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row, one in enumerate(old):
        for column, other in enumerate(new):
            kept = table[row][column] + 1 if one == other and (row, column) not in without else 0
            table[row + 1][column + 1] = max(kept, table[row][column + 1], table[row + 1][column])
    return table[-1][-1]


def test_pieces_of_a_long_text_are_aligned_as_the_whole() -> None:
    """Cut at passages that stand in both once, whatever was put in, taken out or moved in between."""
    dice = random.Random(2)
    old = [f"word{int(dice.paretovariate(0.5)) % 900}" for _ in range(6000)]
    new = [word for word in old if dice.random() > 0.02]
    new[1000:1000], new[4000:4100] = ["other"] * 50, []
    cut = list(pieces(old, new, 500))
    assert len(cut) > 5
    assert [(some.start, other.start) for some, other in cut[1:]] == [
        (some.stop, other.stop) for some, other in cut[:-1]
    ]
    assert (cut[-1][0].stop, cut[-1][1].stop) == (len(old), len(new))
    together = sum(len(extremes(old[some], new[other])[0]) for some, other in cut)
    assert together >= len(extremes(old, new)[0]) - 20
    assert list(pieces(old, [f"x{word}" for word in old], 500)) == []


@pytest.mark.slow
def test_an_hour_of_interview_is_aligned_at_once() -> None:
    """9,000 words with 1,000 codings: a fraction of a second, so that a dry run is no burden. The bound is generous."""
    dice = random.Random(1)
    voice = [f"word{number}" for number in range(4000)]
    turns = [
        ("PI"[number % 2], " ".join(voice[int(dice.paretovariate(0.5)) % 4000] for _ in range(30)))
        for number in range(300)
    ]
    newer = [(speaker, words.replace("word1 ", "ICB ")) for speaker, words in turns]
    made = document(turns)
    begin = time.perf_counter()
    alignment = align(made, document(newer))
    for _ in range(1000):
        start = dice.randrange(len(made.text) - 200)
        alignment.place(start, start + dice.randrange(1, 200))
    assert time.perf_counter() - begin < 3
