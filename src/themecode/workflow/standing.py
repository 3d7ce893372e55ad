"""Where a study stands: the six phases, told from the project's own log."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.model import Table, Theme, counted
from themecode.workflow.progress import Readers
from themecode.workflow.study import Study


@dataclass(frozen=True)
class _Standing:
    """The figures that the phases are told by."""

    documents: int
    turns: int
    coded_turns: int
    codings: int
    by_rule: int
    decided: int
    undecided: int
    codebook: bool
    themes: tuple[Theme, ...]


def status(study: Study) -> Table:
    """Say where each of the six phases stands, and what would usually come next; nothing is forced."""
    now = _standing(study)
    ideas = sum(bool(theme.idea) for theme in now.themes)
    coded = f"{now.codings} codings, {now.by_rule} by rule; {now.coded_turns} of {now.turns} participant turns coded"
    grouping = "" if now.themes else "group codes under 'themes' in the codebook"
    rows = (
        ("1 familiarising", f"{now.documents} documents, {now.turns} participant turns{_read(study)}", _read_next(now)),
        ("2 coding", coded, _code_next(now)),
        ("3 generating themes", f"{len(now.themes)} themes, fixed beforehand in the codebook", grouping),
        ("4 reviewing themes", f"{now.decided} rule codings decided on by people", "themecode quotes CODE"),
        ("5 defining and naming", f"{ideas} of {len(now.themes)} themes have a central idea", ""),
        ("6 writing up", "figures and quotations: matrix and report", "themecode matrix -o matrix.xlsx"),
    )
    basis = "From the project's log. Going back is normal."
    return study.as_seen(Table("status", ("phase", "so far", "usually next"), rows, basis))


def _standing(study: Study) -> _Standing:
    codings = counted(study.codings)
    rules = [coding for coding in study.codings if coding.origin == "rules"]
    decided = sum(coding.status != "unreviewed" for coding in rules)
    documents = {document.id: document for document in study.documents}
    coded = {(c.segment.document, documents[c.segment.document].turn_at(c.segment.start).number) for c in codings}
    heard = {(turn.document, turn.number) for document in study.documents for turn in study.turns_of(document)}
    used = study.store.codebook() is not None
    return _Standing(
        documents=len(documents),
        turns=len(heard),
        coded_turns=len(coded & heard),
        codings=len(codings),
        by_rule=sum(coding.origin == "rules" for coding in codings),
        decided=decided,
        undecided=len(rules) - decided,
        codebook=used,
        themes=study.codebook.themes if used else (),
    )


def _read(study: Study) -> str:
    """Say how many of the turns each coder read or coded; nothing where nobody did."""
    readers = Readers(study.whole)
    sums = {name: sum(readers.reached(document, name) for document in study.documents) for name in readers.names}
    told = ", ".join(f"{name} {number}" for name, number in sums.items() if number)
    return f"; read or coded by {told}" if told else ""


def _read_next(now: _Standing) -> str:
    return "read them: themecode show DOC, themecode read DOC" if now.documents else "themecode import PATH"


def _code_next(now: _Standing) -> str:
    if not now.codebook:
        return "themecode codebook use FILE"
    if not now.codings:
        return "themecode tag"
    return f"decide on {now.undecided} codings: confirm, reject" if now.undecided else ""
