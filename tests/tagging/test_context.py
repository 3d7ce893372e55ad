"""What `flags` promises beside the marked sentences of tests/rules: order, offsets, languages, reach, and no crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themecode.tagging import context_cues, context_question_words, context_words
from themecode.tagging.context import FLAGS, flags
from themecode.tagging.fold import lowered, plain


def of(said: str, hit: str, *, language: str = "en") -> tuple[str, ...]:
    """Return the flags of a hit in a sentence that is a whole text."""
    low = lowered(plain(said))
    start = low.index(hit)
    return flags(low, (0, len(low)), (start, start + len(hit)), language=language)


def test_flags_come_in_their_fixed_order() -> None:
    """Whatever stands first in the sentence, flags are written negated, hypothetical, reported, question."""
    assert of("Did they say that if it wasn't ring-fenced we could spend it?", "ring-fenced") == FLAGS


def test_only_the_sentence_is_read() -> None:
    """Cues in the sentences before and after do nothing."""
    low = "we never did. it was ring-fenced. would they?"
    assert flags(low, (14, 33), (21, 32)) == ()
    assert flags(low, (0, len(low)), (21, 32)) != ()


def test_fixed_spaces_and_line_breaks_do_not_move_the_reach() -> None:
    """A hit is found by its visible characters, however wide the gaps between words are."""
    assert of("We  never,\n\tever   ring-fenced it, but   it was audited.", "ring-fenced") == ("negated",)
    assert of("We  never,\n\tever   ring-fenced it, but   it was audited.", "audited") == ()


def test_curly_apostrophes_are_read() -> None:
    """Word and Teams write curly apostrophes; the fold makes them plain before flags are asked for."""
    assert of("We didn\u2019t ring\u2011fence it.", "ring-fence") == ("negated",)


def test_two_hits_of_one_sentence_are_told_apart() -> None:
    """A sentence is read once and each hit gets what holds where it stands."""
    said = "They cut the outreach, but we never touched the clinic."
    assert of(said, "outreach") == ()
    assert of(said, "clinic") == ("negated",)


def test_a_cue_inside_the_hit_counts() -> None:
    """A NEAR rule's hit is the stretch between two words; a "never" in it is seen."""
    assert of("The allocation was never really protected.", "allocation was never really protected") == ("negated",)


def test_a_negation_reaches_so_many_words() -> None:
    """Nine words behind "never" are its own; the tenth is not."""
    assert of("never " + "really " + "a b c d e f g ring", "ring") == ("negated",)
    assert of("never " + "really " + "a b c d e f g h ring", "ring") == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('He wrote "there is a named lead in every place" on it.', ("reported",)),
        ("He wrote \u201cthere is a named lead in every place\u201d on it.", ("reported",)),
        ('There is a named lead in every place." And off he went.', ("reported",)),
        ('We have a "named lead" in every place.', ()),
    ],
)
def test_quotation_marks(said: str, expected: tuple[str, ...]) -> None:
    """Three quoted words or more are somebody's words, also where the quotation began earlier; fewer are a term."""
    assert of(said, "named lead") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Das Geld war nie zweckgebunden.", ()),
        ("War das Geld zweckgebunden?", ("question",)),
        ("War das Geld \u00bbzweckgebunden?\u00ab", ("question",)),
    ],
)
def test_other_languages_get_the_question_mark_only(said: str, expected: tuple[str, ...]) -> None:
    """The lists are English; in another language only the question mark is read."""
    assert of(said, "zweckgebunden", language="de") == expected


def test_english_of_any_country_is_english() -> None:
    """A codebook may say en-GB."""
    assert of("We never ring-fenced it.", "ring-fenced", language="en-GB") == ("negated",)


def test_nothing_is_flagged_in_a_text_without_words() -> None:
    """An empty sentence, marks alone or a lone hesitation are no error."""
    for said in ("", " ", "...", "um", ",", "\u2014", '"'):
        assert flags(said, (0, len(said)), (0, len(said))) == ()


_WORDS = (
    "we they never not don't ring-fenced if would we'd said , . ? \" um it, it you know but and told us was isn't 5"
)
_SPOKEN = st.lists(st.sampled_from(_WORDS.split()), max_size=14).map(" ".join)


@given(_SPOKEN, st.data())
def test_any_sentence_can_be_read(said: str, data: st.DataObject) -> None:
    """No mix of cues, marks and hesitations is an error, flags are known ones in order, and a second look agrees."""
    start = data.draw(st.integers(0, len(said)))
    end = data.draw(st.integers(start, len(said)))
    found = flags(said, (0, len(said)), (start, end))
    assert found == tuple(flag for flag in FLAGS if flag in found)
    assert flags(f"Oh. {said}", (4, 4 + len(said)), (4 + start, 4 + end)) == found


def test_every_line_of_the_lists_can_be_read() -> None:
    """A group in capitals that is not in GROUPS, a doubled bar or a cue that begins with a gap fails here."""
    for kind, lines in context_cues.KINDS:
        for cue in (cue for line in lines for cue in line.split(" | ")):
            assert cue.strip() == cue != "", (kind, cue)
            words = [word for part in cue.split() for word in part.rstrip("?").split("/")]
            assert cue.split()[0] not in ("...", "#"), (kind, cue)
            assert {word for word in words if word.isupper()} <= context_words.GROUPS.keys(), (kind, cue)
            assert {word for word in words if word.endswith("n't")} <= {"n't"}, (kind, cue)


def test_each_cue_of_one_word_acts() -> None:
    """Each single word of the lists of negation flags the word behind it: a list that is not read fails here."""
    alone = [cue for line in context_words.NEGATED for cue in line.split(" | ") if cue.isalpha()]
    assert len(alone) > 20
    assert [cue for cue in alone if of(f"we {cue} ring it.", "ring") != ("negated",)] == []
    assert context_question_words.MARKS[0] == "?"


def test_no_cue_is_passed_over_at_a_glance() -> None:
    """Most sentences are put aside for want of certain words; every cue that acts has one of them in all its ways."""
    needed = context_cues.words_needed()
    acting = [steps for kind, lines in context_cues.KINDS if kind.words for steps in context_cues._steps(lines)]
    assert len(acting) > 200
    assert [steps for steps in acting if not any(step <= needed for step in steps)] == []
    assert not context_cues.may_act(["we", "ring-fenced", "it", "."])
