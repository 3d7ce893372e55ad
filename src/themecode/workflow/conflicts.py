"""What coders said differently about one thing, and nobody has settled yet: derived from the journal at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from themecode.model import JOINT, RULES, Action, Decision, Lineage, Said, Table, undone
from themecode.workflow.codebooks_apart import redefined, versions_apart
from themecode.workflow.study import Study

_HEADER = ("kind", "about", "said", "in use", "to settle it")
_ALL_WELL = "Nothing is open: whatever was decided or defined differently is settled."
_KEPT = "Both sides are kept; people decide."


@dataclass(frozen=True)
class Conflict:
    """One thing that was said differently: who said what, what holds meanwhile, and how people settle it."""

    kind: str
    about: str
    said: tuple[tuple[str, str], ...]
    in_use: str
    settle: str

    @property
    def row(self) -> tuple[str, ...]:
        """The conflict as a row of the table."""
        return self.kind, self.about, "; ".join(f"{who}: {what}" for who, what in self.said), self.in_use, self.settle


@dataclass
class Journal:
    """The actions of a project, with what is asked of them here."""

    actions: Sequence[Action]
    by_number: dict[int, Action] = field(init=False)
    gone: frozenset[int] = field(init=False)
    known: Lineage = field(init=False)

    def __post_init__(self) -> None:
        self.by_number = {one.number: one for one in self.actions}
        self.gone, self.known = undone(self.actions), Lineage(self.actions)


def conflicts(study: Study) -> list[Conflict]:
    """Return what is open, decisions first."""
    found = list(_decisions(study))
    if study.store.parted():
        journal = Journal(study.store.actions())
        found += [*_codes(study, journal), *_places(study, journal), *_values(study, journal)]
    return found


def conflicts_table(found: Sequence[Conflict]) -> Table:
    """Return what is open as a table."""
    counts: defaultdict[str, int] = defaultdict(int)
    for one in found:
        counts[one.kind] += 1
    told = ", ".join(f"{kind} {number}" for kind, number in counts.items())
    basis = f"{len(found)} to settle ({told}). {_KEPT}" if found else _ALL_WELL
    return Table("conflicts", _HEADER, tuple(one.row for one in found), basis)


def _decisions(study: Study) -> Iterator[Conflict]:
    """Codings whose latest rulings by different people differ, since they last decided together."""
    latest: defaultdict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in study.decisions:
        if decision.coder == JOINT:
            latest[decision.coding].clear()
        if decision.coder != RULES:
            latest[decision.coding].pop(decision.coder, None)
            latest[decision.coding][decision.coder] = decision
    codings = {coding.id: coding for coding in study.every_coding}
    status = {coding.id: coding.status for coding in study.codings}
    for name, rulings in sorted(latest.items()):
        if len({one.ruling for one in rulings.values()}) > 1 and name in codings:
            about = f"{name} {codings[name].code} in {codings[name].segment.document}"
            said = tuple((coder, one.ruling) for coder, one in rulings.items())
            settle = f"themecode joint {name} --code {codings[name].code}, or --none"
            yield Conflict("decision", about, said, status.get(name, "withdrawn"), settle)


def _codes(study: Study, journal: Journal) -> Iterator[Conflict]:
    """Codes that two copies redefined, each without knowing of the other."""
    used = study.store.codebooks()
    apart = versions_apart([(one, journal.by_number[one.action]) for one in used], journal.known)
    if not apart:
        return
    in_use = used[-1]
    mine = journal.by_number[in_use.action].coder
    now = f"version {in_use.version or '-'} of {mine}"
    for other in apart:
        theirs = journal.by_number[other.action].coder
        settle = f"themecode codebook export FILE.yaml --of {theirs}; then codebook use of the version you agree on"
        for code in redefined(other, in_use):
            yield Conflict(
                "code", f"{code.code}: {code.fields}", ((theirs, code.other), (mine, code.in_use)), now, settle
            )


def _places(study: Study, journal: Journal) -> Iterator[Conflict]:
    """Documents that one copy took away and in which people worked in the other."""
    there = {document.id for document in study.documents}
    worked: defaultdict[str, list[Action]] = defaultdict(list)
    for number, document in sorted(study.store.footings()):
        action = journal.by_number[number]
        if document not in there and number not in journal.gone and action.verb not in ("tag", "import"):
            worked[document].append(action)
    brought = {document: number for number, document in study.store.texts()}
    for document, actions in worked.items():
        undoing = [one for one in journal.actions if one.undoes == brought[document] and one.number not in journal.gone]
        said = [(one.coder, f"{one.verb}, action {one.number}") for one in (*undoing, *actions)]
        settle = f"bring it back: themecode undo {undoing[0].number}; or leave it" if undoing else "import it again"
        yield Conflict("document", document, tuple(said), "taken away; the codings on it are kept, not counted", settle)


def _values(study: Study, journal: Journal) -> Iterator[Conflict]:
    """Attributes, roles, cases, memos and sets that two copies set differently, each without knowing of the other."""
    things: defaultdict[tuple[str, tuple[str, ...]], list[Said]] = defaultdict(list)
    for one in study.store.said_apart():
        things[one.about, one.name].append(one)
    for (kind, name), said in sorted(things.items()):
        last = [one for at, one in enumerate(said) if not _known_later(one, said[at + 1 :], journal)]
        if len({one.value for one in last}) > 1:
            told = tuple((journal.by_number[one.action].coder, one.value or "taken away") for one in last)
            now = last[-1].value
            settle = _SETTLING[kind].format(*name) if now or kind not in ("memo", "set") else _either(last)
            yield Conflict(kind, " ".join(name), told, now or "taken away", settle)


def _either(said: Sequence[Said]) -> str:
    """Say how one of several wordings is chosen where the thing itself was taken away: by undoing all others."""
    return " or ".join(f"themecode undo {one.action}" for one in said)


def _known_later(one: Said, later: Sequence[Said], journal: Journal) -> bool:
    """Say whether somebody said something else about the thing, knowing this."""
    made = journal.by_number[one.action]
    return any(journal.known.knew(journal.by_number[other.action], made) for other in later)


_SETTLING = {
    "attribute": "themecode cases set {0} {1}=VALUE",
    "attribute of a document": "themecode documents set {0} {1}=VALUE",
    "role": "themecode speakers role {1} ROLE --in {0}",
    "case": "themecode cases assign CASE {0}",
    "memo": "themecode memo edit {0} TEXT",
    "set": "import the set again",
}
