"""Rules scored against people: every figure here was counted by hand, sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from themecode.analysis import Share
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.workflow.coding import load_codebook
from themecode.workflow.scoring import COLUMNS, Scoring
from themecode.workflow.scoring_gold import score_gold
from themecode.workflow.scoring_people import score_study


def score(small: Any, **options: Any) -> Scoring:
    """Score the codebook in use."""
    return score_study(small.project.study, small.project.study.codebook, **options)


def test_reviewed_rule_codings_give_precision_and_never_recall(small: Any) -> None:
    """Two confirmed, one rejected: 2 of 3. What the rules missed nobody looked for."""
    small.use("money: money")
    small.rule("confirm", "The money went.", "Money is money.")
    small.rule("reject", "No money came.")
    found = score(small)
    (money,) = found.scores
    assert (money.precision, money.recall, money.f1) == (Share(2, 3), Share(0, 0), None)
    assert [passage.text for passage in found.false] == ["No money came."]
    assert found.missed == ()
    assert "Recall is not known: nobody coded by hand here" in found.basis
    assert "(3 of 3 found)" in found.basis


def test_recall_is_over_documents_that_people_coded_by_hand(small: Any) -> None:
    """P01: money coded in 3 sentences, of which the rules find 2. P02, reviewed alone, is left out."""
    small.use("money: money")
    small.rule("confirm", "No money came.")
    small.code("P01", "money went", "money")
    small.code("P01", "cash stayed", "money")
    small.code("P01", "Money is money.", "money")
    found = score(small)
    (money,) = found.scores
    assert (money.precision, money.recall) == (Share(1, 1), Share(2, 3))
    assert [(passage.place, passage.text) for passage in found.missed] == [("P01, turn 2", "The cash stayed.")]
    assert "in the documents where they coded by hand (P01)" in found.basis


def test_what_was_confirmed_where_people_coded_by_hand_is_there_too(small: Any) -> None:
    """P01: one confirmed and found, one by hand and missed: 1 of 2. The undecided one counts nowhere."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    small.code("P01", "The cash stayed.", "money")
    (money,) = score(small).scores
    assert (money.precision, money.recall) == (Share(1, 1), Share(1, 2))


def test_a_code_that_nobody_gave_by_hand_has_no_recall(small: Any) -> None:
    """Money was coded by hand in P01; of asking people only confirmed what the rules found there."""
    small.use("money: money\nasking: ask")
    small.code("P01", "The cash stayed.", "money")
    small.rule("confirm", "Nobody asked.")
    by_code = {one.code: one for one in score(small).scores}
    assert by_code["asking"].recall == Share(0, 0)
    assert by_code["money"].recall == Share(0, 1)
    assert by_code["money"].f1 == 0.0


def test_a_narrowed_rule_is_shown_what_it_lost(small: Any) -> None:
    """Confirmed before, not found now: missed, though recall is not known; what it no longer finds is not false."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    small.rule("reject", "No money came.")
    narrowed = load_codebook(small.write("money: cash", "new.yaml"))[0]
    found = score_study(small.project.study, narrowed)
    assert [passage.text for passage in found.missed] == ["The money went."]
    assert found.false == ()
    assert found.scores[0].precision == Share(0, 0)


def test_a_coding_by_hand_marks_every_sentence_that_it_touches(small: Any) -> None:
    """From `went` to `stayed` are two sentences; with turns as units it is one."""
    small.use("money: money")
    small.code("P01", "went. The cash stayed", "money")
    assert score(small).scores[0].recall == Share(1, 2)
    assert score(small, unit="turn").scores[0].recall == Share(1, 1)


def test_a_confirmed_coding_of_a_turn_speaks_for_the_words_that_matched(small: Any) -> None:
    """Tagged by turns and confirmed: one sentence of three has the word, and none is missed."""
    from themecode.workflow.coding import TagOptions

    small.project.use_codebook(small.write("asking: begged"))
    small.project.tag(TagOptions(unit="turn"))
    small.rule("confirm", "No money came. We begged. The cash ran out.")
    found = score(small)
    assert (found.scores[0].precision, found.missed) == (Share(1, 1), ())


def test_documents_coded_fully_judge_every_sentence(small: Any) -> None:
    """P01 has 5 sentences: money by hand in 2, the rules find 2, one of them right; asking found and wrong."""
    small.use("money: money\nasking: ask")
    small.code("P01", "The money went.", "money")
    small.code("P01", "The cash stayed.", "money")
    found = score(small, coded_fully=["P01"])
    by_code = {one.code: one for one in found.scores}
    assert (by_code["money"].precision, by_code["money"].recall) == (Share(1, 2), Share(1, 2))
    assert (by_code["asking"].precision, by_code["asking"].recall) == (Share(0, 1), Share(0, 0))
    assert {passage.text for passage in found.false} == {"Money is money.", "Nobody asked."}
    assert found.means is not None
    assert found.means.macro_precision == pytest.approx((0.5 + 0) / 2)
    assert "5 sentences of participants in P01" in found.basis


def test_with_nothing_to_go_by_the_command_says_so(small: Any) -> None:
    """Neither a table of dashes nor a figure."""
    small.use("money: money")
    with pytest.raises(ThemecodeError, match="nothing to score the rules against"):
        score(small)
    small.rule("confirm", "The money went.")
    with pytest.raises(ThemecodeError, match="Nobody coded or decided anything in P02"):
        score(small, coded_fully=["P02"])
    with pytest.raises(UnknownNameError, match="no document 'P3'"):
        score(small, coded_fully=["P3"])


def test_the_table_has_counts_and_limits(small: Any) -> None:
    """Stable columns; what is not known is empty."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    table = score(small).table
    assert table.header == COLUMNS
    assert table.rows == (("money", 1, 0, 1.0, 0.2065, 1.0, 0, 0, 0, None, None, None, None),)


