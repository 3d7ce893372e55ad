"""What several coders do, at random: each with a copy of one project, now and then merged; and what a copy holds."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from themecode.errors import ThemecodeError
from themecode.model import Attribute, Coding, Document, Segment, Speaker, Turn, current_codings
from themecode.store import Store
from themecode.workflow import casing, coding, grouping, noting, reviewing, undoing
from themecode.workflow.study import Author, Study

LINES = {
    "P01": ("Money?", "The money went. The cash stayed. Nobody asked.", "Why?", "Budgets. Money is money."),
    "P02": ("Money?", "No money came. We begged. The cash ran out.", "And then?", "Nobody asked for cash."),
    "P03": ("Who?", "Nobody. The board kept its cash and its money.", "So?", "We begged again."),
}
CODEBOOKS = (
    ("money: money", "cash: cash"),
    ("money: money | cash", "trust: nobody"),
    ("money: budget", "cash: cash", "trust: asked"),
)
START = datetime(2026, 11, 25, 9, tzinfo=UTC)


def document(name: str, participant: str = "") -> Document:
    """Make a small interview; the participant is called as the document where nobody is named."""
    text, turns = "", []
    for number, line in enumerate(LINES[name], 1):
        speaker = "Interviewer" if number % 2 else participant or name
        turns.append(Turn(name, number, speaker, len(text), len(text) + len(line)))
        text += line + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, f"{name}.txt", "txt", text, tuple(turns), digest, digest, "utf-8", ())


def import_document(study: Study, name: str, author: Author) -> None:
    """Bring a small interview in, as import does."""
    with study.store.action("import", name, coder=author.name, now=author.now) as action:
        action.add_document(document(name), name)
        action.set_speaker(Speaker(name, "Interviewer", "interviewer", "said so"))
        action.set_speaker(Speaker(name, name, "participant", "said so"))


def write_codebooks(folder: Path) -> list[Path]:
    """Write the codebooks that coders put to use."""
    files = []
    for number, codes in enumerate(CODEBOOKS):
        lines = ["codebook: T", f"version: {number}", "codes:"]
        for one in codes:
            code, _, rules = one.partition(": ")
            lines += [f"  - code: {code}", f"    definition: About {code}, {number}.", "    rules:"]
            lines += [f"      - '{rule}'" for rule in rules.split(" | ")]
        files.append(folder / f"codebook{number}.yaml")
        files[-1].write_text("\n".join(lines) + "\n")
    return files


class Coder:
    """Somebody with a copy of the project, who does one thing after another by a clock that may run wrong."""

    def __init__(self, name: str, store: Store, dice: random.Random, books: Sequence[Path]) -> None:
        self.name, self.store, self.dice, self.books = name, store, dice, books
        self.clock = START + timedelta(minutes=dice.randrange(600))

    def act(self) -> None:
        """Do one thing; what is refused, or changes nothing, is not done."""
        self.clock += timedelta(seconds=self.dice.choice((0, 0, 1, 40, 3000)))
        study = Study(self.store)
        author = Author(self.name, self.clock.isoformat(timespec="seconds"))
        with suppress(ThemecodeError, IndexError):
            self.dice.choices(ACTS, WEIGHTS)[0](self, study, author)

    def work(self, times: int) -> None:
        """Do several things."""
        for _ in range(times):
            self.act()

    def _codebook(self, study: Study, author: Author) -> None:
        coding.use_codebook(study, self.dice.choice(self.books), author, name="codebook.yaml")

    def _tag(self, study: Study, author: Author) -> None:
        coding.tag(study, coding.TagOptions(self.dice.choice(("sentence", "turn"))), author)

    def _import(self, study: Study, author: Author) -> None:
        name = self.dice.choice(sorted(LINES))
        if name not in {one.id for one in study.documents}:
            import_document(study, name, author)

    def _decide(self, study: Study, author: Author) -> None:
        names = [one.id for one in study.codings]
        chosen = self.dice.sample(names, min(len(names), self.dice.randint(1, 3)))
        reviewing.decide(study, chosen, self.dice.choice(("confirmed", "rejected")), author)

    def _code(self, study: Study, author: Author) -> None:
        one = self.dice.choice(study.documents)
        start = self.dice.randrange(0, len(one.text) - 9, 5)
        segment = Segment(one.id, start, start + 9)
        code = self.dice.choice(("money", "cash", "trust"))
        known = {(each.segment, each.code, each.coder) for each in study.codings}
        if (segment, code, author.name) not in known:
            made = Coding("", segment, segment.words_of(one.text), code, author.name, "person", author.now)
            with study.store.action("code", f"{code} in {one.id}", coder=author.name, now=author.now) as action:
                action.add_codings([made])

    def _uncode(self, study: Study, author: Author) -> None:
        from themecode.workflow import hand_coding

        mine = [one.id for one in study.codings if one.origin == "person" and one.coder == author.name]
        hand_coding.uncode(study, [self.dice.choice(mine)], author)

    def _memo(self, study: Study, author: Author) -> None:
        targets = ["project", *(one.id for one in study.codings[:4]), *(one.id for one in study.documents)]
        target = noting.target_of(study, self.dice.choice(targets))
        noting.add(study, target, f"Note {self.dice.randrange(1000)}", author)

    def _edit(self, study: Study, author: Author) -> None:
        memo = self.dice.choice(study.memos)
        if self.dice.random() < 0.3:
            noting.remove(study, [memo.id], author)
        else:
            noting.edit(study, memo.id, f"Reworded {self.dice.randrange(1000)}", author)

    def _attribute(self, study: Study, author: Author) -> None:
        case = self.dice.choice(study.cases).id
        name, value = self.dice.choice(("size", "age")), self.dice.choice(("small", "large", "40", ""))
        casing.set_attribute(study, case, Attribute(name, value), author)

    def _role(self, study: Study, author: Author) -> None:
        speaker = self.dice.choice(study.speakers)
        role = self.dice.choice(("interviewer", "participant"))
        reviewing.set_role(study, speaker.name, role, author, speaker.document)

    def _case(self, study: Study, author: Author) -> None:
        grouping.assign(study, self.dice.choice(study.cases).id, self.dice.choice(study.documents).id, author)

    def _undo(self, study: Study, author: Author) -> None:
        undoing.undo(study, author)

    def _undo_any(self, study: Study, author: Author) -> None:
        undoing.undo(study, author, self.dice.choice(study.store.actions()).number)

    def _redo(self, study: Study, author: Author) -> None:
        undoing.redo(study, author)


Act = Callable[[Coder, Study, Author], None]
WEIGHED: tuple[tuple[Act, int], ...] = (
    (Coder._codebook, 1), (Coder._tag, 3), (Coder._import, 1), (Coder._decide, 4), (Coder._code, 4),
    (Coder._uncode, 1), (Coder._memo, 2), (Coder._edit, 2), (Coder._attribute, 2), (Coder._role, 1),
    (Coder._case, 1), (Coder._undo, 2), (Coder._undo_any, 1), (Coder._redo, 2),
)  # fmt: skip
ACTS, WEIGHTS = [act for act, _ in WEIGHED], [weight for _, weight in WEIGHED]


def new_copy(*parts: Store) -> Store:
    """Make a copy of a project in memory, with what these copies hold."""
    made = Store.create("sqlite://", {"project": "3d1f0a52-6a43-4d4b-9a57-6e9a3c3c9f10"})
    for part in parts:
        take(made, part)
    return made


def take(mine: Store, theirs: Store) -> Any:
    """Merge one copy into another."""
    with mine.merge(theirs) as merged:
        pass
    return merged


def state(store: Store) -> dict[str, Any]:
    """Return all that a copy says, without the numbers that are its own."""
    codings = {one.id: one for one in store.codings()}
    known = {name: _named(one) for name, one in codings.items()}
    gone = {one.undoes for one in store.actions() if one.undoes}
    uid = {one.number: one.uid for one in store.actions()}
    return {
        "documents": store.documents(),
        "speakers": store.speakers(),
        "cases": store.cases(),
        "codebooks": [(uid[one.action], one.sha256, one.source) for one in store.codebooks()],
        "codings": sorted((*_named(one), one.status, one.evidence) for one in current(store)),
        "every coding": sorted(known.values()),
        "decisions": sorted(_ruled(n, one, known) for n, one in _ranked(store) if one.coding in known),
        "memos": sorted(_memo(one, known) for one in store.memos()),
        "sets": store.named_sets(),
        "last coded": {name: uid[action] for name, action in store.last_coded().items()},
        "texts": [(uid[action], name) for action, name in store.texts()],
        "log": [
            (one.uid, one.moment, one.after, one.verb, one.coder, uid.get(one.undoes or 0)) for one in store.actions()
        ],
        "undoes": sorted(uid[number] for number in gone),
    }


def current(store: Store) -> list[Coding]:
    """Return the codings with their statuses."""
    return current_codings(store.codings(), store.decisions())


def _ranked(store: Store) -> list[tuple[int, Any]]:
    """Give each ruling its place among those on the same coding: no other order means anything."""
    counts: dict[str, int] = {}
    ranked = []
    for one in store.decisions():
        counts[one.coding] = counts.get(one.coding, 0) + 1
        ranked.append((counts[one.coding], one))
    return ranked


def _ruled(place: int, one: Any, known: dict[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    return known[one.coding], place, one.ruling, one.coder, one.created


def _named(one: Coding) -> tuple[Any, ...]:
    at = one.segment
    return at.document, at.start, at.end, one.text, one.code, one.coder, one.origin, one.created, one.moved


def _memo(one: Any, known: dict[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    target = str(known.get(one.target, "not there")) if one.about == "coding" else one.target
    return one.about, target, one.text, one.coder, one.created, one.title, str(one.segment), one.moved
