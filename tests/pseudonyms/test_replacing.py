"""Names replaced in a study: nothing unasked, codings keep their words around them, one undo takes all of it back."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import planted as planting
import pytest

from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.model import Attribute, Coding, Document, Evidence, Memo, NamedSet, Segment, Speaker, Turn
from themecode.pseudonyms import Place, Question
from themecode.workflow.name_texts import sources
from themecode.workflow.naming import answer_all, proposals_table, propose, read_proposals, words_by_source
from themecode.workflow.pseudonymising import check_consistent, corrected, replace_names
from themecode.workflow.study import Author, Study
from themecode.workflow.undoing import undo

ANA = Author("ana", "2026-11-25T10:00:00+00:00")
TALK = (
    ("Okafor, Ruth (UNIV)", "Hello Amara. How is Wexcombe, Dr Bell?"),
    (
        "Amara Bell",
        "Amara's team in Wexcombe is fine. Keziah Winterbourne left, so ring 07700 900123. \U0001f600 Amarra did.",
    ),
)


def document(turns: tuple[tuple[str, str], ...] = TALK, name: str = "P01") -> Document:
    """Lay a conversation out as a document."""
    text, made, at = "\n".join(words for _, words in turns), [], 0
    for number, (speaker, words) in enumerate(turns, 1):
        made.append(Turn(name, number, speaker, at, at + len(words)))
        at += len(words) + 1
    return Document(name, f"{name}.txt", "text", text, tuple(made), "", "")


@pytest.fixture
def study() -> Study:
    """Make a study with a document, its speakers, a case with attributes, memos and a set; all hold names."""
    store = MemoryStore()
    made = document()
    evidence = Segment("P01", made.text.index("ring 0"), made.text.index("ring 0") + 4)
    with store.action("import", "P01", coder="ana", now=ANA.now) as action:
        action.add_document(replace(made, attributes=(("kind", "talk with Amara Bell"),)), case_id="P01")
        action.set_speaker(Speaker("P01", "Okafor, Ruth (UNIV)", "interviewer"))
        action.set_speaker(Speaker("P01", "Amara Bell", "participant"))
        action.set_attribute("P01", Attribute("town", "Wexcombe", evidence))
        action.set_attribute("P01", Attribute("size", "large"))
        action.set_memo(Memo("", "segment", "P01", "Bell sounded tired.", "ana", ANA.now, "On Amara", evidence))
        action.set_named_set(NamedSet("first", (("document", "P01"),), "Those from Wexcombe"))
    return Study(store)


def yes(questions: list[Question]) -> list[Question]:
    """Accept everything."""
    return [replace(question, answer="yes") for question in questions]


def everything(study: Study) -> str:
    """Return all words of a study, speakers included."""
    spoken = [
        f"{turn.speaker} {speaker.shown}" for d in study.documents for turn in d.turns for speaker in study.speakers
    ]
    return "\n".join([*(source.words for source in sources(study)), *spoken])


def test_nothing_is_replaced_unasked(study: Study) -> None:
    """Proposals without an answer, or with no, change not one letter and write no action that says otherwise."""
    before, done = everything(study), study.store.actions()
    questions = propose(study)
    assert questions
    assert all(question.answer == "" for question in questions)
    assert everything(Study(study.store)) == before
    assert study.store.actions() == done
    refused = [replace(question, answer="no") for question in questions]
    assert replace_names(study, refused, ANA).places == 0
    assert everything(Study(study.store)) == before


def test_confirmed_names_are_gone_everywhere(study: Study) -> None:
    """From the text, the speakers, memos, values and descriptions; possessives and all else stay."""
    done = replace_names(study, yes(propose(study)), ANA)
    after = Study(study.store)
    assert after.documents[0].text == (
        "Hello [P01]. How is [Place 1], Dr [P01]?\n"
        "[P01]'s team in [Place 1] is fine. [Name 1] left, so ring [Phone 1]. \U0001f600 [P01] did."
    )
    assert [turn.speaker for turn in after.documents[0].turns] == ["Interviewer", "P01"]
    assert {(speaker.name, speaker.role) for speaker in after.speakers if speaker.name in ("Interviewer", "P01")} == {
        ("Interviewer", "interviewer"), ("P01", "participant"),
    }  # fmt: skip
    assert after.cases[0].value("town") == "[Place 1]"
    memo = after.store.memos()[0]
    assert (memo.title, memo.text) == ("On [P01]", "[P01] sounded tired.")
    assert after.store.named_sets()[0].description == "Those from [Place 1]"
    assert dict(after.documents[0].attributes)["kind"] == "talk with [P01]"
    for name in ("Amar", "Bell", "Wexcombe", "Keziah", "Winterbourne", "07700", "Okafor"):
        assert name not in everything(after)
    assert done.documents == ("P01",)


def test_places_in_the_text_move_along(study: Study) -> None:
    """The segments of a memo and of an attribute's evidence stand on the words on which they stood."""
    replace_names(study, yes(propose(study)), ANA)
    after = Study(study.store)
    text = after.documents[0].text
    memo, evidence = after.store.memos()[0], after.cases[0].attributes[0].evidence
    assert memo.segment is not None
    assert evidence is not None
    assert memo.segment.words_of(text) == evidence.words_of(text) == "ring"


