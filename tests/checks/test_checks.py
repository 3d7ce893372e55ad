"""Each law of a sound project, broken once."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from themecode.checks import CHECKS, Records, run_checks
from themecode.model import Attribute, Case, Code, Codebook, Coding, Document, Memo, RuleText, Segment, Speaker, Turn

TEXT = "And the money?\nIt went."
TURNS = (Turn("P01", 1, "I", 0, 14), Turn("P01", 2, "P", 15, 23))
DOCUMENT = Document("P01", "P01.txt", "text", TEXT, TURNS, hashlib.sha256(TEXT.encode()).hexdigest(), "f")
CODING = Coding("c000001", Segment("P01", 15, 23), "It went.", "money", "rules", "rules", "2026-01-01")
OLD = Codebook("T", (Code("money", "About money."),))
NEW = Codebook("T", (Code("money", "About  money.", examples=(RuleText("It went."),)),))
SOUND = Records(
    (DOCUMENT,),
    (Speaker("P01", "I", "interviewer"), Speaker("P01", "P", "participant")),
    (Case("P01", ("P01",), (Attribute("kept", "no", Segment("P01", 15, 23)),)),),
    (CODING,),
    ("money",),
    coded_with=(("P01", OLD),),
    codebook=NEW,
)
MEMO = Memo("m0001", "segment", "P01", "She laughed.", "ana", "2026-01-01", segment=Segment("P01", 15, 23))
GROUP = replace(SOUND, cases=(Case("A", speakers=(("P01", "P"),)),), memos=(MEMO,))

BROKEN = [
    (replace(SOUND, documents=(replace(DOCUMENT, text="And the monex?\nIt went."),)), "not the one that was imported"),
    (replace(SOUND, documents=(replace(DOCUMENT, turns=TURNS[:1]),)), "do not cover the text"),
    (replace(SOUND, codings=(replace(CODING, text="It stays"),)), "quoted words are not those"),
    (
        replace(SOUND, codings=(replace(CODING, segment=Segment("P01", 8, 23), text=TEXT[8:]),)),
        "over the end of a turn",
    ),
    (replace(SOUND, codings=(replace(CODING, code="mony"),)), "Did you mean 'money'?"),
    (replace(SOUND, speakers=(SOUND.speakers[0],)), "Nobody is a participant"),
    (replace(SOUND, speakers=(SOUND.speakers[1], Speaker("P01", "I", "participant"))), "Nobody is the interviewer"),
    (
        replace(SOUND, documents=(replace(DOCUMENT, turns=(replace(TURNS[0], speaker="Unknown"), TURNS[1])),)),
        "no speaker's",
    ),
    (replace(SOUND, cases=(*SOUND.cases, Case("P02"))), "The case has no document"),
    (replace(SOUND, cases=(Case("P01", ("P01",), (Attribute("k", "n", Segment("P09", 1, 2)),)),)), "evidence for k"),
    (replace(SOUND, codings=(replace(CODING, moved="proposed"),)), "c000001: Its words changed in a correction"),
    (replace(SOUND, adrift=(replace(CODING, moved="gone"),)), "c000001: It is adrift"),
    (
        replace(SOUND, codebook=Codebook("T", (Code("money", "About cash."),))),
        "money: 1 document was last coded by a person before this code was redefined: P01.",
    ),
    (replace(GROUP, cases=(Case("A", speakers=(("P01", "P"), ("P01", "Q"))),)), "A case is made of Q, who does not"),
    (replace(GROUP, cases=(Case("A", speakers=(("P01", "I"),)),)), "P is a participant and belongs to no case."),
    (replace(SOUND, memos=(MEMO, replace(MEMO, about="coding", target="c000009"))), "about the coding c000009"),
]


def test_many_cases_without_a_document_are_one_line() -> None:
    """Respondents of a survey who answered nothing: twenty are listed, more are counted."""
    silent = [Case(f"R{n:02}") for n in range(21)]
    assert len(run_checks(replace(SOUND, cases=(*SOUND.cases, *silent[:20])))) == 20
    (problem,) = run_checks(replace(SOUND, cases=(*SOUND.cases, *silent)))
    assert str(problem).startswith("cases: 21 cases have no document, R00, R01, R02 among them.")


def test_a_thousand_stale_documents_are_one_short_line() -> None:
    """A hundred are named, the others counted."""
    stale = replace(
        SOUND, codebook=Codebook("T", (Code("money", "Other."),)), coded_with=tuple((f"R{n}", OLD) for n in range(1001))
    )
    (problem,) = run_checks(stale)
    assert problem.says.endswith("R99 and 901 more.")


def test_a_sound_project_is_met_with_silence() -> None:
    """Silence means that all is well."""
    assert run_checks(SOUND) == []
    assert run_checks(GROUP) == []


@pytest.mark.parametrize(("records", "says"), BROKEN, ids=[says for _, says in BROKEN])
def test_a_broken_law_is_told_once(records: Records, says: str) -> None:
    """One problem, with its place."""
    found = run_checks(records)
    assert len(found) == 1
    assert says in str(found[0])


def test_every_check_is_broken_here() -> None:
    """A check without a broken input would be believed unseen."""
    assert len(BROKEN) == len(CHECKS)


def test_the_worst_comes_first() -> None:
    """Errors before warnings."""
    records = replace(SOUND, codings=(replace(CODING, text="no"),), cases=(*SOUND.cases, Case("A")))
    assert [problem.grade for problem in run_checks(records)] == ["error", "warning"]


KEPT = "I: And the money?\n\nP: It went."
VERBATIM = Document(
    "P01",
    "P01.docx",
    "refi-qda",
    KEPT,
    (Turn("P01", 1, "I", 3, 17), Turn("P01", 2, "P", 22, 30)),
    hashlib.sha256(KEPT.encode()).hexdigest(),
    "f",
)


def test_a_text_kept_as_it_stands_is_sound() -> None:
    """Names and an empty line lie between its turns, and a person's coding runs over them: no problem."""
    coding = replace(CODING, segment=Segment("P01", 3, 30), text=KEPT[3:30], coder="ana", origin="person")
    case = Case("P01", ("P01",), ())
    records = replace(SOUND, documents=(VERBATIM,), codings=(coding,), cases=(case,), coded_with=())
    assert run_checks(records) == []


