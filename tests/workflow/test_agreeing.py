"""How far coders agree: which units count, what is said where nothing can be computed, and who may be compared."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Coding, Segment, Turn
from themecode.workflow import study as studies
from themecode.workflow.agreeing import Asked, agreed
from themecode.workflow.agreement_tables import shown
from themecode.workflow.blinding import Apart
from themecode.workflow.independence import check_approach, independent
from themecode.workflow.joining import Settlement, settle
from themecode.workflow.judgments import Independent, Speech
from themecode.workflow.study import Author

PAIRS = frozenset((document, coder) for document in ("P01", "P02") for coder in ("ana", "ben"))
BOTH = Independent(PAIRS, vouched=True)
SENTENCES = {"unit": "sentence", "words": 0}


@pytest.fixture
def coded(small):
    """Two coders on eight sentences: money in three each, two of them the same; cash by ana alone."""
    small.use("money: zzz\ncash: yyy\nunused: xxx")
    for document, words in (("P01", "The money went."), ("P01", "Money is money."), ("P02", "No money came.")):
        small.code(document, words, "money")
    for document, words in (("P01", "The money went."), ("P01", "Budgets."), ("P02", "No money came.")):
        small.code(document, words, "money", "ben")
    small.code("P01", "cash", "cash")
    return small.project.study


def test_figures_are_those_of_the_table_of_four_cells(coded) -> None:
    """Sentences: both 2, only one 1 and 1, neither 4: agreement 6/8, kappa 7/15, positive 4/6, negative 8/10."""
    money = agreed(coded, Asked(**SENTENCES), BOTH).codes[0]
    found = {name: figure.value for name, figure in money.figures.items()}
    assert money.given == (3, 3)
    assert found["percent"] == 0.75
    assert found["cohen"] == pytest.approx(7 / 15, abs=1e-4)
    assert (found["positive"], found["negative"]) == (pytest.approx(2 / 3, abs=1e-4), 0.8)
    assert found["alpha"] == pytest.approx(1 - 15 * 2 / (6 * 10), abs=1e-4)


def test_disagreements_are_listed_with_who_and_words(coded) -> None:
    """Each unit that one coder gave the code and another did not, by code, in the order of the codebook."""
    found = agreed(coded, Asked(**SENTENCES), BOTH)
    rows = shown(coded, found, Asked(**SENTENCES), BOTH).disagreements.rows
    assert rows == (
        ("money", "P01:4", "ben", "ana", "Budgets."),
        ("money", "P01:4", "ana", "ben", "Money is money."),
        ("cash", "P01:2", "ana", "ben", "cash"),
    )


def test_nothing_is_printed_as_nan(coded) -> None:
    """Where a figure does not exist the cell is empty and the row says why, down to the last interval."""
    for asked in (
        Asked(codes=("unused", "cash"), **SENTENCES),
        Asked(codes=("unused",), unit="character"),
        Asked(words=99),
        Asked(documents=("P02",), **SENTENCES),
        Asked(samples=0, **SENTENCES),
    ):
        tables = shown(coded, agreed(coded, asked, BOTH), asked, BOTH)
        for table in (tables.table, tables.narrow):
            cells = [cell for row in table.rows for cell in row]
            assert not any(isinstance(cell, float) and math.isnan(cell) for cell in cells)
            assert "nan" not in f"{cells} {table.basis} {tables.reasons}".lower()


def test_no_variation_is_said_in_words(coded) -> None:
    """Nobody gave it, everybody gave it everywhere, no unit is long enough: three different sentences."""
    unused = agreed(coded, Asked(codes=("unused",), **SENTENCES), BOTH).codes[0]
    assert unused.figures["alpha"].value is None
    assert unused.figures["percent"].value == 1.0
    assert "nobody gave it" in unused.says
    short = agreed(coded, Asked(codes=("money",), words=99), BOTH).codes[0]
    assert "no unit of this length" in short.says
    assert {figure.value for figure in short.figures.values()} == {None}


def test_everybody_everywhere_is_no_perfect_agreement(small) -> None:
    """Both give a code to every unit: percent 1, and no coefficient."""
    small.use("all: zzz")
    for coder in ("ana", "ben"):
        for words in ("No money came.", "We begged.", "The cash ran out."):
            small.code("P02", words, "all", coder)
    found = agreed(
        small.project.study, Asked(**SENTENCES), Independent(frozenset({("P02", "ana"), ("P02", "ben")}))
    ).codes[0]
    assert (found.figures["percent"].value, found.figures["alpha"].value) == (1.0, None)
    assert "everybody gave it" in found.says


def test_codings_in_short_units_are_told(coded) -> None:
    """A coding of a turn that is too short to count is no judgment, and the basis says how many there are."""
    asked = Asked(words=5)
    basis = shown(coded, agreed(coded, asked, BOTH), asked, BOTH).table.basis
    assert "2 codings touch no such unit, left out." in basis
    everything = Asked(**SENTENCES)
    assert "touch no such unit" not in shown(coded, agreed(coded, everything, BOTH), everything, BOTH).table.basis


def test_one_document_has_no_interval(coded) -> None:
    """It cannot show how documents differ, and the basis says so."""
    asked = Asked(documents=("P01",), **SENTENCES)
    found = agreed(coded, asked, BOTH)
    assert found.codes[0].figures["alpha"].low is None
    assert "One document: no interval" in shown(coded, found, asked, BOTH).table.basis


def test_same_seed_same_interval(coded) -> None:
    """Intervals are drawn with the seed; they hold the figure's samples."""
    one, other = (agreed(coded, Asked(seed=7, **SENTENCES), BOTH).codes for _ in range(2))
    assert one == other
    percent = one[0].figures["percent"]
    assert percent.low <= percent.value <= percent.high


