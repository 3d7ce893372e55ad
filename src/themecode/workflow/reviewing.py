"""Step: what people rule about codings; undo; the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Action, Coding, Decision, Speaker, Table, undone
from themecode.model.document import ROLES, Role
from themecode.workflow.study import Author, Study


def decide(
    study: Study, names: Sequence[str], ruling: Literal["confirmed", "rejected"], author: Author
) -> list[Coding]:
    """Confirm or reject codings, all in one action; return those whose status changed."""
    codings = [study.coding(name) for name in dict.fromkeys(names)]
    changed = [coding for coding in codings if coding.status != ruling]
    verb = "confirm" if ruling == "confirmed" else "reject"
    with study.store.action(verb, " ".join(c.id for c in changed), coder=author.name, now=author.now) as action:
        action.add_decisions([Decision(coding.id, ruling, author.name, author.now) for coding in changed])
    return changed


def undo(study: Study, author: Author, number: int | None = None) -> Action:
    """Take back one action: the newest that stands, or the one named; return it.

    Raises ThemecodeError where there is none, or where codings that stand rest on a document that the
    action brought in.
    """
    actions = study.store.actions()
    gone = undone(actions)
    if number is None:
        standing = [a for a in actions if a.number not in gone and a.undoes is None]
        if not standing:
            raise ThemecodeError("There is nothing to undo.")
        number = standing[-1].number
    target = next((action for action in actions if action.number == number), None)
    if target is None:
        raise ThemecodeError(f"There is no action {number}; the log has {len(actions)}.", mend="See: themecode log")
    _refuse_undercut(study, target)
    with study.store.action("undo", f"{target.number} {target.verb}", coder=author.name, now=author.now) as action:
        action.undo(target.number)
    return target


def _refuse_undercut(study: Study, target: Action) -> None:
    """Refuse to take texts from under codings that stand, and codings from under people's decisions."""
    mend = "Undo what came after it first; see: themecode log"
    made: list[Coding] = []
    if target.verb == "import":
        documents, mine = study.store.brought_in(target.number)
        resting = sum(c.segment.document in documents and c.id not in mine for c in study.codings)
        what = f"the document {min(documents)}" if len(documents) == 1 else f"the {len(documents)} documents"
        if resting:
            says = f"{resting} codings stand on {what} that this would take away."
            raise ThemecodeError(says, mend=mend)
        noted = sum(memo.about in ("document", "segment") and memo.target in documents for memo in study.memos)
        if noted:
            says = f"{noted} memos are about {what} that this would take away."
            raise ThemecodeError(says, mend=mend)
        made = [coding for coding in study.codings if coding.id in mine]
    if target.verb == "tag":
        made = [coding for coding in study.codings if coding.origin == "rules" and coding.created == target.created]
    decided = sum(coding.status in ("confirmed", "rejected") for coding in made)
    if decided:
        raise ThemecodeError(f"People decided on {decided} of the codings that this would take away.", mend=mend)


def set_role(study: Study, name: str, role: str, author: Author, document: str | None = None) -> int:
    """Give a speaker a role, in every document where the name occurs or in one; return in how many."""
    wanted = next((known for known in ROLES if known == role), None)
    if wanted is None:
        raise ThemecodeError(f"'{role}' is no role.", mend=f"A speaker is one of: {', '.join(ROLES)}.")
    return _change(study, name, document, author, role=wanted)


def set_alias(study: Study, name: str, alias: str, author: Author, document: str | None = None) -> int:
    """Show a speaker under another name, in every document where the name occurs or in one; return in how many."""
    return _change(study, name, document, author, alias=alias)


def _change(
    study: Study, name: str, document: str | None, author: Author, *, role: Role | None = None, alias: str | None = None
) -> int:
    if document is not None:
        study.document(document)
    found = [s for s in study.speakers if s.name == name and document in (None, s.document)]
    if not found:
        raise UnknownNameError("speaker", name, {speaker.name for speaker in study.speakers})
    with study.store.action("speakers", "role" if role else "alias", coder=author.name, now=author.now) as action:
        for speaker in found:
            told = "named by you" if role else speaker.found
            new_alias = speaker.alias if alias is None else alias
            action.set_speaker(Speaker(speaker.document, speaker.name, role or speaker.role, told, new_alias))
    return len(found)


def log_table(study: Study) -> Table:
    """Return every action, oldest first, and which of them were undone."""
    actions = study.store.actions()
    gone = undone(actions)
    rows = tuple(
        (a.number, a.created[:19].replace("T", " "), a.coder, a.verb, a.summary, "undone" if a.number in gone else "")
        for a in actions
    )
    header = ("number", "when", "who", "did", "what", "stands")
    return Table("log", header, rows, f"{len(rows)} actions, {len(gone)} of them undone. Times are UTC.")
