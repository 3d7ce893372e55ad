"""Corrected places, speakers that are cases, attributes of documents, memos, sets, and checks of transcripts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Anchor, Case, Memo, NamedSet, Segment, TranscriptCheck, adrift, current_codings

MOVED = Anchor("c000001", Segment("P01", 5, 16), "ng-fenced it", "proposed")
MEMO = Memo("", "segment", "P01", "She laughed.", "ana", "2026-11-25", "tone", Segment("P01", 3, 14))


def test_coding_stands_where_the_correction_put_it(store: Any, samples: Any) -> None:
    """A moved coding has the place and words of its newest standing anchor, and goes back when that is undone."""
    samples.fill(store)
    before = store.codings()
    with samples.acting(store, "revise") as action:
        action.move_codings([MOVED])
    with samples.acting(store, "revise") as action:
        action.move_codings([replace(MOVED, segment=Segment("P01", 6, 17), moved="")])
    assert (store.codings()[0].segment, store.codings()[0].moved) == (Segment("P01", 6, 17), "")
    with samples.acting(store, "undo") as action:
        action.undo(5)
    moved = store.codings("P01")[0]
    assert (moved.segment, moved.text, moved.moved) == (MOVED.segment, MOVED.text, "proposed")
    assert store.codings()[1:] == before[1:]
    with samples.acting(store, "undo") as action:
        action.undo(4)
    assert store.codings() == before


def test_coding_whose_words_are_gone_is_not_current(store: Any, samples: Any) -> None:
    """What a correction took away is adrift: no tally sees it, and it is not lost."""
    samples.fill(store)
    with samples.acting(store, "revise") as action:
        action.move_codings([replace(MOVED, moved="gone")])
    assert [coding.id for coding in current_codings(store.codings(), [])] == ["c000002", "c000003"]
    assert [coding.id for coding in adrift(store.codings(), [])] == ["c000001"]


def test_anchor_needs_a_coding(store: Any, samples: Any) -> None:
    """A place for a coding that is not there is a mistake."""
    with pytest.raises(ThemecodeError, match="no coding"), samples.acting(store) as action:
        action.move_codings([MOVED])


def test_speakers_can_be_cases(store: Any, samples: Any) -> None:
    """A speaker of a document belongs to a case of its own until that is taken back."""
    samples.fill(store)
    with samples.acting(store, "cases") as action:
        action.set_case_speaker("Ana", "P01", "Ana")
        action.set_case_speaker("Nobody", "P99", "Ana")
    assert store.cases() == [Case("Ana", speakers=(("P01", "Ana"),)), Case("case 1", ("P01",))]
    with samples.acting(store, "cases") as action:
        action.set_case_speaker("", "P01", "Ana")
    assert store.cases() == [Case("case 1", ("P01",))]


def test_documents_have_attributes(store: Any, samples: Any) -> None:
    """A document brings its attributes; one that is set later wins, an empty one takes it away."""
    given = replace(samples.text(), attributes=(("kind", "strategy"), ("year", "2023")))
    with samples.acting(store, "import") as action:
        action.add_document(given)
    assert store.documents() == [given]
    assert store.documents()[0].kind == "strategy"
    with samples.acting(store) as action:
        action.set_document_attribute("P01", "kind", "forward plan")
        action.set_document_attribute("P01", "year", "")
    assert store.documents()[0].attributes == (("kind", "forward plan"),)


def test_memos_are_worded_anew_and_taken_away(store: Any, samples: Any) -> None:
    """A memo keeps its id through new wordings; an empty one is gone, and comes back on undo."""
    with samples.acting(store, "memo") as action:
        assert [action.set_memo(MEMO), action.set_memo(Memo("", "project", "", "Plan.", "ana", "2026"))] == [
            "m0001",
            "m0002",
        ]
    with samples.acting(store, "memo") as action:
        assert action.set_memo(replace(MEMO, id="m0001", text="She laughed twice.")) == "m0001"
        assert action.set_memo(replace(MEMO, about="code", target="money", segment=None)) == "m0003"
    assert [(memo.id, memo.text) for memo in store.memos()][:2] == [("m0001", "She laughed twice."), ("m0002", "Plan.")]
    assert store.memos()[0] == replace(MEMO, id="m0001", text="She laughed twice.")
    with samples.acting(store, "memo") as action:
        action.set_memo(replace(MEMO, id="m0001", text=""))
    assert [memo.id for memo in store.memos()] == ["m0002", "m0003"]
    with samples.acting(store, "undo") as action:
        action.undo(3)
    assert [memo.id for memo in store.memos()] == ["m0001", "m0002", "m0003"]
    with pytest.raises(ThemecodeError, match="no memo"), samples.acting(store) as action:
        action.set_memo(replace(MEMO, id="m0009"))


def test_sets_come_back(store: Any, samples: Any) -> None:
    """A set keeps its members in order; one without members is gone."""
    wave = NamedSet("wave 1", (("document", "P02"), ("code", "money"), ("memo", "m0001")), "First “wave”.")
    with samples.acting(store, "set") as action:
        action.set_named_set(wave)
    assert store.named_sets() == [wave]
    with samples.acting(store, "set") as action:
        action.set_named_set(replace(wave, members=()))
    assert store.named_sets() == []


def test_checks_of_transcripts_are_kept_in_order(store: Any, samples: Any) -> None:
    """Each time that somebody compared a transcript with its recording is kept."""
    first = TranscriptCheck("P01", "ana", "2026-11-25", 0, 600_000, 4)
    second = replace(first, start_ms=600_000, end_ms=900_000, turns=60, errors=1)
    with samples.acting(store, "check") as action:
        action.add_transcript_check(first)
        action.add_transcript_check(second)
    assert store.transcript_checks() == [first, second]
