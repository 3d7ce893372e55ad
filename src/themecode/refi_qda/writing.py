"""Write a project as REFI-QDA: valid against the schema, the same bytes for the same project."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from themecode.refi_qda.colours import colour_of
from themecode.refi_qda.offsets import Unit
from themecode.refi_qda.records import QdaCase, QdaCode, QdaNote, QdaProject, QdaSet
from themecode.refi_qda.values import add_values
from themecode.refi_qda.writing_sources import add_source
from themecode.refi_qda.xml_writer import PROJECT_SPACE, Writer, dated

if TYPE_CHECKING:
    from lxml.etree import _Element

_TIME = (1980, 1, 1, 0, 0, 0)
_MEMBERS = {"code": "MemberCode", "source": "MemberSource", "note": "MemberNote"}


def write_project(project: QdaProject, unit: Unit = "codepoint") -> tuple[bytes, Counter[str]]:
    """Return the bytes of a .qdpx, and a count of what it could not hold."""
    losses = Counter[str]()
    writer = Writer(PROJECT_SPACE, losses)
    root = writer.root("Project", name=project.name, origin=f"{project.origin}; offsets={unit}", **_made(project))
    _users(writer, root, project)
    if project.codes:
        add_codes(writer, writer.add(root, "CodeBook"), project.codes)
    _variables(writer, root, project)
    _cases(writer, root, project)
    kinds = {variable.guid: variable.kind for variable in project.variables}
    if project.sources:
        sources = writer.add(root, "Sources")
        for source in project.sources:
            add_source(writer, sources, source, kinds, unit)
    _notes(writer, root, project.notes)
    _links(writer, root, project)
    _sets(writer, root, project.sets)
    writer.words(root, "Description", project.description)
    writer.references(root, "NoteRef", project.project_notes)
    texts = {f"sources/{source.guid}.txt": source.text.encode() for source in project.sources}
    return _zipped({"project.qde": writer.bytes_of(root), **dict(sorted(texts.items()))}), +losses


def _made(project: QdaProject) -> dict[str, str]:
    return {"creatingUserGUID": project.user, "creationDateTime": dated(project.created)}


def add_codes(writer: Writer, book: _Element, codes: Iterable[QdaCode], *, with_notes: bool = True) -> None:
    """Put codes into a CodeBook, sub-codes into their code."""
    listed = writer.add(book, "Codes")
    elements: dict[str, _Element] = {}
    below: dict[str, list[QdaCode]] = {}
    known = tuple(codes)
    guids = {code.guid for code in known}
    for code in known:
        below.setdefault(code.parent if code.parent in guids else "", []).append(code)
    waiting = [(code, listed) for code in reversed(below.get("", []))]
    while waiting:
        code, parent = waiting.pop()
        elements[code.guid] = element = _code(writer, parent, code, with_notes=with_notes)
        waiting += [(child, element) for child in reversed(below.get(code.guid, []))]


def _code(writer: Writer, parent: _Element, code: QdaCode, *, with_notes: bool) -> _Element:
    codable = "true" if code.codable else "false"
    element = writer.add(
        parent, "Code", guid=code.guid, name=code.name, isCodable=codable, color=colour_of(code.colour)
    )
    writer.words(element, "Description", code.description)
    if with_notes:
        writer.references(element, "NoteRef", code.notes)
    return element


def _users(writer: Writer, root: _Element, project: QdaProject) -> None:
    if project.users:
        users = writer.add(root, "Users")
        for user in project.users:
            writer.add(users, "User", guid=user.guid, name=user.name)


def _variables(writer: Writer, root: _Element, project: QdaProject) -> None:
    if project.variables:
        variables = writer.add(root, "Variables")
        for one in project.variables:
            element = writer.add(variables, "Variable", guid=one.guid, name=one.name, typeOfVariable=one.kind)
            writer.words(element, "Description", one.description)


def _cases(writer: Writer, root: _Element, project: QdaProject) -> None:
    kinds = {variable.guid: variable.kind for variable in project.variables}
    if project.cases:
        cases = writer.add(root, "Cases")
        for case in project.cases:
            _case(writer, cases, case, kinds)


def _case(writer: Writer, cases: _Element, case: QdaCase, kinds: dict[str, str]) -> None:
    element = writer.add(cases, "Case", guid=case.guid, name=case.name)
    writer.words(element, "Description", case.description)
    writer.references(element, "CodeRef", case.codes)
    add_values(writer, element, case.values, kinds)
    writer.references(element, "SourceRef", case.sources)
    writer.references(element, "SelectionRef", case.selections)


def _notes(writer: Writer, root: _Element, notes: Iterable[QdaNote]) -> None:
    listed = tuple(notes)
    if listed:
        inside = writer.add(root, "Notes")
        for note in listed:
            made = {"creatingUser": note.user, "creationDateTime": dated(note.created)}
            element = writer.add(inside, "Note", guid=note.guid, name=note.name, **made)
            writer.add(element, "PlainTextContent", note.text)


def _links(writer: Writer, root: _Element, project: QdaProject) -> None:
    if project.links:
        links = writer.add(root, "Links")
        for link in project.links:
            ends = {"originGUID": link.origin, "targetGUID": link.target}
            writer.add(links, "Link", guid=link.guid, name=link.name, direction="OneWay", **ends)


def _sets(writer: Writer, root: _Element, sets: Iterable[QdaSet]) -> None:
    listed = tuple(sets)
    if listed:
        inside = writer.add(root, "Sets")
        for one in listed:
            element = writer.add(inside, "Set", guid=one.guid, name=one.name)
            writer.words(element, "Description", one.description)
            for kind, name in _MEMBERS.items():
                writer.references(element, name, (guid for known, guid in one.members if known == kind))


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            archive.writestr(entry, content)
    return stream.getvalue()
