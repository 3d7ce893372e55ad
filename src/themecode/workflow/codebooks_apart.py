"""Versions of the codebook that two copies of a project put to use, neither knowing of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from themecode import codebooks
from themecode.errors import ThemecodeError
from themecode.model import Action, Lineage, UsedCodebook
from themecode.workflow.study import Study


def versions_apart(used: Sequence[tuple[UsedCodebook, Action]], known: Lineage) -> list[UsedCodebook]:
    """Return the versions, other than the one in use, that nobody replaced who knew them; the older ones first."""
    left = [version for version, made in used[:-1] if not any(known.knew(later, made) for _, later in used)]
    return [version for version in left if version.sha256 != used[-1][0].sha256]


def redefined(other: UsedCodebook, in_use: UsedCodebook) -> Iterator[tuple[str, str]]:
    """Yield each code that two versions define differently, with the fields that differ."""
    one, two = (codebooks.read_text(version.source, version.file).codebook for version in (other, in_use))
    if one is None or two is None:
        yield "the whole codebook", "one version does not read here"
        return
    found = codebooks.compare(one, two)
    for one_code in found.redefined:
        yield one_code.code, ", ".join(change.field for change in one_code.changes)
    yield from ((code.id, "not in the version in use") for code in found.retired)
    yield from ((code.id, "only in the version in use") for code in found.added)


def refuse_stale_file(study: Study, sha256: str) -> None:
    """Refuse to take a codebook file for an edited one where the version in use came from another copy.

    The file may be the older version, or one that lacks what the other copy changed. Raises ThemecodeError.
    """
    used = study.store.codebook()
    if used is None or used.sha256 == sha256:
        return
    actions = {action.number: action for action in study.store.actions()}
    versions = [(one, actions[one.action]) for one in study.store.codebooks()]
    foreign = any(first <= used.action <= last for first, last in study.store.brought())
    if foreign or (study.store.parted() and versions_apart(versions, Lineage(list(actions.values())))):
        coder = actions[used.action].coder
        raise ThemecodeError(
            f"{used.file} in this folder is not the version in use, which {coder} put to use in another copy.",
            mend=f"Take the one in use: themecode codebook export {used.file}. "
            f"Or put yours, with their changes in it, to use: themecode codebook use {used.file}",
        )
