"""Codes and themes for other tools: what they cannot hold stands in the description, for people and for us."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from themecode.model import Code, Codebook
from themecode.refi_qda import QdaCode, QdaSet, describe, make_guid
from themecode.workflow.receiving_codes import code_id


def code_guid(project: str, code: str) -> str:
    """Return the GUID of a code."""
    return make_guid(project, "code", code)


def qda_codes(
    codebook: Codebook, project: str, notes: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[QdaCode, ...]:
    """Return a codebook's codes, in its order; `notes` are the GUIDs of each code's memos."""
    taken: set[str] = set()
    found = []
    for code in codebook:
        found.append(_code(code, project, taken, (notes or {}).get(code.id, ())))
        taken.add(code.id)
    return tuple(found)


def theme_sets(codebook: Codebook, project: str) -> Iterator[QdaSet]:
    """Yield themes as sets of codes; their description says what they are."""
    for theme in codebook.themes:
        said = f"Theme {theme.id}: {theme.idea}" if theme.idea else f"Theme {theme.id}"
        members = tuple(("code", code_guid(project, code)) for code in theme.codes)
        yield QdaSet(make_guid(project, "theme", theme.id), theme.label or theme.id, members, said)  # type: ignore[arg-type]


def _code(code: Code, project: str, taken: set[str], notes: tuple[str, ...]) -> QdaCode:
    alone = code_id(code.name, taken)
    parent = code_guid(project, code.parent) if code.parent else ""
    description = describe(code, alone)
    return QdaCode(code_guid(project, code.id), code.name, not code.group, code.colour, description, parent, notes)
