"""Notes of another tool become memos, on whatever they were about; and its sets become sets or themes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from themecode.model import Memo, MemoTarget, NamedSet, Segment, SetMember
from themecode.refi_qda import QdaProject, QdaSet
from themecode.workflow.receiving import Coders

_UNTITLED = re.compile(r"Memo m\d{4,}")
"""The name that a memo without a title has in other tools."""


@dataclass(frozen=True)
class About:
    """What a note is about: the kind of thing, its id, and its place where it has one."""

    kind: MemoTarget
    target: str
    segment: Segment | None = None


@dataclass
class Notes:
    """The notes of a project, and what each is about."""

    project: QdaProject
    coders: Coders
    now: str
    losses: Counter[str]
    _about: dict[str, list[About]] = field(default_factory=dict)
    _own: list[tuple[About, str, str, str, str]] = field(default_factory=list)

    def point(self, guids: Iterable[str], about: About) -> None:
        """Say what some notes are about."""
        for guid in guids:
            self._about.setdefault(guid, []).append(about)

    def say(self, about: About, text: str, *, title: str = "", user: str = "", created: str = "") -> None:
        """Keep words that are no note of their own, as a memo: a description of a source, of a selection."""
        if text.strip():
            self._own.append((about, text, title, user, created))

    def follow_links(self, things: Mapping[str, About]) -> None:
        """Take links from notes as what the notes are about, as NVivo writes its annotations."""
        notes = {note.guid for note in self.project.notes}
        for link in self.project.links:
            ends = [(link.origin, link.target), (link.target, link.origin)]
            found = next(((note, things[other]) for note, other in ends if note in notes and other in things), None)
            if found is None:
                self.losses["links between things"] += 1
            else:
                self.point((found[0],), found[1])

    def memos(self, known: Iterable[Memo]) -> Iterator[tuple[str, Memo]]:
        """Yield the memos that are not here yet, each with the GUID of its note; "" where it has none."""
        here = {_key(memo) for memo in known}
        for guid, memo in self._made():
            if _key(memo) not in here:
                here.add(_key(memo))
                yield guid, memo

    def _made(self) -> Iterator[tuple[str, Memo]]:
        for note in self.project.notes:
            if not note.text.strip():
                self.losses["notes without words"] += 1
                continue
            coder = self.coders.name(note.user or self.project.user, self.losses)
            title = "" if _UNTITLED.fullmatch(note.name) else note.name
            made = (note.text, coder, note.created or self.now, title)
            for about in self._about.pop(note.guid, [About("project", "")]):
                yield note.guid, Memo("", about.kind, about.target, *made, about.segment)
        for about, text, title, user, created in self._own:
            coder = self.coders.name(user or self.project.user, self.losses)
            yield "", Memo("", about.kind, about.target, text, coder, created or self.now, title, about.segment)
        self.losses["references to notes that are not in the file"] += len(self._about)


def receive_sets(
    sets: Sequence[QdaSet],
    members: Mapping[str, Sequence[tuple[SetMember, str]]],
    known: Sequence[NamedSet],
    losses: Counter[str],
) -> Iterator[NamedSet]:
    """Yield the sets that are new or have new members; what a set holds and we do not is counted."""
    here = {one.name: one for one in known}
    used: Counter[str] = Counter()
    for one in sets:
        name = " ".join(one.name.split()) or "set"
        used[name] += 1
        name = name if used[name] == 1 else f"{name} ({used[name]})"
        found = [member for _, guid in one.members for member in members.get(guid, ())]
        losses["members of sets that did not come in"] += sum(guid not in members for _, guid in one.members)
        earlier = here.get(name)
        everything = tuple(dict.fromkeys([*(earlier.members if earlier else ()), *found]))
        made = NamedSet(name, everything, one.description or (earlier.description if earlier else ""))
        if not everything:
            losses["sets without members that came in"] += 1
        elif made != earlier:
            yield made


def _key(memo: Memo) -> tuple[object, ...]:
    return memo.about, memo.target, memo.text, memo.coder, memo.title, memo.segment
