"""Step: whether the project is consistent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from themecode import checks, codebooks
from themecode.model import Codebook
from themecode.problems import Problem
from themecode.workflow.names_left import names_left
from themecode.workflow.study import Study


def check(study: Study, names: Path | None = None, cleared: Path | None = None) -> list[Problem]:
    """Run every consistency check, the database's own first; where names were replaced, list what is left of them."""
    study = study.whole
    damaged = [Problem("database", says, "Go back to a backup.") for says in study.store.integrity()]
    return [*damaged, *checks.run_checks(_records(study)), *names_left(study, names, cleared)]


def stale(study: Study) -> list[Problem]:
    """Return the codes that came, or were redefined, after people had coded documents: absence there means nothing."""
    return list(checks.coded_before_the_code(_records(study.whole)))


def _records(study: Study) -> checks.Records:
    codebook = study.codebook if study.store.codebook() else None
    return checks.Records(
        *(tuple(study.documents), tuple(study.speakers), tuple(study.cases), tuple(study.codings)),
        codebook.ids if codebook else (),
        tuple(_coded_with(study)),
        codebook,
        tuple(study.adrift),
        tuple(study.memos),
    )


def _coded_with(study: Study) -> Iterator[tuple[str, Codebook | None]]:
    """Yield each document that a person coded in, with the codebook that was in use when one last did.

    Codes and codings of another tool come in together, in one action. A version that this themecode cannot read any
    more says nothing, and its documents are passed over.
    """
    kept = study.store.codebooks()
    place = {action.number: at for at, action in enumerate(study.store.actions())}
    read: dict[int, Codebook | None] = {}
    for document, action in sorted(study.store.last_coded().items()):
        used = next((version for version in reversed(kept) if place[version.action] <= place[action]), None)
        if used is None:
            yield document, None
            continue
        if used.action not in read:
            read[used.action] = codebooks.read_text(used.source, used.file.rsplit("/", 1)[-1]).codebook
        codebook = read[used.action]
        if codebook is not None:
            yield document, codebook
