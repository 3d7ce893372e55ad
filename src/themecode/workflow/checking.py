"""Step: whether the project is consistent."""

from __future__ import annotations

from collections.abc import Iterator

from themecode import checks
from themecode.model import Codebook
from themecode.problems import Problem
from themecode.workflow.study import Study


def check(study: Study) -> list[Problem]:
    """Run every consistency check, the database's own first."""
    damaged = [Problem("database", says, "Go back to a backup.") for says in study.store.integrity()]
    codes = study.codebook.ids if study.store.codebook() else ()
    records = checks.Records(
        *(tuple(study.documents), tuple(study.speakers), tuple(study.cases), tuple(study.codings), codes),
        versions=tuple(_versions(study)),
        last_coded=tuple(sorted(study.store.last_coded().items())),
    )
    return [*damaged, *checks.run_checks(records)]


def _versions(study: Study) -> Iterator[tuple[int, Codebook]]:
    """Yield the kept versions of the codebook that this themecode can read."""
    from themecode import codebooks

    for used in study.store.codebooks():
        codebook = codebooks.read_text(used.source, used.file.rsplit("/", 1)[-1]).codebook
        if codebook is not None:
            yield used.action, codebook
