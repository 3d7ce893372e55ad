"""Undo and redo by several coders: the state is that of a slow replay which keeps what stands and forgets the rest."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.model import Attribute, Case, Coding, Decision, Memo, Segment, Speaker, current_codings
from themecode.store import Store
from themecode.workflow import undoing
from themecode.workflow.log import Entries, log_table
from themecode.workflow.study import Author, Study

CODERS = ("ana", "ben")
NOW = "2026-11-25T09:00:00+00:00"


@dataclass
class Entry:
    """One action as the replay remembers it: who did what, and whether it stands."""

    number: int
    coder: str
    what: tuple[Any, ...]
    stands: bool = True
    undo: int = 0


@dataclass
class Replay:
    """A slow and obvious journal: a list of entries, and for each coder those that a redo would bring back."""

    entries: list[Entry] = field(default_factory=list)
    taken_back: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in CODERS})

    def act(self, number: int, coder: str, what: tuple[Any, ...]) -> None:
        """Remember an action; what its coder took back before cannot be done again."""
        self.entries.append(Entry(number, coder, what))
        self.taken_back[coder].clear()

    def newest(self, coder: str) -> Entry | None:
        """Return the coder's newest action that stands."""
        return next((one for one in reversed(self.entries) if one.stands and one.coder == coder), None)

    def undo(self, coder: str, entry: Entry, undo: int) -> None:
        """Take an action back."""
        entry.stands, entry.undo = False, undo
        self.taken_back[coder].append(entry)

    def redo(self, coder: str) -> Entry:
        """Do again what the coder took back last."""
        entry = self.taken_back[coder].pop()
        entry.stands = True
        return entry

    def bring_back(self, entry: Entry) -> None:
        """Do again what anybody took back."""
        entry.stands = True
        for waiting in self.taken_back.values():
            waiting[:] = [one for one in waiting if one is not entry]

    def state(self) -> dict[str, Any]:
        """Tell the state from what stands, one action after the other."""
        codings: dict[str, list[str]] = {}
        roles: dict[str, str] = {"Zoë": "participant"}
        attributes: dict[str, str] = {}
        memos: dict[str, str] = {}
        made = {one.what[1] for one in self.entries if one.stands and one.what[0] == "code"}
        for one in self.entries:
            if not one.stands:
                continue
            kind, *rest = one.what
            if kind == "code":
                codings[rest[0]] = [rest[1], "unreviewed"]
            elif kind == "rule" and rest[0] in made:
                codings[rest[0]][1] = rest[1]
            elif kind == "role":
                roles["Zoë"] = rest[0]
            elif kind == "attribute":
                attributes[rest[0]] = rest[1]
            elif kind == "memo":
                memos[rest[0]] = rest[1]
        return {
            "codings": {name: tuple(told) for name, told in codings.items() if told[1] != "withdrawn"},
            "roles": roles,
            "attributes": {name: value for name, value in attributes.items() if value},
            "memos": {name: text for name, text in memos.items() if text},
        }


def state(store: Store | MemoryStore) -> dict[str, Any]:
    """Tell the same of a journal."""
    codings = current_codings(store.codings(), store.decisions())
    cases = store.cases() or [Case("c", (), ())]
    return {
        "codings": {one.id: (one.code, one.status) for one in codings},
        "roles": {one.name: one.role for one in store.speakers()},
        "attributes": {one.name: one.value for one in cases[0].attributes},
        "memos": {one.id: one.text for one in store.memos()},
    }


class Desk:
    """Two coders at one project, and the replay beside it."""

    def __init__(self, store: Store | MemoryStore, dice: random.Random, text: Any) -> None:
        self.store, self.dice, self.replay = store, dice, Replay()
        with store.action("import", coder="cem", now=NOW) as action:
            action.add_document(text)
            action.set_speaker(Speaker(text.id, "Zoë", "participant"))

    def step(self) -> None:
        """Let one of them do something."""
        coder = self.dice.choice(CODERS)
        acts: list[Callable[[str], None]] = [self._code, self._rule, self._role, self._attribute, self._memo]
        self.dice.choices(
            [*acts, self._undo, self._undo_one, self._redo, self._bring_back], [3, 3, 1, 2, 3, 5, 1, 5, 1]
        )[0](coder)

    def _code(self, coder: str) -> None:
        code = self.dice.choice("xyz")
        coding = Coding("", Segment("P01", 0, 2), "We", code, coder, "person", NOW)
        with self.store.action("code", coder=coder, now=NOW) as action:
            (name,) = action.add_codings([coding])
        self.replay.act(action.number, coder, ("code", name, code))

    def _rule(self, coder: str) -> None:
        made = [one.what[1] for one in self.replay.entries if one.what[0] == "code"]
        if made:
            name, ruling = self.dice.choice(made), self.dice.choice(("confirmed", "rejected", "withdrawn"))
            with self.store.action("rule", coder=coder, now=NOW) as action:
                action.add_decisions([Decision(name, ruling, coder, NOW)])
            self.replay.act(action.number, coder, ("rule", name, ruling))

    def _role(self, coder: str) -> None:
        role = self.dice.choice(("participant", "interviewer"))
        with self.store.action("speakers", coder=coder, now=NOW) as action:
            action.set_speaker(Speaker("P01", "Zoë", role))
        self.replay.act(action.number, coder, ("role", role))

    def _attribute(self, coder: str) -> None:
        name, value = self.dice.choice("mn"), self.dice.choice(("1", "2", ""))
        with self.store.action("cases set", coder=coder, now=NOW) as action:
            action.set_attribute("c", Attribute(name, value))
        self.replay.act(action.number, coder, ("attribute", name, value))

    def _memo(self, coder: str) -> None:
        known = [one.what[1] for one in self.replay.entries if one.what[0] == "memo"]
        name, text = self.dice.choice(("", *known)), self.dice.choice(("a", "b", ""))
        with self.store.action("memo", coder=coder, now=NOW) as action:
            name = action.set_memo(Memo(name, "project", "", text, coder, NOW))
        self.replay.act(action.number, coder, ("memo", name, text))

    def _undo(self, coder: str) -> None:
        entry = self.replay.newest(coder)
        if entry is None:
            with pytest.raises(ThemecodeError, match=r"nothing of|nothing to"):
                undoing.undo(Study(self.store), Author(coder, NOW))
            return
        assert undoing.undo(Study(self.store), Author(coder, NOW)).number == entry.number
        self.replay.undo(coder, entry, self.store.actions()[-1].number)

    def _undo_one(self, coder: str) -> None:
        standing = [one for one in self.replay.entries if one.stands]
        if standing:
            entry = self.dice.choice(standing)
            undoing.undo(Study(self.store), Author(coder, NOW), entry.number)
            self.replay.undo(coder, entry, self.store.actions()[-1].number)

    def _redo(self, coder: str) -> None:
        if not self.replay.taken_back[coder]:
            with pytest.raises(ThemecodeError, match=r"something else was done|nothing that"):
                undoing.redo(Study(self.store), Author(coder, NOW))
            return
        assert undoing.redo(Study(self.store), Author(coder, NOW)).number == self.replay.redo(coder).number

    def _bring_back(self, coder: str) -> None:
        gone = [one for one in self.replay.entries if not one.stands]
        if gone:
            entry = self.dice.choice(gone)
            undoing.undo(Study(self.store), Author(coder, NOW), entry.undo)
            self.replay.bring_back(entry)


