"""Who read which turns, who codes which documents blind, and which actions were people's own work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from themecode.model import Blinding, Decision, HandAct, ReadMark, independence

MARK = ReadMark("P01", "a" * 64, 1, 2, "read", "Zoë", "2026-11-25T10:00:00+00:00")
START = Blinding("P01", ("ana", "Zoë “B”"), "shown", "blind", "ana", "2026-11-25T10:00:00+00:00")


def test_read_marks_come_back_in_order(store: Any, samples: Any) -> None:
    """Marks of one action and of several keep their order; an undone one is not there."""
    samples.fill(store)
    second = replace(MARK, first=2, state="unread")
    with samples.acting(store, "read") as action:
        action.add_read_mark(MARK)
        action.add_read_mark(second)
    with samples.acting(store, "read") as action:
        action.add_read_mark(replace(MARK, coder="ben"))
    assert store.read_marks() == [MARK, second, replace(MARK, coder="ben")]
    with samples.acting(store, "undo") as action:
        action.undo(4)
    assert store.read_marks() == [replace(MARK, coder="ben")]


def test_blindings_come_back_with_their_action(store: Any, samples: Any) -> None:
    """Start and release are both kept: what was coded between them is known ever after."""
    samples.fill(store)
    with samples.acting(store, "blind start") as action:
        action.set_blinding(START)
        action.set_blinding(replace(START, document="P02", coders=()))
    with samples.acting(store, "blind release") as action:
        action.set_blinding(replace(START, state="released"))
    assert store.blindings() == [
        replace(START, action=4),
        replace(START, document="P02", coders=(), action=4),
        replace(START, state="released", action=5),
    ]


def test_hand_acts_are_peoples_codings_and_rulings(store: Any, samples: Any) -> None:
    """Each with its action, document and coder; neither the tagger's nor what was undone."""
    ids = samples.fill(store)
    mine = replace(samples.coding("P02"), coder="ben", origin="person", evidence=())
    with samples.acting(store, "confirm") as action:
        action.add_decisions([Decision(ids[0], "confirmed", "ana", samples.NOW)])
        action.add_codings([mine, replace(mine, code="time")])
    with samples.acting(store, "reject") as action:
        action.add_decisions([Decision(ids[0], "rejected", "cem", samples.NOW)])
        action.add_decisions([Decision(ids[1], "withdrawn", "rules", samples.NOW)])
    assert store.hand_acts() == [HandAct(4, "P01", "ana"), HandAct(4, "P02", "ben"), HandAct(5, "P01", "cem")]
    with samples.acting(store, "undo") as action:
        action.undo(5)
    assert store.hand_acts() == [HandAct(4, "P01", "ana"), HandAct(4, "P02", "ben")]


def test_independence_is_told_from_the_journal(store: Any, samples: Any) -> None:
    """Codings between start and release are independent, those after it are not, those of others never were."""
    ids = samples.fill(store)

    def rule(number: int, coder: str) -> None:
        with samples.acting(store, "confirm") as action:
            action.add_decisions([Decision(ids[number], "confirmed", coder, samples.NOW)])

    with samples.acting(store, "blind start") as action:
        action.set_blinding(START)
    rule(0, "ana")
    rule(0, "cem")
    rule(1, "ana")
    with samples.acting(store, "blind release") as action:
        action.set_blinding(replace(START, state="released"))
    rule(2, "Zoë “B”")
    found = {(one.document, one.coder): one for one in independence(store.blindings(), store.hand_acts())}
    assert {key: one.independent for key, one in found.items()} == {
        ("P01", "ana"): True, ("P01", "cem"): False, ("P02", "ana"): False, ("P01", "Zoë “B”"): False,
    }  # fmt: skip
    assert found["P01", "ana"].rules == "shown"
