"""Step: whether the project is consistent."""

from __future__ import annotations

from themecode import checks
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