def test_what_is_not_independent_is_left_out(coded) -> None:
    """A document counts where two coders judged it; a coder's codings of others do not."""
    found = agreed(coded, Asked(**SENTENCES), Independent(PAIRS - {("P02", "ben")}))
    assert [document.id for document in found.judged.documents] == ["P01"]
    with pytest.raises(ThemecodeError, match="coded independently by two"):
        agreed(coded, Asked(**SENTENCES), Independent(frozenset({("P01", "ana"), ("P02", "ben")})))


def test_training_pages_are_left_out(coded) -> None:
    """Without P01 only P02 counts: both gave money to the same sentence."""
    money = agreed(coded, Asked(without=("P01",), **SENTENCES), BOTH).codes[0]
    assert money.figures["percent"].value == 1.0
    assert money.given == (1, 1)


def test_who_may_be_compared(coded) -> None:
    """Rules are no coder, a misspelt name is told, and one coder is not enough."""
    with pytest.raises(ThemecodeError, match="codebook score"):
        agreed(coded, Asked(coders=("ana", "rules")), BOTH)
    with pytest.raises(UnknownNameError, match="Did you mean 'ana'"):
        agreed(coded, Asked(coders=("anna", "ben")), BOTH)
    with pytest.raises(ThemecodeError, match="takes two coders"):
        agreed(coded, Asked(coders=("ana",)), BOTH)


def test_a_coder_who_found_nothing_is_vouched_for_by_name(coded) -> None:
    """Coding P01 without finding cash is a judgment; never having opened a document is none."""
    pairs = independent(coded, Asked(coders=("ana", "cleo"), documents=("P02",)), vouched=True).pairs
    assert ("P02", "cleo") in pairs
    assert ("P01", "cleo") not in pairs
    assert ("P01", "ben") in pairs


def test_three_coders_some_missing(coded, small) -> None:
    """A third coder judged one document only; her units elsewhere are missing, not no."""
    small.code("P02", "No money came.", "money", "cleo")
    found = agreed(small.project.study, Asked(**SENTENCES), Independent(PAIRS | {("P02", "cleo")}))
    assert found.judged.coders == ("ana", "ben", "cleo")
    money = found.codes[0]
    assert money.given == (3, 3, 1)
    assert money.figures["percent"].value == 0.75