@pytest.fixture
def clinic(root: Path) -> Scoring:
    """Score the clinic's codebook on 25 invented answers."""
    codebook, _ = load_codebook(root / "codebooks" / "clinic_experience.yaml")
    return score_gold(codebook, root / "tests" / "golden" / "codebooks" / "clinic.gold.csv")


def test_a_gold_table_is_counted_text_by_text(clinic: Scoring) -> None:
    """Counted by hand: found and given, found, given."""
    counted = {one.code: (one.precision.part, one.precision.of, one.recall.of) for one in clinic.scores}
    assert counted == {
        "waiting": (2, 3, 4),
        "staff_manner": (3, 4, 4),
        "information": (2, 2, 4),
        "access_booking": (3, 3, 4),
        "environment": (2, 3, 3),
        "involvement": (2, 2, 3),
        "outcome": (2, 2, 3),
    }
    assert clinic.means is not None
    f1 = (4 / 7, 6 / 8, 4 / 6, 6 / 7, 4 / 6, 4 / 5, 4 / 5)
    assert clinic.means.macro_f1 == pytest.approx(sum(f1) / 7)
    assert clinic.means.micro.f1 == pytest.approx(2 * 16 / (2 * 16 + 3 + 9))
    assert "25 texts of clinic.gold.csv, 2 of them without any code" in clinic.basis


def test_missed_and_false_texts_carry_row_and_reason(clinic: Scoring) -> None:
    """9 missed and 3 false; a false one names the rule and its words."""
    assert (len(clinic.missed), len(clinic.false)) == (9, 3)
    assert [(one.code, one.place) for one in clinic.false] == [
        ("waiting", "row 12"),
        ("staff_manner", "row 25"),
        ("environment", "row 2"),
    ]
    assert clinic.false[0].why.endswith("-> waited")
    assert [one.place for one in clinic.of("waiting").missed] == ["row 2", "row 4"]


def test_codes_without_a_text_are_not_scored_and_named(small: Any, tmp_path: Path) -> None:
    """Nor do their finds count as false."""
    codebook, _ = load_codebook(small.write("money: money\nasking: ask"))
    (tmp_path / "gold.csv").write_text("text,codes\nThe money went. Nobody asked.,money\nNo money at all.,\n")
    found = score_gold(codebook, tmp_path / "gold.csv")
    assert [(one.code, one.precision, one.recall) for one in found.scores] == [("money", Share(1, 2), Share(1, 1))]
    assert [one.code for one in found.false] == ["money"]
    assert "no text of the table has them: asking." in found.basis


def test_every_unknown_code_of_a_table_is_named_with_its_row(small: Any, tmp_path: Path) -> None:
    """Did you mean."""
    codebook, _ = load_codebook(small.write("money: money\nasking: ask"))
    (tmp_path / "gold.csv").write_text("text,codes\nA.,mony; asking\nB.,zebra\nC.,mony\n")
    with pytest.raises(ThemecodeError) as refused:
        score_gold(codebook, tmp_path / "gold.csv")
    assert refused.value.happened == (
        "gold.csv names 2 codes that the codebook does not have: "
        "'mony' in row 2 (did you mean 'money'?); 'zebra' in row 3."
    )
