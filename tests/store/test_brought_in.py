"""Which documents and codings an action brought in, whatever became of them."""

from __future__ import annotations

from typing import Any

from themecode.store import Store


def test_each_action_is_asked_for_its_own(store: Store, samples: Any) -> None:
    """Action 1 imports two documents, action 3 tags; what was undone is still what it brought in."""
    ids = samples.fill(store)
    assert store.brought_in(1) == (frozenset({"P01", "P02"}), frozenset(), frozenset())
    assert store.brought_in(2) == (frozenset(), frozenset(), frozenset())
    assert store.brought_in(3) == (frozenset(), frozenset(ids), frozenset())
    with samples.acting(store, "undo") as action:
        action.undo(3)
    assert store.brought_in(3) == (frozenset(), frozenset(ids), frozenset())
    assert store.brought_in(99) == (frozenset(), frozenset(), frozenset())
