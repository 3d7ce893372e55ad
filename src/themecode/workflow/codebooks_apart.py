"""Versions of the codebook that two copies of a project put to use, neither knowing of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from themecode import codebooks
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Action, Lineage, UsedCodebook
from themecode.workflow.study import Study

_ROOM = 90
"""How many characters of what a version says are shown in a table."""


def versions_apart(used: Sequence[tuple[UsedCodebook, Action]], known: Lineage) -> list[UsedCodebook]:
    """Return the versions, other than the one in use, that nobody replaced who knew them; the older ones first."""
    left = [version for version, made in used[:-1] if not any(known.knew(later, made) for _, later in used)]
    return [version for version in left if version.sha256 != used[-1][0].sha256]


@dataclass(frozen=True)
class Redefined:
    """A code that two versions define differently: which fields, and what either says of them."""

    code: str
    fields: str
    other: str
    in_use: str


def redefined(other: UsedCodebook, in_use: UsedCodebook) -> Iterator[Redefined]:
    """Yield each code that differs between two versions."""
    one, two = (codebooks.read_text(version.source, version.file).codebook for version in (other, in_use))
    if one is None or two is None:
        yield Redefined("the whole codebook", "does not read here", "", "")
        return
    found = codebooks.compare(one, two)
    for code in found.redefined:
        fields = ", ".join(change.field for change in code.changes)
        gone, new = ([line for change in code.changes for line in getattr(change, side)] for side in ("gone", "new"))
        yield Redefined(code.code, fields, _shown(gone), _shown(new))
    yield from (Redefined(code.id, "not in the version in use", "has it", "has it not") for code in found.retired)
    yield from (Redefined(code.id, "only in the version in use", "has it not", "has it") for code in found.added)


def _shown(lines: Iterable[str]) -> str:
    """Show the lines that one version has and the other has not, as far as there is room."""
    return shorten(" / ".join(lines), _ROOM, placeholder=" ...") or "nothing of its own"


def of_coder(study: Study, coder: str) -> UsedCodebook:
    """Return the version of the codebook that a coder put to use last. Raises UnknownNameError."""
    coders = {action.number: action.coder for action in study.store.actions()}
    used = {coders[one.action]: one for one in study.store.codebooks()}
    if coder not in used:
        raise UnknownNameError("codebook of", coder, used)
    return used[coder]


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