@contextmanager
def opened(kind: str, new_database: Any) -> Iterator[Store | MemoryStore]:
    """Open a new journal, wherever it lies."""
    if kind == "memory":
        yield MemoryStore()
    elif kind == "sqlite":
        with Store.create("sqlite://") as store:
            yield store
    else:
        with new_database() as url, Store.create(url) as store:
            yield store


@pytest.mark.parametrize(("kind", "times"), [("memory", 1000), ("sqlite", 20), ("postgresql", 3)])
def test_random_sequences_end_as_their_replay(kind: str, times: int, histories: Any, new_database: Any) -> None:
    """A thousand sequences in memory, some on each database: after every step the journal says what the replay says."""
    back = 0
    for seed in range(times):
        with opened(kind, new_database) as store:
            desk = Desk(store, random.Random(seed), histories.document("P01", "Zoë"))
            for _ in range(desk.dice.randint(5, 25)):
                desk.step()
                if kind != "memory":
                    assert state(store) == desk.replay.state(), seed
            assert state(store) == desk.replay.state(), seed
            back += sum(not one.stands for one in desk.replay.entries)
    assert back > times


def test_redo_stops_where_something_else_was_done(histories: Any) -> None:
    """Undo, undo, redo, redo go back and forth; a new action in between ends that."""
    desk = Desk(MemoryStore(), random.Random(1), histories.document("P01", "Zoë"))
    study, ana = Study(desk.store), Author("ana", NOW)
    for _ in range(2):
        desk._code("ana")
    assert [undoing.undo(study, ana).number for _ in range(2)] == [3, 2]
    desk._code("ben")
    assert [undoing.redo(study, ana).number for _ in range(2)] == [2, 3]
    with pytest.raises(ThemecodeError, match="nothing that ana took back"):
        undoing.redo(study, ana)
    undoing.undo(study, ana)
    desk._code("ana")
    with pytest.raises(ThemecodeError, match="something else was done: 10 code, by ana"):
        undoing.redo(study, ana)


def test_undo_is_ones_own(histories: Any) -> None:
    """Ben has nothing to undo and is told whose the newest action is; anybody's may be undone on purpose."""
    desk = Desk(MemoryStore(), random.Random(1), histories.document("P01", "Zoë"))
    desk._code("ana")
    ben = Author("ben", NOW)
    with pytest.raises(ThemecodeError, match="nothing of ben to undo; the newest action is 2 code, by ana") as caught:
        undoing.undo(Study(desk.store), ben)
    assert "--anyone" in caught.value.mend
    assert undoing.undo(Study(desk.store), ben, anyone=True).coder == "ana"


def test_the_log_is_asked(histories: Any) -> None:
    """By coder, verb, document, day and number; what is asked for wrongly says what there is."""
    desk = Desk(MemoryStore(), random.Random(1), histories.document("P01", "Zoë"))
    for coder in ("ana", "ben", "ana"):
        desk._code(coder)
    desk._memo("ben")
    study = Study(desk.store)

    def numbers(**wanted: Any) -> list[Any]:
        return log_table(study, Entries(**wanted)).column("number")

    assert numbers() == [1, 2, 3, 4, 5]
    assert numbers(coder="ana") == [2, 4]
    assert numbers(verb="code", newest=2) == [3, 4]
    assert numbers(document="P01") == [1, 2, 3, 4]
    assert numbers(since="2026-11-25") == [1, 2, 3, 4, 5]
    assert numbers(since="2026-11-26") == []
    assert log_table(study, Entries("ben")).basis == "2 actions of 5, 0 of them undone. Times are UTC."
    with pytest.raises(ThemecodeError, match="no coder 'anna'"):
        numbers(coder="anna")
    with pytest.raises(ThemecodeError, match="'yesterday' is no day"):
        numbers(since="yesterday")