def test_one_undo_takes_it_back(study: Study) -> None:
    """Text, speakers, memos and values are as they were before; and undoing the undo replaces again."""
    before = everything(study)
    replace_names(study, yes(propose(study)), ANA)
    after = everything(Study(study.store))
    undo(Study(study.store), ANA)
    assert everything(Study(study.store)) == before
    undo(Study(study.store), ANA, len(study.store.actions()))
    assert everything(Study(study.store)) == after


def test_the_log_holds_no_name(study: Study) -> None:
    """Verb and counts, and nothing else."""
    replace_names(study, yes(propose(study)), ANA)
    last = study.store.actions()[-1]
    assert (last.verb, last.summary) == ("pseudonymise", "10 forms of names in 1 documents, 5 memos and values")


@pytest.mark.parametrize("seed", range(20))
def test_codings_keep_their_words_around_names(seed: int) -> None:
    """Whatever is coded and replaced: outside the names each coding has the same words, from the same places."""
    drawn = random.Random(seed)
    made = document(
        (
            ("A", planting.planted(seed).text.replace("\n", " ")),
            ("B", "And \U0001f469\u200d\U0001f467 e\u0301t Wexcombe."),
        )
    )
    study = Study(MemoryStore())
    codings = []
    for _ in range(500):
        turn = drawn.choice(made.turns)
        start = drawn.randrange(turn.start, turn.end)
        segment = Segment("P01", start, min(turn.end, start + drawn.randint(1, 60)))
        said = segment.words_of(made.text)
        reason = (Evidence(segment.start, segment.end, said, "rule"),) if said.strip() else ()
        codings.append(Coding("", segment, said, "x", "ana", "person", ANA.now, reason))
    with study.store.action("import", coder="ana", now=ANA.now) as action:
        action.add_document(made)
        action.add_codings(codings)
    accepted = [replace(q, answer=drawn.choice(("yes", "yes", "no"))) for q in propose(study)]
    replace_names(study, accepted, ANA)
    after = Study(study.store)
    _same_words(made.text, after, codings, accepted)


def _same_words(old: str, after: Study, codings: list[Coding], accepted: list[Question]) -> None:
    """Replace each letter of the old text on its own, and hold every coding against that."""
    letters = list(old)
    for question in accepted:
        for place in question.places if question.answer == "yes" else ():
            letters[place.start : place.end] = [question.replacement, *[""] * (place.end - place.start - 1)]
    assert after.documents[0].text == "".join(letters)
    stands = {
        at: place for q in accepted if q.answer == "yes" for place in q.places for at in range(place.start, place.end)
    }
    found = {coding.id: coding for coding in after.store.codings()}
    assert len(found) == len(codings)
    for number, before in enumerate(codings, 1):
        start, end = before.segment.start, before.segment.end
        start = stands[start].start if start in stands else start
        end = stands[end - 1].end if end - 1 in stands else end
        now = found[f"c{number:06d}"]
        assert now.moved == ""
        assert now.text == "".join(letters[start:end]) == now.segment.words_of(after.documents[0].text)
        assert now.segment.start == len("".join(letters[:start]))


