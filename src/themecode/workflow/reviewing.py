"""Step: what people rule about codings, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Anchor, Coding, Decision, Speaker
from themecode.model.document import ROLES, Role
from themecode.workflow.study import Author, Study


def decide(
    study: Study, names: Sequence[str], ruling: Literal["confirmed", "rejected"], author: Author, *, summary: str = ""
) -> list[Coding]:
    """Confirm or reject codings, all in one action; return those of which something changed, as they were.

    A coding on words that a correction changed stays at its new place. Rejecting one whose words are gone takes it
    back.
    """
    known = {coding.id: coding for coding in study.codings}
    codings = [known.get(name) or _decidable(study, name, ruling) for name in dict.fromkeys(names)]
    changed = [coding for coding in codings if coding.status != ruling or coding.moved]
    verb, summary = "confirm" if ruling == "confirmed" else "reject", summary or " ".join(c.id for c in changed)
    with study.store.action(verb, summary, coder=author.name, now=author.now) as action:
        action.add_decisions(
            [
                Decision(coding.id, "withdrawn" if coding.moved == "gone" else ruling, author.name, author.now)
                for coding in changed
                if coding.status != ruling or coding.moved == "gone"
            ]
        )
        action.move_codings([Anchor(c.id, c.segment, c.text) for c in changed if c.moved == "proposed"])
    return changed


def _decidable(study: Study, name: str, ruling: Literal["confirmed", "rejected"]) -> Coding:
    gone = next((coding for coding in study.adrift if coding.id == name), None)
    if gone is None:
        return study.coding(name)
    if ruling == "confirmed":
        raise ThemecodeError(
            f"The words of {name} are gone from {gone.segment.document} since its correction.",
            mend=f'Put it on others: themecode revise --place {name} "words", or take it back: themecode reject {name}',
        )
    return gone


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
