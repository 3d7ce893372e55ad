"""Step: the log: who did what, when, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Action, Table, undone
from themecode.workflow.study import Study


@dataclass(frozen=True)
class Entries:
    """Which entries are wanted: of one coder, of one verb, about a document, since a day or moment, the newest few."""

    coder: str = ""
    verb: str = ""
    document: str = ""
    since: str = ""
    newest: int | None = None


def log_table(study: Study, wanted: Entries | None = None) -> Table:
    """Return the actions, oldest first, and which of them were undone."""
    actions, wanted = study.store.actions(), wanted or Entries()
    _refuse_unknown(actions, wanted)
    gone = undone(actions)
    found = list(_wanted(study, actions, wanted))
    shown = found[-wanted.newest :] if wanted.newest else found
    rows = tuple(
        (
            *(a.number, a.created[:19].replace("T", " "), a.coder, a.verb, study.veil.summary(a)),
            "undone" if a.number in gone else "",
        )
        for a in shown
    )
    header = ("number", "when", "who", "did", "what", "stands")
    back = sum(action.number in gone for action in shown)
    counted = f"{len(rows)} actions" + (f" of {len(actions)}" if len(rows) < len(actions) else "")
    return study.as_seen(Table("log", header, rows, f"{counted}, {back} of them undone. Times are UTC."))


def _refuse_unknown(actions: list[Action], wanted: Entries) -> None:
    for kind, name, known in (
        ("coder", wanted.coder, {action.coder for action in actions}),
        ("verb", wanted.verb, {action.verb for action in actions}),
    ):
        if name and name not in known:
            raise UnknownNameError(kind, name, known)
    if wanted.since and not wanted.since[:4].isdecimal():
        raise ThemecodeError(f"'{wanted.since}' is no day.", mend="Write it like 2026-11-25 or 2026-11-25T09:30.")


def _wanted(study: Study, actions: list[Action], wanted: Entries) -> Iterator[Action]:
    about = _about(study, wanted.document) if wanted.document else None
    for action in actions:
        said = (wanted.coder in ("", action.coder), wanted.verb in ("", action.verb))
        if all(said) and action.created >= wanted.since.replace(" ", "T") and (about is None or action.number in about):
            yield action


def _about(study: Study, name: str) -> set[int]:
    """Return the actions that wrote a document's text, places in it, or rulings on its codings."""
    document = study.document(name).id
    written = {action for action, one in (*study.store.texts(), *study.store.footings()) if one == document}
    ruled = {coding.id for coding in study.every_coding if coding.segment.document == document}
    words = {document, *ruled}
    actions = study.store.actions()
    written |= {action.number for action in actions if words & set(action.summary.replace(",", " ").split())}
    return written | {action.number for action in actions if action.undoes in written}
