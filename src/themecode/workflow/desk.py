"""Step: the coding component's questions and acts, answered from the project. No HTTP in here."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.errors import AlreadyDoneError, ThemecodeError, did_you_mean
from themecode.settings import Settings
from themecode.workflow import desk_acts, desk_bulk, desk_people, desk_reading, desk_tables
from themecode.workflow.desk_bodies import Field, Shape, checked
from themecode.workflow.desk_present import News, Present
from themecode.workflow.desk_sitting import Answer, Pages, Sitting
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.memory import MemoryStore
    from themecode.store import Store

_REMEMBERED = 1_000
"""So many answers to acts are kept: whoever asks again after a lost answer gets the same one."""

_CODERS = 8
"""So many coders' views of the project are kept in memory."""


class NotHereError(ThemecodeError):
    """An ask or a verb that this version does not have."""


@dataclass(frozen=True)
class Ask:
    """One ask: the fields of its body, and what answers it."""

    shape: Shape
    answers: Callable[[Sitting, Answer], Answer]


ASKS: Mapping[str, Ask] = {
    "project": Ask({}, desk_reading.project),
    "document": Ask({"document": Field(must=True)}, desk_reading.document),
    "changes": Ask({"since": Field("number", must=True), "document": Field()}, desk_reading.changes),
    "queue": Ask(desk_bulk.FILTER, desk_reading.queue),
    "preview": Ask(desk_bulk.PREVIEW, desk_bulk.preview),
    "search": Ask({"words": Field(must=True), "document": Field()}, desk_reading.search),
    "codebook": Ask({}, desk_reading.codebook),
    "memos": Ask({"about": Field("line")}, desk_reading.memos),
    "compare": Ask(desk_people.COMPARE, desk_people.compare),
    "log": Ask({"limit": Field("number")}, desk_tables.log),
    "matrix": Ask(desk_tables.MATRIX, desk_tables.matrix),
    "quotes": Ask(desk_tables.QUOTES, desk_tables.quotes),
}


@dataclass
class Seen:
    """The project as one coder sees it, and its documents as the page has them."""

    present: Present
    pages: Pages = field(default_factory=Pages)

    def follow(self) -> News:
        """Take in what was done since the last time."""
        news = self.present.follow()
        if news.kinds & {"document", "speaker"}:
            self.pages.kept.clear()
        return news


@dataclass
class Desk:
    """One project, open for its coders: `answer` takes one ask after the other, from any thread."""

    store: Store | MemoryStore
    folder: Path
    settings: Settings
    coder: str = ""
    _seen: OrderedDict[str, Seen] = field(default_factory=OrderedDict)
    _answered: OrderedDict[str, Answer] = field(default_factory=OrderedDict)
    _one: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, ask: str, body: object, coder: str = "") -> Answer:
        """Answer an ask of a coder; every answer carries the `version` that it tells of.

        Raises ThemecodeError with what is wrong, before anything is written.
        """
        known = ("act", *ASKS)
        if ask not in known:
            close = did_you_mean(ask[:100], known)
            raise NotHereError("That cannot be asked here.", mend=f"Did you mean {close[0]!r}?" if close else "")
        author = who_and_when(coder or self.coder)
        with self._one:
            seen = self._seen_by(author.name)
            seen.follow()
            sitting = Sitting(seen.present, seen.pages, self.settings, self.folder, author)
            if ask == "act":
                answer = self._act(sitting, seen, body)
            else:
                answer = ASKS[ask].answers(sitting, checked(body, ASKS[ask].shape, f"The ask '{ask}'"))
            return {**answer, "version": seen.present.version}

    def _act(self, sitting: Sitting, seen: Seen, body: object) -> Answer:
        verb, key, held = desk_acts.read_act(body)
        if key in self._answered:
            return self._answered[key]
        if key in seen.present.uids and not desk_acts.half_done(sitting, verb, key, held):
            return desk_acts.done_already(sitting, seen.present.uids[key])
        before = sitting.study
        try:
            done = desk_acts.VERBS[verb].does(sitting, held, key)
        except AlreadyDoneError as error:
            seen.follow()
            return desk_acts.done_already(sitting, error.number)
        news = seen.follow()
        self._answered[key] = answer = desk_acts.told(sitting, done, news, before)
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        return answer

    def _seen_by(self, coder: str) -> Seen:
        """Return the project as a coder sees it, kept for those who asked last: whoever codes blind sees less."""
        if coder not in self._seen:
            self._seen[coder] = Seen(Present(self.store, coder))
        self._seen.move_to_end(coder)
        if len(self._seen) > _CODERS:
            self._seen.popitem(last=False)
        return self._seen[coder]
