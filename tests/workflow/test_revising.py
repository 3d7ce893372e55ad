"""A corrected text takes the older one's place: what stood on its words stands there again, or is listed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from themecode import codebooks
from themecode.anchoring import DeclaredChange
from themecode.memory import MemoryStore
from themecode.model import Attribute, Coding, Document, Memo, Segment, Speaker, Turn, adrift
from themecode.store import Store
from themecode.workflow import coding, revising
from themecode.workflow.reviewing import decide
from themecode.workflow.revision import Correction
from themecode.workflow.study import Author, Study

ANA = Author("ana", "2026-11-25T10:00:00+00:00")
TALK = (
    ("Ruth", "How did the money come?"),
    ("P01", "The icy bee gave us money. We ring-fenced it, and Maria agreed."),
    ("Ruth", "And the budget?"),
    ("P01", "The budget was a secret. Nobody asked about money then."),
)
BOOK = "codebook: T\ncodes:\n  - code: money\n    definition: d\n    rules:\n      - money\n      - budget\n"


def document(*turns: tuple[str, str], name: str = "P01") -> Document:
    """Lay a conversation out as a document."""
    text = "\n".join(words for _, words in turns)
    made, position = [], 0
    for number, (speaker, words) in enumerate(turns, 1):
        made.append(Turn(name, number, speaker, position, position + len(words)))
        position += len(words) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, f"{name}.txt", "text", text, tuple(made), digest, digest)


@pytest.fixture(params=["sqlite", "memory"])
def study(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Study]:
    """Make a study of one interview, in a database and in memory."""
    with Store.create(tmp_path / "study.sqlite") as made:
        study = Study(made if request.param == "sqlite" else MemoryStore())
        with study.store.action("import", "P01", coder="ana", now=ANA.now) as action:
            action.add_document(document(*TALK), case_id="P01")
            action.set_speaker(Speaker("P01", "Ruth", "interviewer", "named by you"))
            action.set_speaker(Speaker("P01", "P01", "participant", "not the interviewer", "Lead"))
        book = codebooks.read_text(BOOK, "codebook.yaml").codebook
        assert book is not None
        with study.store.action("codebook use", coder="ana", now=ANA.now) as action:
            action.use_codebook(book, "codebook.yaml")
        yield study


def segment(study: Study, words: str) -> Segment:
    """Return the first place of some words."""
    start = study.document("P01").text.index(words)
    return Segment("P01", start, start + len(words))


def code(study: Study, words: str, code: str = "trust") -> str:
    """Code some words by hand."""
    with study.store.action("code", coder="ana", now=ANA.now) as action:
        return action.add_codings([Coding("", segment(study, words), words, code, "ana", "person", ANA.now)])[0]


def state(study: Study) -> tuple[Any, ...]:
    """Return all that a study holds."""
    store = study.store
    return (store.documents(), store.speakers(), store.cases(), store.codings(), store.decisions(), store.memos())


def corrected(*changes: tuple[str, str]) -> Document:
    """Return the interview with some words replaced."""
    turns = list(TALK)
    for old, new in changes:
        assert any(old in words for _, words in turns)
        turns = [(speaker, words.replace(old, new)) for speaker, words in turns]
    return document(*turns)


def revised(study: Study, *changes: tuple[str, str]) -> revising.Revision:
    """Correct the interview."""
    return revising.revise(study.afresh(), Correction(corrected(*changes)), ANA)


def test_codings_go_with_their_words(study: Study) -> None:
    """Same words: exact at the new place. Changed words: proposed. No words: gone, and in no tally."""
    ids = [code(study, words) for words in ("We ring-fenced it", "The icy bee", "Nobody asked about money then.")]
    done = revised(study, ("The icy bee", "Well, the ICB"), (" Nobody asked about money then.", ""))
    found = {one.before.id: (one.after.text, one.after.moved) for one in done.codings}
    assert found == {
        ids[0]: ("We ring-fenced it", ""),
        ids[1]: ("the ICB", "proposed"),
        ids[2]: ("Nobody asked about money then.", "gone"),
    }
    after = study.afresh()
    text = after.document("P01").text
    assert [(one.text, one.segment.words_of(text)) for one in after.codings] == [
        ("the ICB", "the ICB"),
        ("We ring-fenced it", "We ring-fenced it"),
    ]
    assert [one.id for one in after.adrift] == [ids[2]]


def test_undo_takes_all_of_it_back(study: Study) -> None:
    """Text, places, decisions, memos, evidence, speakers: all as before."""
    coding.tag(study.afresh(), coding.TagOptions(), ANA)
    code(study, "The icy bee")
    study = study.afresh()
    decide(study, [study.codings[0].id], "confirmed", ANA)
    with study.store.action("memo", coder="ana", now=ANA.now) as action:
        action.set_memo(Memo("", "segment", "P01", "Oh?", "ana", ANA.now, segment=segment(study, "Maria agreed")))
        action.set_attribute("P01", Attribute("status", "partly", segment(study, "The budget was a secret")))
    before = state(study)
    done = revised(study, ("icy bee", "ICB"), ("Maria agreed", "I agreed"), ("secret", "mystery"), ("budget", "plan"))
    assert state(study) != before
    assert done.rules.plan.withdraw
    with study.store.action("undo", coder="ana", now=ANA.now) as action:
        action.undo(study.store.actions()[-1].number)
    assert state(study) == before


def test_rules_follow_the_new_words_and_decisions_stay(study: Study) -> None:
    """Undecided codings come and go with what the rules find; decided ones keep their decision, none is doubled."""
    coding.tag(study.afresh(), coding.TagOptions(), ANA)
    study = study.afresh()
    first, budget, asked = study.codings
    decide(study, [first.id], "rejected", ANA)
    done = revised(study, ("gave us money", "gave the team money"), ("The budget", "The plan"), ("about", "of"))
    assert [one.before.id for one in done.proposed] == [first.id]
    assert [one.id for one in done.rules.plan.withdraw] == [budget.id]
    after = study.afresh().codings
    assert [(one.id, one.text, one.status, one.moved) for one in after] == [
        (first.id, "The icy bee gave the team money.", "rejected", "proposed"),
        (asked.id, "Nobody asked of money then.", "unreviewed", ""),
    ]
    text = study.afresh().document("P01").text
    assert [text[hit.start : hit.end] for one in after for hit in one.evidence] == ["money", "money"]
    again = coding.tag(study.afresh(), coding.TagOptions(), ANA)
    assert (again.added, again.withdrawn, again.restored) == (0, 0, 0)


def test_withdrawn_coding_does_not_come_back_on_other_words(study: Study) -> None:
    """A rule coding of old is no coding of what happens to stand at its place now."""
    coding.tag(study.afresh(), coding.TagOptions(), ANA)
    revised(study, ("The icy bee gave us money.", "Oh. They gave us a lot."))
    revised(study, ("The icy bee gave us money.", "The icy bee had a budget."))
    assert all(one.text == one.segment.words_of(study.afresh().document("P01").text) for one in study.afresh().codings)
    assert "The icy bee gave us money." not in [one.text for one in study.afresh().codings]
    assert not adrift(study.store.codings(), study.store.decisions())


def test_memos_and_evidence_go_along(study: Study) -> None:
    """A memo stands on its words; an attribute whose words are gone has no evidence, and a memo says so."""
    with study.store.action("memo", coder="ana", now=ANA.now) as action:
        action.set_memo(Memo("", "segment", "P01", "Oh?", "ana", ANA.now, segment=segment(study, "Maria agreed")))
        action.set_attribute("P01", Attribute("status", "partly", segment(study, "The budget was a secret.")))
    revised(study, ("The icy bee gave", "They gave"), ("The budget was a secret. ", ""))
    study = study.afresh()
    first, second = study.store.memos()
    assert first.segment is not None
    assert (first.segment.words_of(study.document("P01").text), first.moved) == ("Maria agreed", "")
    assert (second.about, second.target, second.text, second.moved) == (
        "case",
        "P01",
        "The budget was a secret.",
        "gone",
    )
    assert study.cases[0].attributes == (Attribute("status", "partly"),)


def test_renamed_speaker_keeps_role_and_alias(study: Study) -> None:
    """Who goes by another name now is the same person, and the case that a speaker is goes along."""
    with study.store.action("cases", coder="ana", now=ANA.now) as action:
        action.set_case_speaker("Amara", "P01", "P01")
    turns = [("Amara Osei" if speaker == "P01" else speaker, words) for speaker, words in TALK]
    revising.revise(study.afresh(), Correction(document(*turns), renamed=(("P01", "Amara Osei"),)), ANA)
    study = study.afresh()
    assert [(one.name, one.role, one.alias) for one in study.speakers] == [
        ("Amara Osei", "participant", "Lead"),
        ("Ruth", "interviewer", ""),
    ]
    assert next(case.speakers for case in study.cases if case.id == "Amara") == (("P01", "Amara Osei"),)


def test_declared_replacements_leave_nothing_to_look_at(study: Study) -> None:
    """Where the change is known each coding stands exactly, around the replaced name too, and so does its evidence."""
    ids = [code(study, words) for words in ("Maria", "it, and Mar", "The budget was a secret.")]
    older = study.afresh().document("P01")
    place = segment(study, "Maria")
    placing = DeclaredChange.of([(place.start, place.end, "[person 1]")])
    newer = replace(corrected(("Maria", "[person 1]")), file_sha256=older.file_sha256)
    done = revising.revise(study.afresh(), Correction(newer, placing), ANA, verb="pseudonymise")
    assert [(one.before.id, one.after.text, one.after.moved) for one in done.codings] == [
        (ids[1], "it, and [person 1]", ""),
        (ids[0], "[person 1]", ""),
        (ids[2], "The budget was a secret.", ""),
    ]
    assert study.store.actions()[-1].verb == "pseudonymise"
    with pytest.raises(ValueError, match="do not make the corrected text"):
        revising.revise(study.afresh(), Correction(older, DeclaredChange.of([])), ANA)


def test_several_documents_in_one_action(study: Study) -> None:
    """What belongs together is taken back together."""
    with study.store.action("import", "P02", coder="ana", now=ANA.now) as action:
        action.add_document(document(("A", "We know Maria well."), name="P02"), case_id="P02")
    made = [corrected(("Maria", "Mary")), document(("A", "We know Mary well."), name="P02")]
    count = len(study.store.actions())
    revising.revise_all(study.afresh(), [Correction(one) for one in made], ANA)
    assert len(study.store.actions()) == count + 1
    assert all("Mary" in one.text for one in study.afresh().documents)


def test_same_text_and_dry_run_write_nothing(study: Study) -> None:
    """An unchanged text is said to be so; with keep=False the same is told and nothing is kept."""
    code(study, "The icy bee")
    before, actions = state(study), study.store.actions()
    assert revised(study).unchanged
    newer = corrected(("icy bee", "ICB"))
    planned = revising.revise(study.afresh(), Correction(newer), ANA, keep=False)
    assert (state(study), study.store.actions()) == (before, actions)
    done = revising.revise(study.afresh(), Correction(newer), ANA)
    assert [one.after for one in planned.codings] == [one.after for one in done.codings]
    assert [one.after.moved for one in done.codings] == ["proposed"]