def test_characters_of_participants_alone(coded) -> None:
    """u-alpha counts what participants say; identical stretches give 1, and the shared sentence 2/3 of the marks."""
    found = agreed(coded, Asked(unit="character", codes=("money",)), BOTH)
    money = found.codes[0]
    texts = [coded.document(name) for name in ("P01", "P02")]
    spoken = sum(turn.end - turn.start for text in texts for turn in coded.turns_of(text))
    assert found.together is not None
    assert found.together.characters == spoken
    both = len("The money went.") + len("No money came.")
    marked = 2 * both + len("Money is money.") + len("Budgets.")
    assert money.figures["positive"].value == pytest.approx(2 * both / marked, abs=1e-4)
    only = agreed(coded, Asked(unit="character", codes=("money",), documents=("P02",)), BOTH).codes[0]
    assert only.figures["u_alpha"].value == 1.0
    assert only.figures["alpha_u_2004"].value == 1.0


def test_overlapping_codes_have_no_family(coded, small) -> None:
    """Where one coder gave the same words two codes, u-alpha of all codes does not exist, and it is said."""
    small.code("P01", "The money", "cash", "ben")
    asked = Asked(unit="character")
    found = agreed(small.project.study, asked, BOTH)
    assert found.together is not None
    assert found.together.overlapping == len("The money")
    assert found.together.whole.value is None
    assert found.codes[0].figures["k_u_alpha"].value is None
    basis = shown(small.project.study, found, asked, BOTH).table.basis
    assert "9 characters have several" in basis


def test_speech_without_the_interviewer() -> None:
    """What lies in the interviewer's words alone has no place; what runs over them closes up."""
    speech = Speech([Turn("P01", 2, "P", 10, 20), Turn("P01", 4, "P", 30, 40)])
    assert speech.ranges([Segment("P01", 0, 5), Segment("P01", 15, 35)]) == [(5, 15)]


def test_sets_of_codes(coded) -> None:
    """One figure for all codes stands last, with its distance in the basis."""
    asked = Asked(sets="jaccard", **SENTENCES)
    found = agreed(coded, asked, BOTH)
    assert found.sets is not None
    table = shown(coded, found, asked, BOTH).table
    assert table.rows[-1][0] == "(all codes as sets)"
    assert "Jaccard" in table.basis
    assert found.sets.value == pytest.approx(1 - (3 / 8) / (138 / 240), abs=1e-4)


def test_reflexive_projects_ask_back() -> None:
    """Off in a reflexive project, unless whoever asks knows."""
    with pytest.raises(ThemecodeError, match="reflexive"):
        check_approach("reflexive", known=False)
    check_approach("reflexive", known=True)
    check_approach("codebook", known=False)


def test_data_frames(coded, small, tmp_path: Path) -> None:
    """A project gives the figures as a DataFrame, code by code, with the basis."""
    found = small.project.agreement("ana", "ben", unit="sentence", vouched=True)
    assert found.loc["money", "given by ana"] == 3
    assert "vouched for" in found.attrs["basis"]
    assert len(small.project.disagreements("ana", "ben", unit="sentence", vouched=True)) == 3


def by_log(small, asked: Asked | None = None) -> Independent:
    """Return whose codings the log shows to be independent."""
    return independent(small.project.study, asked or Asked(), vouched=False)


