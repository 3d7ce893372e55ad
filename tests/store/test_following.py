"""What changed since an action: codings by name, other records by kind, undone and redone ones too."""

from __future__ import annotations

from typing import Any

from themecode.memory import MemoryStore
from themecode.model import Decision, Memo
from themecode.store import Store


def test_nothing_is_new_after_the_newest(store: Store | MemoryStore, samples: Any) -> None:
    """An empty journal has no newest action; whoever knows the newest has nothing to read."""
    assert store.newest() == 0
    samples.fill(store)
    newest = store.newest()
    assert newest == len(store.actions())
    assert store.actions_since(newest) == []
    assert store.touched(newest) == ({}, frozenset())


def test_codings_are_told_with_their_documents(store: Store | MemoryStore, samples: Any) -> None:
    """New ones, and those that were ruled about; nothing else."""
    samples.fill(store)
    names = {coding.id: coding.segment.document for coding in store.codings()}
    before = store.newest()
    with samples.acting(store) as action:
        action.add_codings([samples.coding()])
    made = store.touched(before)
    assert (len(made.codings), made.kinds) == (1, frozenset())
    assert not made.codings.keys() & names.keys()
    ruled = min(names)
    with samples.acting(store) as action:
        action.add_decisions([Decision(ruled, "confirmed", "ana", "2026")])
    assert store.touched(before).codings == {**made.codings, ruled: names[ruled]}
    assert [one.number for one in store.actions_since(before)] == [before + 1, before + 2]


def test_an_undo_touches_what_it_took_back(store: Store | MemoryStore, samples: Any) -> None:
    """However many undos of undos lie between."""
    samples.fill(store)
    with samples.acting(store) as action:
        (name,) = action.add_codings([samples.coding()])
        action.set_memo(Memo("", "project", "", "So far.", "ana", "2026"))
    made = store.newest()
    for _ in range(3):
        newest = store.newest()
        with samples.acting(store, "undo") as action:
            action.undo(newest)
        touched = store.touched(newest)
        assert (set(touched.codings), touched.kinds) == ({name}, {"memo"})
    assert store.touched(made).codings.keys() == {name}


def test_texts_are_told_by_kind(store: Store | MemoryStore, samples: Any) -> None:
    """A document, its case and its attributes, a speaker, a codebook."""
    samples.fill(store)
    everything = store.touched(0)
    assert {"document", "case"} <= everything.kinds
    assert everything.codings.keys() == {coding.id for coding in store.codings()}


def test_some_codings_read_as_all_do(store: Store | MemoryStore, samples: Any) -> None:
    """By name, with their evidence and their rulings; names of none are left out."""
    samples.fill(store)
    names = [coding.id for coding in store.codings()][:2]
    with samples.acting(store) as action:
        action.add_decisions([Decision(name, "confirmed", "ana", "2026") for name in names])
    assert store.codings_named(names) == [coding for coding in store.codings() if coding.id in names]
    assert store.decisions_on(names[:1]) == [one for one in store.decisions() if one.coding == names[0]]
    assert store.codings_named(["c999999"]) == store.decisions_on([]) == []


def test_many_names_are_read_in_parts(store: Store | MemoryStore, samples: Any) -> None:
    """More than a database takes in one question."""
    samples.fill(store)
    with samples.acting(store) as action:
        names = action.add_codings([samples.coding() for _ in range(1_203)])
    assert [coding.id for coding in store.codings_named(names)] == names
