"""Undo is another action: what it took back is not read, and comes back whole when it is undone in its turn."""

from __future__ import annotations

from typing import Any

import pytest

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Decision
from themecode.store import Store


def test_undo_and_redo(store: Store, samples: Any) -> None:
    """Undo takes away what an action wrote; undoing the undo brings it back, with the same ids."""
    samples.fill(store)
    before = store.codings()
    with samples.acting(store, "undo") as action:
        action.undo(3)
    assert store.codings() == []
    with samples.acting(store, "redo") as action:
        action.undo(4)
    assert store.codings() == before


def test_ids_are_never_used_again(store: Store, samples: Any) -> None:
    """A coding's id is not given twice, also when its action was undone."""
    samples.fill(store)
    with samples.acting(store, "undo") as action:
        action.undo(3)
    with samples.acting(store) as action:
        assert action.add_codings([samples.coding()]) == ["c000004"]
    assert [one.id for one in store.codings()] == ["c000004"]


def test_undone_import_may_be_repeated(store: Store, samples: Any) -> None:
    """A document that was imported, undone and imported again is there once, as it was imported last."""
    corrected = samples.text(words="Another text altogether.")
    with samples.acting(store, "import") as action:
        action.add_document(samples.text(), "case 1")
    with samples.acting(store, "undo") as action:
        action.undo(1)
    assert (store.documents(), store.cases()) == ([], [])
    with samples.acting(store, "import") as action:
        action.add_document(corrected)
    assert store.documents() == [corrected]


def test_nothing_points_at_a_document_that_was_undone(store: Store, samples: Any) -> None:
    """Without its document a coding, speaker or case document is left out; on redo all are back."""
    samples.fill(store)
    read = (store.codings(), store.speakers(), store.cases())
    with samples.acting(store, "undo") as action:
        action.undo(1)
    assert (store.codings(), store.speakers(), store.cases()) == ([], [], [])
    with samples.acting(store, "redo") as action:
        action.undo(4)
    assert (store.codings(), store.speakers(), store.cases()) == read


def test_ruling_on_an_undone_coding_is_left_out(store: Store, samples: Any) -> None:
    """A decision whose coding does not stand is not read."""
    ids = samples.fill(store)
    with samples.acting(store, "review") as action:
        action.add_decisions([Decision(ids[0], "confirmed", "ana", "1")])
    with samples.acting(store, "undo") as action:
        action.undo(3)
    assert store.decisions() == []


def test_unknown_action_cannot_be_undone(store: Store, samples: Any) -> None:
    """Undoing an action that is not there says so; the log stays as it was."""
    samples.fill(store)
    with pytest.raises(UnknownNameError, match="no action '9'"), samples.acting(store, "undo") as action:
        action.undo(9)
    assert len(store.actions()) == 3


def test_nothing_is_undone_twice(store: Store, samples: Any) -> None:
    """An action that is undone already is not undone again, for a redo would then do nothing."""
    samples.fill(store)
    with samples.acting(store, "undo") as action:
        action.undo(3)
    with pytest.raises(ThemecodeError, match="undone already"), samples.acting(store, "undo") as action:
        action.undo(3)
    with pytest.raises(ValueError, match="one open action"), samples.acting(store, "undo") as action:  # noqa: PT012
        action.undo(2)
        action.undo(1)
