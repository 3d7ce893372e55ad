"""The interview guide, summaries and stances: what is written comes back, and an undo takes it away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Guide, GuideMatch, Pointer, Question, RuleText, Stance, Summary

GUIDE = Guide("Talks “1”", (Question("q1", (RuleText("How?"),)),), source="guide: Talks\n", sha256="a" * 64)
MATCH = GuideMatch("P01", "a" * 64, 2, "q1", "asks", "Zoë", "2026-11-25T10:00:00+00:00")
WRITTEN = Summary("case 1", "money", "Kept “apart”.", (), "Zoë", "2026-11-25T10:00:00+00:00")


def test_guides_come_back_the_newest_last(store: Any, samples: Any) -> None:
    """Every version is kept with its own text; undone ones are not there."""
    assert store.guide() is None
    for number in (1, 2):
        with samples.acting(store, "guide import") as action:
            action.use_guide(replace(GUIDE, source=f"guide: {number}\n"), "guide.yaml")
    used = store.guide()
    assert (used.action, used.title, used.file, used.source) == (2, "Talks “1”", "guide.yaml", "guide: 2\n")
    assert used.created == samples.NOW
    with samples.acting(store, "undo") as action:
        action.undo(2)
    assert [one.source for one in store.guides()] == ["guide: 1\n"]


def test_matches_come_back_in_order(store: Any, samples: Any) -> None:
    """Later words of the same turn and question come later; within an action the last one is kept."""
    samples.fill(store)
    with samples.acting(store, "guide match") as action:
        action.set_guide_match(MATCH)
        action.set_guide_match(replace(MATCH, ruling="does not ask"))
    with samples.acting(store, "guide match") as action:
        action.set_guide_match(replace(MATCH, turn=1))
    with samples.acting(store, "guide match") as action:
        action.set_guide_match(MATCH)
    assert store.guide_matches() == [replace(MATCH, ruling="does not ask"), replace(MATCH, turn=1), MATCH]


def test_summaries_come_back_with_their_pointers(store: Any, samples: Any) -> None:
    """The newest wording holds; one without text is gone; pointers come back in order, and an undo restores both."""
    ids = samples.fill(store)
    pointers = tuple(Pointer(name, f"{name:0>16}"[-16:]) for name in (ids[2], ids[0]))
    with samples.acting(store, "framework") as action:
        action.set_summary(replace(WRITTEN, pointers=pointers))
    with samples.acting(store, "framework") as action:
        action.set_summary(replace(WRITTEN, text="Not apart.", pointers=pointers[:1]))
        action.set_summary(replace(WRITTEN, case="P02", pointers=pointers[1:]))
    assert store.summaries() == [
        replace(WRITTEN, case="P02", pointers=pointers[1:]),
        replace(WRITTEN, text="Not apart.", pointers=pointers[:1]),
    ]
    with samples.acting(store, "framework") as action:
        action.set_summary(replace(WRITTEN, case="P02", text=""))
    assert [one.case for one in store.summaries()] == ["case 1"]
    with samples.acting(store, "undo") as action:
        action.undo(5)
    assert store.summaries() == [replace(WRITTEN, pointers=pointers)]


def test_a_pointer_to_no_coding_is_refused(store: Any, samples: Any) -> None:
    """Nothing is written."""
    samples.fill(store)
    with pytest.raises(ThemecodeError, match="There is no coding 'c000099'"), samples.acting(store) as action:
        action.set_summary(replace(WRITTEN, pointers=(Pointer("c000099", "0" * 16),)))
    assert store.summaries() == []


def test_stances_come_back_by_coding(store: Any, samples: Any) -> None:
    """The last word holds; an empty one takes it back."""
    ids = samples.fill(store)
    said = Stance(ids[1], "contradicts", "Zoë", samples.NOW)
    with samples.acting(store, "stance") as action:
        action.set_stance(said)
        action.set_stance(replace(said, coding=ids[0], bearing="supports"))
    with samples.acting(store, "stance") as action:
        action.set_stance(replace(said, coding=ids[0], bearing=""))
    assert store.stances() == [said]
    with samples.acting(store, "undo") as action:
        action.undo(5)
    assert [one.bearing for one in store.stances()] == ["supports", "contradicts"]
