"""Step: is the project consistent, and where does the study stand?"""

from __future__ import annotations

from themecode import checks
from themecode.model import Table, counted
from themecode.problems import Problem
from themecode.workflow.study import Study


def check(study: Study) -> list[Problem]:
    """Run every consistency check, the database's own first."""
    damaged = [Problem("database", says, "Go back to a backup.") for says in study.store.integrity()]
    codes = study.codebook.ids if study.store.codebook() else ()
    records = checks.Records(
        tuple(study.documents), tuple(study.speakers), tuple(study.cases), tuple(study.codings), codes
    )
    return [*damaged, *checks.run_checks(records)]


def status(study: Study) -> Table:
    """Say where each of the six phases stands, from the project's own log, and what would usually come next."""
    codings = counted(study.codings)
    by_rule = [coding for coding in codings if coding.origin == "rules"]
    reviewed = sum(coding.status != "unreviewed" for coding in study.codings if coding.origin == "rules")
    coded = {(c.segment.document, document.turn_at(c.segment.start).number) for document in study.documents
             for c in codings if c.segment.document == document.id}
    turns = sum(len(study.turns_of(document)) for document in study.documents)
    used = study.store.codebook()
    themes = len(study.codebook.themes) if used else 0
    rows = (
        ("1 familiarising", f"{len(study.documents)} documents, {turns} participant turns", _next(study.documents, "read them: themecode show DOC", "themecode import PATH")),
        ("2 coding", f"{len(codings)} codings, {len(by_rule)} by rule; {len(coded)} of {turns} participant turns coded", _coding_next(used is not None, len(codings), reviewed, len(study.codings))),
        ("3 generating themes", f"{themes} themes fixed beforehand in the codebook", "" if themes else "group codes under 'themes' in the codebook"),
        ("4 reviewing themes", f"{reviewed} rule codings decided on by people", "themecode quotes CODE, then confirm or reject"),
        ("5 defining and naming", f"{sum(bool(t.idea) for t in study.codebook.themes) if used else 0} of {themes} themes have a central idea", ""),
        ("6 writing up", "not in this version: draft from the report", "themecode matrix -o matrix.xlsx"),
    )
    return Table("status", ("phase", "so far", "usually next"), rows, "From the project's log. Going back is normal.")


def _next(there: object, then: str, otherwise: str) -> str:
    return then if there else otherwise


def _coding_next(codebook: bool, codings: int, reviewed: int, total: int) -> str:  # noqa: FBT001 - local
    if not codebook:
        return "themecode codebook use FILE"
    if not codings:
        return "themecode tag"
    return f"decide on {total - reviewed} codings" if reviewed < total else ""
