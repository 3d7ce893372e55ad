"""A study kept in memory as it stands: after an action, whoever's, only what it touched is read again."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.model import Action, Coding, Touched, adrift, current_codings, text_order
from themecode.workflow.progress import Readers
from themecode.workflow.study import Study

if TYPE_CHECKING:
    from themecode.memory import MemoryStore
    from themecode.store import Store

_FEW = 2_000
"""Up to so many codings are read one by one; more are read with all others, which is then quicker."""
_READ = ("veil", "documents", "speakers", "cases", "codebook", "memos", "decisions", "codings", "adrift")
_RULED = ("decisions", "codings", "adrift")
_READ_ANEW = {
    "document": ("documents", "speakers", "cases", *_RULED),
    "blinding": _READ,
    "speaker": ("speakers",),
    "case": ("cases",),
    "codebook": ("codebook",),
    "memo": ("memos",),
}
"""What is read again where actions touched records of a kind."""


@dataclass(frozen=True)
class News:
    """What became of a study: codings new or changed, ids of those that are gone, and the actions that did it."""

    codings: tuple[Coding, ...] = ()
    removed: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    actions: tuple[Action, ...] = ()


@dataclass
class Present:
    """The study as it stands now and as a coder sees it; `follow` before it is used."""

    store: Store | MemoryStore
    coder: str
    study: Study = field(init=False)
    actions: list[Action] = field(default_factory=list)
    version: int = -1
    readers: Readers = field(init=False)
    """Who read and coded which turns."""
    _brought: list[tuple[int, int]] = field(default_factory=list)
    """What merges brought: after another one the actions are in another order."""
    _doubles: dict[str, str] = field(default_factory=dict)
    uids: dict[str, int] = field(default_factory=dict)
    """The number of every action by its uid."""

    def follow(self) -> News:
        """Read what other actions did since the last time; nothing where there were none."""
        if self.store.newest() == self.version:
            return News()
        with self.store.snapshot():
            brought = self.store.brought()
            if self.version < 0 or self.store.newest() < self.version or brought != self._brought:
                self._brought = brought
                return self._read_all()
            return self._read_new()

    def touched(self, since: int) -> Touched:
        """Return what the actions after one touched."""
        return self.store.touched(since)

    def _read_all(self) -> News:
        self.study = _loaded(Study(self.store, self.coder))
        self.actions, self.uids, self._doubles = [], {}, self.store.doubles()
        self._note(self.store.actions())
        return News(kinds=frozenset((*_READ_ANEW, "other")))

    def _read_new(self) -> News:
        touched, before = self._with_doubles(self.store.touched(self.version)), self.study
        whole = bool(touched.kinds & {"document", "blinding"}) or len(touched.codings) > _FEW
        anew = {name for kind in touched.kinds for name in _READ_ANEW.get(kind, ())}
        anew |= {*_RULED} if touched.codings or whole else set()
        known = {} if whole else _patched(before, touched.codings)
        self.study = _loaded(before.afresh(*(name for name in _READ if name not in anew), **known))
        actions = self.store.actions_since(self.version)
        self._note(actions)
        only = None if whole else touched.codings
        changed, removed = _differences(before, self.study, only) if "codings" in anew else ((), ())
        return News(changed, removed, touched.kinds, tuple(actions))

    def _with_doubles(self, touched: Touched) -> Touched:
        """Add the codings that say the same as those that were touched, in copies that were merged.

        One of each kind stands for all of them, and which one it is may be another now.
        """
        if not self.store.parted():
            return touched
        earlier, self._doubles = self._doubles, self.store.doubles()
        names = dict(touched.codings)
        for stands_for in (earlier, self._doubles):
            heads = {stands_for.get(name, name): at for name, at in names.items()}
            names |= heads | {name: heads[head] for name, head in stands_for.items() if head in heads}
        return touched._replace(codings=names)

    def _note(self, actions: list[Action]) -> None:
        self.actions += actions
        self.uids.update((action.uid, action.number) for action in actions)
        self.version = max((action.number for action in actions), default=0)
        self.readers = Readers(self.study)


def _loaded(study: Study) -> Study:
    """Read what every answer needs; a project without a codebook is one, too."""
    for name in _READ:
        with suppress(ThemecodeError):
            getattr(study, name)
    return study


def _patched(study: Study, touched: Mapping[str, str]) -> dict[str, object]:
    """Return the study's codings with some of them read again."""
    if not touched:
        return {}
    found = study.veil.codings(study.store.codings_named(touched.keys()))
    rulings = study.veil.decisions(study.store.decisions_on(touched.keys()), found)
    kept = [coding for coding in study.codings if coding.id not in touched]
    for coding in current_codings(found, rulings):
        insort(kept, coding, key=text_order)
    gone = [coding for coding in study.adrift if coding.id not in touched]
    ruled = [decision for decision in study.decisions if decision.coding not in touched]
    return {"codings": kept, "adrift": [*gone, *adrift(found, rulings)], "decisions": [*ruled, *rulings]}


def _differences(
    before: Study, after: Study, only: Mapping[str, str] | None
) -> tuple[tuple[Coding, ...], tuple[str, ...]]:
    """Return the codings that are new or changed, and the ids of those that are gone; `only` some may differ."""
    old, new = (
        {coding.id: coding for coding in study.codings if only is None or coding.id in only}
        for study in (before, after)
    )
    changed = tuple(coding for coding in new.values() if old.get(coding.id) != coding)
    return changed, tuple(old.keys() - new.keys())
