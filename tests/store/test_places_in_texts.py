"""Which actions wrote texts and places in them, and where codings stood before they were moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from themecode.model import Anchor, Attribute, Memo, Segment, Speaker, Turn

MOVED = Anchor("c000001", Segment("P01", 5, 16), "ng-fenced it", "proposed")


def test_every_version_of_a_text_is_known(store: Any, samples: Any) -> None:
    """The undone ones too, with the action that wrote each."""
    samples.fill(store)
    with samples.acting(store, "revise") as action:
        action.add_document(samples.text(words="Other words."))
    with samples.acting(store, "undo") as action:
        action.undo(4)
    assert store.texts() == [(1, "P01"), (1, "P02"), (4, "P01")]


def test_actions_rest_on_the_documents_in_which_they_wrote_places(store: Any, samples: Any) -> None:
    """Codings, evidence, anchors, memos and evidence of attributes; roles and decisions rest on no text."""
    samples.fill(store)
    with samples.acting(store) as action:
        action.set_evidence("c000002", samples.EVIDENCE)
    with samples.acting(store) as action:
        action.move_codings([MOVED])
    with samples.acting(store) as action:
        action.set_memo(Memo("", "segment", "P02", "m", "ana", "", segment=Segment("P02", 0, 3)))
        action.set_memo(Memo("", "project", "", "m", "ana", ""))
    with samples.acting(store) as action:
        action.set_attribute("case 1", Attribute("size", "large", Segment("P01", 0, 3)))
        action.set_speaker(Speaker("P02", "Zoë", "interviewer"))
    assert store.footings() == {(3, "P01"), (3, "P02"), (4, "P02"), (5, "P01"), (6, "P02"), (7, "P01")}


def test_places_of_before_are_kept(store: Any, samples: Any) -> None:
    """The one where a coding was made comes first, the present one is left out, and so is what was undone."""
    samples.fill(store)
    made = store.codings()[0]
    for anchor in (MOVED, replace(MOVED, segment=Segment("P01", 6, 17)), replace(MOVED, segment=Segment("P01", 7, 18))):
        with samples.acting(store, "revise") as action:
            action.move_codings([anchor])
    assert store.earlier_places() == {
        "c000001": [
            Anchor("c000001", made.segment, made.text),
            MOVED,
            replace(MOVED, segment=Segment("P01", 6, 17)),
        ]
    }
    with samples.acting(store, "undo") as action:
        action.undo(5)
    assert [place.segment.start for place in store.earlier_places()["c000001"]] == [3, 5]


def test_only_those_who_speak_in_the_present_text_are_its_speakers(store: Any, samples: Any) -> None:
    """A name that a correction took away has its role again when the correction is undone."""
    samples.fill(store)
    before = store.speakers()
    assert before
    with samples.acting(store, "revise") as action:
        action.add_document(replace(samples.text(), turns=(Turn("P01", 1, "Zoe", 0, 4),)))
    assert store.speakers() == []
    with samples.acting(store, "undo") as action:
        action.undo(4)
    assert store.speakers() == before
