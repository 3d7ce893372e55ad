"""When people last worked in each document, as the journal stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from themecode.model import Decision
from themecode.store import Store


def test_hand_codings_and_decisions_count_and_the_tagger_does_not(store: Store, samples: Any) -> None:
    """Actions 1 to 3 import, use and tag; a person decides on P01 in 4, codes P02 in 5; the tagger rules in 6."""
    ids = samples.fill(store)
    assert store.last_coded() == {}
    with samples.acting(store, "confirm") as action:
        action.add_decisions([Decision(ids[0], "confirmed", "ana", samples.NOW)])
    with samples.acting(store, "code") as action:
        action.add_codings([replace(samples.coding("P02"), coder="ana", origin="person", evidence=())])
    with samples.acting(store, "tag") as action:
        action.add_decisions([Decision(ids[1], "withdrawn", "rules", samples.NOW)])
    assert store.last_coded() == {"P01": 4, "P02": 5}


def test_what_was_undone_was_never_done(store: Store, samples: Any) -> None:
    """The decision before the undone one counts again."""
    ids = samples.fill(store)
    for ruling in ("confirmed", "rejected"):
        with samples.acting(store, "confirm") as action:
            action.add_decisions([Decision(ids[0], ruling, "ana", samples.NOW)])
    assert store.last_coded() == {"P01": 5}
    with samples.acting(store, "undo") as action:
        action.undo(5)
    assert store.last_coded() == {"P01": 4}