def blind_round(small, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana and ben code both interviews blind, each act at a time of its own, and both are released."""
    times = iter(f"2026-11-25T10:00:{second:02}+00:00" for second in range(60))

    def ticking(coder: str = "") -> Author:
        return Author(coder or "ana", next(times))

    for place in ("workflow.study", "project.people", "project.steps"):
        monkeypatch.setattr(f"themecode.{place}.who_and_when", ticking)
    small.project.use_codebook(small.write("money: zzz\ncash: yyy"))
    small.project.start_blind(Apart(coders=("ana", "ben")))
    coded_by(small, "ana", "P01", "The money went.", "Money is money.")
    coded_by(small, "ben", "P01", "The money went.")
    coded_by(small, "ana", "P02", "No money came.")
    coded_by(small, "ben", "P02", "No money came.")
    small.project.release_blind()


def coded_by(small, coder: str, document: str, *words: str) -> None:
    """Give sentences the code money."""
    study, author = small.project.study.whole, studies.who_and_when(coder)
    text = study.document(document).text
    made = []
    for said in words:
        segment = Segment(document, text.index(said), text.index(said) + len(said))
        made.append(Coding("", segment, said, "money", coder, "person", author.now))
    with study.store.action("code", coder=coder, now=author.now) as action:
        action.add_codings(made)


def test_the_log_shows_who_coded_blind(small, monkeypatch) -> None:
    """Nothing while it is coded blind; all of it once it is released."""
    blind_round(small, monkeypatch)
    assert by_log(small).pairs == PAIRS
    found = agreed(small.project.study, Asked(**SENTENCES), by_log(small)).codes[0]
    assert found.given == (3, 2)
    assert found.figures["percent"].value == 0.875


def test_a_discussion_afterwards_changes_nothing(small, monkeypatch) -> None:
    """What is coded, taken back or settled after the release is no part of the comparison."""
    blind_round(small, monkeypatch)
    before = agreed(small.project.study, Asked(**SENTENCES), by_log(small)).codes
    coded_by(small, "ben", "P01", "Money is money.")
    [first] = [
        one.id for one in small.project.study.whole.codings if (one.coder, one.text) == ("ana", "The money went.")
    ]
    small.project.uncode([first])
    ruled = [one.id for one in small.project.study.whole.codings if one.text == "No money came."]
    settle(small.project.study, Settlement(tuple(ruled)), studies.who_and_when("ana"))
    assert agreed(small.project.study, Asked(**SENTENCES), by_log(small)).codes == before


def test_what_is_coded_blind_still_is_told_to_nobody(small, monkeypatch) -> None:
    """A figure would tell a blind coder what the other one does: not even vouching opens it."""
    blind_round(small, monkeypatch)
    small.project.start_blind(Apart(("P02",), ("ana", "ben")))
    assert {document for document, _ in by_log(small).pairs} == {"P01"}
    vouched = independent(small.project.study, Asked(documents=("P02",), coders=("ana", "ben")), vouched=True)
    assert {document for document, _ in vouched.pairs} == {"P01"}


def test_work_before_the_start_is_not_blind(small, monkeypatch) -> None:
    """Who coded a document openly before coded it openly."""
    small.project.use_codebook(small.write("money: zzz"))
    coded_by(small, "ben", "P01", "Budgets.")
    blind_round(small, monkeypatch)
    assert by_log(small).pairs == PAIRS - {("P01", "ben")}


def test_who_read_all_and_found_nothing_judged_it(small, monkeypatch) -> None:
    """Ben reads P02 through while it is blind, and codes nothing: that is a judgment."""
    monkeypatch.setenv("THEMECODE_CODER", "ben")
    small.project.use_codebook(small.write("money: zzz"))
    small.project.start_blind(Apart(coders=("ana", "ben")))
    small.code("P02", "No money came.", "money")
    assert small.project.mark_read("P02")
    small.project.release_blind()
    assert by_log(small).pairs == {("P02", "ana"), ("P02", "ben")}
    found = agreed(small.project.study, Asked(**SENTENCES), by_log(small)).codes[0]
    assert found.given == (1, 0)


def test_what_coders_confirm_they_hold(small, monkeypatch) -> None:
    """With the rules' codings shown, a confirmed one is its confirmer's; the basis says that they saw the rules."""
    small.use("money: money")
    small.project.start_blind(Apart(("P02",), ("ana", "ben"), "shown"))
    [rule] = [one.id for one in small.project.study.codings if one.segment.document == "P02"]
    for coder in ("ana", "ben"):
        monkeypatch.setenv("THEMECODE_CODER", coder)
        small.project.decide([rule], "confirmed")
    small.project.release_blind()
    apart = by_log(small)
    found = agreed(small.project.study, Asked(**SENTENCES), apart)
    assert found.codes[0].given == (1, 1)
    assert (
        "P02 coders saw what the rules found"
        in shown(small.project.study, found, Asked(**SENTENCES), apart).table.basis
    )