def test_a_name_has_one_replacement(study: Study) -> None:
    """Two for one name are refused before anything is written, and so are two at one place."""
    questions = yes(propose(study))
    amara = [number for number, question in enumerate(questions) if question.name == "Amara Bell"]
    questions[amara[0]] = replace(questions[amara[0]], replacement="[Somebody]")
    with pytest.raises(ThemecodeError, match="two replacements"):
        replace_names(study, questions, ANA)
    twice = replace(questions[amara[1]], name="Other", replacement="[Other]")
    with pytest.raises(ThemecodeError, match="overlap in"):
        check_consistent([questions[amara[1]], twice])
    assert len(study.store.actions()) == 1


def test_the_table_comes_back(study: Study, tmp_path: Path) -> None:
    """Proposals written as CSV, answered and read again are the same; formulas stay text."""
    from themecode import exports

    questions = propose(study)
    file = tmp_path / "p.csv"
    exports.write(file, proposals_table(yes(questions)))
    assert read_proposals(study, file) == yes(questions)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("yes,", "perhaps,", "row 2: accept is yes, no or empty"),
        ("[P01]", "[]", "row 2: its replacement or its places"),
        (":6-", ":7-", "other words stand at its places"),
        ("accept,", "ok,", "no column accept"),
    ],
)
def test_a_broken_table_is_refused(study: Study, tmp_path: Path, old: str, new: str, says: str) -> None:
    """Each fault is told with its row."""
    from themecode import exports

    file = tmp_path / "p.csv"
    amara = [question for question in propose(study) if question.written == "Amara" and question.match == "exact"]
    exports.write(file, proposals_table(yes(amara)))
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(ThemecodeError, match=says):
        read_proposals(study, file)


def test_answers_one_by_one(study: Study) -> None:
    """Y and n rule about one place, a and x about a form, o renames the name everywhere, q leaves the rest open."""
    questions = [q for q in propose(study) if q.kind in ("place", "person") and q.places[0].source == "P01"]
    answers = iter(["y", "oa colleague", "a", "x", "q"])
    asked = []

    def ask(question: Question, _number: int, _total: int) -> str:
        asked.append((question.written, len(question.places)))
        return next(answers)

    done, finished = answer_all(questions, words_by_source(study), ask)
    assert not finished
    assert [q.answer for q in done] == ["yes", "yes", "no", *[""] * (len(done) - 3)]
    assert {q.replacement for q in done if q.name == questions[0].name} == {"[a colleague]"}
    assert sum(len(q.places) for q in done) == sum(len(q.places) for q in questions)


def test_a_speaker_who_is_never_named_is_asked_for_too() -> None:
    """The names of speakers are places of their own."""
    store = MemoryStore()
    made = document((("Interviewer", "Why?"), ("Keziah Winterbourne", "It was late.")))
    with store.action("import", coder="ana", now=ANA.now) as action:
        action.add_document(made, case_id="P01")
        action.set_speaker(Speaker("P01", "Interviewer", "interviewer"))
        action.set_speaker(Speaker("P01", "Keziah Winterbourne", "participant"))
    asked = propose(Study(store))
    assert [(q.written, q.replacement, q.places) for q in asked] == [
        ("Keziah Winterbourne", "[P01]", (Place("speaker P01 2", 0, 19),))
    ]
    assert replace_names(Study(store), yes(asked), ANA).speakers == 1
    assert [turn.speaker for turn in Study(store).documents[0].turns] == ["Interviewer", "P01"]


def test_a_turn_that_is_a_name_stays_a_turn() -> None:
    """Turns cover the new text line by line, however many names they begin or end with."""
    from themecode.anchoring import DeclaredChange, Replacement

    made = document((("A", "Amara"), ("B", "Bell"), ("A", "Oh.")))
    new = corrected(made, DeclaredChange.of([Replacement(0, 5, "[P01]x"), Replacement(6, 10, "[P01]")]), {})
    assert [new.text[turn.start : turn.end] for turn in new.turns] == new.text.split("\n") == ["[P01]x", "[P01]", "Oh."]