def test_turns_of_a_kept_text_must_follow_one_another() -> None:
    """Turns that overlap, or that end behind the text, are told."""
    for turns in (VERBATIM.turns[::-1], (Turn("P01", 1, "I", 3, 99),)):
        records = replace(SOUND, documents=(replace(VERBATIM, turns=turns),), codings=(), cases=(), coded_with=())
        assert any("do not follow one another" in problem.says for problem in run_checks(records))


def test_a_place_between_turns_of_a_kept_text_belongs_to_the_next() -> None:
    """A name belongs to the words after it; in speech alone there is no such place."""
    assert VERBATIM.turn_at(20).number == 2
    assert VERBATIM.words == 5
    with pytest.raises(LookupError):
        DOCUMENT.turn_at(14)


def test_a_rejected_coding_whose_words_are_gone_needs_nobody() -> None:
    """A person decided on it already; it is counted nowhere."""
    assert run_checks(replace(SOUND, adrift=(replace(CODING, moved="gone", status="rejected"),))) == []


def test_memos_are_looked_at_as_codings_are() -> None:
    """A memo on changed words warns, one whose words are gone is an error."""
    memos = tuple(
        Memo(f"m{moved}", "segment", "P01", "?", "ana", "", moved=moved) for moved in ("", "proposed", "gone")
    )
    found = [(problem.place, problem.grade) for problem in run_checks(replace(SOUND, memos=memos))]
    assert found == [("mgone", "error"), ("mproposed", "warning")]


def test_gone_is_an_error_and_changed_a_warning() -> None:
    """What is counted nowhere stops a strict and a plain check; what is counted warns."""
    records = replace(SOUND, codings=(replace(CODING, moved="proposed"),), adrift=(replace(CODING, moved="gone"),))
    assert [problem.grade for problem in run_checks(records)] == ["error", "warning"]
