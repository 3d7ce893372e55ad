"""Where two copies of a project parted so that they cannot be brought together safely: always over a text."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from themecode.model import Action, undone
from themecode.store import reading, reading_places, schema
from themecode.store.errors import MergeRefusedError
from themecode.store.ordering import in_order, places


class Version(NamedTuple):
    """A text as an action wrote it."""

    uid: str
    document: str
    sha256: str


@dataclass(frozen=True)
class Side:
    """What one copy holds: its actions, texts and places, by the actions' uids."""

    name: str
    actions: list[Action]
    versions: list[Version]
    places: frozenset[tuple[str, str]]

    def texts(self, among: AbstractSet[str] | None = None) -> dict[str, str]:
        """Return the digest of each document as it stands, or as it stood when only some actions were done."""
        gone = self._gone(among)
        wanted = (one for one in self.versions if one.uid not in gone and (among is None or one.uid in among))
        return {one.document: one.sha256 for one in wanted}

    def coded_since(self, document: str, shared: AbstractSet[str]) -> list[Action]:
        """Return the actions that stand and that only this copy has, which wrote places in a document."""
        gone = self._gone(None)
        return [
            one
            for one in self.actions
            if one.uid not in shared and one.uid not in gone and (one.uid, document) in self.places
        ]

    def _gone(self, among: AbstractSet[str] | None) -> frozenset[str]:
        wanted = [one for one in self.actions if among is None or one.uid in among]
        uids = {one.number: one.uid for one in self.actions}
        return frozenset(uids[number] for number in undone(wanted))


def refuse_unsafe(mine: Connection, theirs: Connection, shared: AbstractSet[str]) -> None:
    """Raise MergeRefusedError with every document whose texts or places contradict each other in the two copies."""
    sides = (_side(mine, "this copy"), _side(theirs, "the other copy"))
    found = [told for document in _apart(sides) for told in _told(document, sides, shared)]
    if found:
        raise MergeRefusedError(tuple(found))


def _side(connection: Connection, name: str) -> Side:
    actions = reading.actions(connection)
    uids = {one.number: one.uid for one in actions}
    columns = schema.document.c
    rows = connection.execute(select(columns.action, columns.id, columns.sha256).order_by(columns.action, columns.id))
    versions = [Version(uids[action], *text) for action, *text in in_order(rows, places(connection))]
    footings = frozenset((uids[action], document) for action, document in reading_places.footings(connection))
    return Side(name, actions, versions, footings)


def _apart(sides: tuple[Side, Side]) -> list[str]:
    """Return the documents that stand in both copies with different texts."""
    one, other = sides[0].texts(), sides[1].texts()
    return sorted(name for name in one.keys() & other.keys() if one[name] != other[name])


def _told(document: str, sides: tuple[Side, Side], shared: AbstractSet[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the document, what is in the way and what to do; nothing where one copy only has the newer text."""
    base = sides[0].texts(shared).get(document)
    changed = [side.texts()[document] != base for side in sides]
    if base is None:
        says = "was imported in both copies with different texts"
        yield document, says, "in one copy, undo the import, give the file another name, and import it again"
    elif all(changed):
        says = "was corrected in both copies, and differently"
        yield document, says, "bring it to the same text in both: themecode revise DOC FILE, or undo one correction"
    else:
        newer, older = sides if changed[0] else sides[::-1]
        for work in older.coded_since(document, shared)[:1]:
            says = (
                f"has another text in {newer.name}, and new places in {older.name} (action {work.number}, {work.verb})"
            )
            yield (
                document,
                says,
                f"correct it in {older.name}, too, with the same file: themecode revise {document} FILE",
            )
