"""Step: coders who work apart: each sees nothing of the others' work in a document until it is released.

This is a courtesy of the tool, no lock: whoever opens the database, or gives another name, sees everything. The
journal keeps who coded what while it held, so that a later figure of agreement can say whether it rests on that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from themecode.errors import ThemecodeError
from themecode.model import JOINT, RULES, Blinding, Independence, RulesShown, Table, independence
from themecode.workflow.study import Author, Study


@dataclass(frozen=True)
class Apart:
    """Who is to code which documents blind: all coders, all documents, where none are named."""

    documents: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    rules: RulesShown = "hidden"


def start(study: Study, apart: Apart, author: Author) -> list[Blinding]:
    """Let coders work blind in documents from now on; coders who do so already go on. Return what is new.

    Raises ThemecodeError where there is no document, and for the tagger's name.
    """
    if RULES in apart.coders:
        raise ThemecodeError(f"'{RULES}' is the tagger's name, no coder's.", mend="To hide its codings: --rules hidden")
    names = list(dict.fromkeys(study.document(name).id for name in apart.documents)) or [d.id for d in study.documents]
    if not names:
        raise ThemecodeError("There is no document to code yet.", mend="Bring some in: themecode import PATH")
    held = _held(study)
    wanted = [_joined(held.get(name), name, apart, author) for name in names]
    new = [one for one in wanted if one is not None]
    who = ", ".join(apart.coders) or "everybody"
    summary = f"{who}, rules {apart.rules}: {' '.join(one.document for one in new)}"
    with study.store.action("blind start", summary, coder=author.name, now=author.now) as action:
        for one in new:
            action.set_blinding(one)
    return new


def _joined(held: Blinding | None, document: str, apart: Apart, author: Author) -> Blinding | None:
    """Return what holds from now on; None where it holds already."""
    coders = tuple(sorted(set(apart.coders)))
    if held is not None:
        coders = () if not coders or not held.coders else tuple(sorted({*coders, *held.coders}))
        if (held.coders, held.rules) == (coders, apart.rules):
            return None
    return Blinding(document, coders, apart.rules, "blind", author.name, author.now)


def release(study: Study, documents: Sequence[str], author: Author) -> list[Blinding]:
    """End blind coding in documents, all that are coded blind where none are named; return what was released."""
    held = _held(study)
    names = list(dict.fromkeys(study.document(name).id for name in documents)) or sorted(held)
    ended = [held[name] for name in names if name in held]
    if not ended:
        raise ThemecodeError("None of these documents is coded blind.", mend="See: themecode blind status")
    summary = " ".join(one.document for one in ended)
    with study.store.action("blind release", summary, coder=author.name, now=author.now) as action:
        for one in ended:
            action.set_blinding(Blinding(one.document, one.coders, one.rules, "released", author.name, author.now))
    return ended


def _held(study: Study) -> dict[str, Blinding]:
    """Return the documents that are coded blind now."""
    known = {document.id for document in study.documents}
    newest = {one.document: one for one in study.store.blindings() if one.document in known}
    return {name: one for name, one in newest.items() if one.state == "blind"}


def made_apart(study: Study) -> list[Independence]:
    """Say of each document and coder whether the work there was done blind, before any release."""
    return [one for one in independence(study.store.blindings(), study.store.hand_acts()) if one.coder != JOINT]


def blind_table(study: Study) -> Table:
    """Return the documents that are or were coded blind, with how much of each coder's work was done so."""
    newest = {one.document: one for one in study.store.blindings()}
    work: dict[str, list[Independence]] = {}
    for one in made_apart(study):
        work.setdefault(one.document, []).append(one)
    rows = tuple(
        (
            *(name, one.state, ", ".join(one.coders) or "everybody", one.rules),
            *(one.created[:16].replace("T", " "), "; ".join(_told(work.get(name, ())))),
        )
        for name, one in sorted(newest.items())
    )
    blind = sum(one.state == "blind" for one in newest.values())
    basis = (
        f"{blind} of {len(study.documents)} documents are coded blind now. Times are UTC. Actions done blind, of all"
    )
    basis += " codings and decisions in the document that stand. Hiding is a courtesy of the tool, no lock."
    return Table("blind", ("document", "state", "coders", "rules", "since", "done blind"), rows, basis)


def _told(found: Iterable[Independence]) -> Iterable[str]:
    return (f"{one.coder} {one.blind} of {one.acts}" for one in found)
