"""Write a project as REFI-QDA: valid against the schema, the same bytes for the same project."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from themecode.refi_qda.offsets import Text, Unit
from themecode.refi_qda.records import (
    QdaCase,
    QdaCode,
    QdaCoding,
    QdaNote,
    QdaProject,
    QdaSelection,
    QdaSet,
    QdaSource,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

PROJECT_SPACE, CODEBOOK_SPACE = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_LOCATIONS = {
    PROJECT_SPACE: "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd",
    CODEBOOK_SPACE: "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd",
}
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_COLOUR = re.compile(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_TIME = (1980, 1, 1, 0, 0, 0)
_NAMED = ("Project", "Code", "Variable", "Set")
"""What must have a name, be it empty."""
_MEMBERS = {"code": "MemberCode", "source": "MemberSource", "note": "MemberNote"}


class Writer:
    """Writes elements of one namespace; `losses` counts what XML cannot hold."""

    def __init__(self, space: str, losses: Counter[str]) -> None:
        from lxml import etree

        self._space, self.losses, self._etree = space, losses, etree

    def root(self, tag: str, /, **attributes: str) -> _Element:
        """Make the outermost element."""
        element = self._etree.Element(f"{{{self._space}}}{tag}", nsmap={None: self._space, "xsi": _INSTANCE})
        element.set(f"{{{_INSTANCE}}}schemaLocation", f"{self._space} {_LOCATIONS[self._space]}")
        return self._filled(element, tag, "", attributes)

    def add(self, parent: _Element, tag: str, text: str = "", /, **attributes: str) -> _Element:
        """Put a new element into another; attributes without a value are left out where they may be."""
        return self._filled(self._etree.SubElement(parent, f"{{{self._space}}}{tag}"), tag, text, attributes)

    def words(self, parent: _Element, name: str, text: str) -> None:
        """Put an element with words into another, where there are words."""
        if text:
            self.add(parent, name, text)

    def references(self, parent: _Element, name: str, guids: Iterable[str]) -> None:
        """Put references into an element."""
        for guid in guids:
            self.add(parent, name, targetGUID=guid)

    def bytes_of(self, root: _Element) -> bytes:
        """Return the XML."""
        return self._etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def _filled(self, element: _Element, tag: str, text: str, attributes: dict[str, str]) -> _Element:
        if text:
            element.text = self._clean(text)
        for name, value in attributes.items():
            if value or (name == "name" and tag in _NAMED):
                element.set(name, self._clean(value))
        return element

    def _clean(self, text: str) -> str:
        cleaned, number = _NO_XML.subn("\ufffd", text)
        self.losses["characters that XML cannot hold (control characters)"] += number
        return cleaned


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
            _source(writer, sources, source, kinds, unit)
    _notes(writer, root, project.notes)
    _links(writer, root, project)
    _sets(writer, root, project.sets)
    writer.words(root, "Description", project.description)
    writer.references(root, "NoteRef", project.project_notes)
    texts = {f"sources/{source.guid}.txt": source.text.encode() for source in project.sources}
    return _zipped({"project.qde": writer.bytes_of(root), **dict(sorted(texts.items()))}), +losses


def _made(project: QdaProject) -> dict[str, str]:
    return {"creatingUserGUID": project.user, "creationDateTime": dated(project.created)}


def dated(written: str) -> str:
    """Return a date as the schema takes it; "" where it is none.

    >>> dated("2026-03-01T10:00:00+00:00"), dated("yesterday")
    ('2026-03-01T10:00:00+00:00', '')
    """
    return written if _DATE.fullmatch(written) else ""


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
    colour = code.colour if _COLOUR.fullmatch(code.colour) else ""
    codable = "true" if code.codable else "false"
    element = writer.add(parent, "Code", guid=code.guid, name=code.name, isCodable=codable, color=colour)
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


def _values(writer: Writer, parent: _Element, values: Iterable[tuple[str, str]], kinds: dict[str, str]) -> None:
    for variable, value in values:
        element = writer.add(parent, "VariableValue")
        writer.add(element, "VariableRef", targetGUID=variable)
        writer.add(element, f"{kinds.get(variable, 'Text')}Value", value)


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
    _values(writer, element, case.values, kinds)
    writer.references(element, "SourceRef", case.sources)
    writer.references(element, "SelectionRef", case.selections)


def _source(writer: Writer, sources: _Element, source: QdaSource, kinds: dict[str, str], unit: Unit) -> None:
    text = Text(source.text)
    path = f"internal://{source.guid}.txt"
    made = {"creatingUser": source.user, "creationDateTime": dated(source.created)}
    element = writer.add(sources, "TextSource", guid=source.guid, name=source.name, plainTextPath=path, **made)
    writer.words(element, "Description", source.description)
    for selection in source.selections:
        if not selection.whole:
            _selection(writer, element, selection, text, unit)
    for selection in source.selections:
        if selection.whole:
            _codings(writer, element, selection.codings)
    writer.references(element, "NoteRef", source.notes)
    _values(writer, element, source.values, kinds)


def _selection(writer: Writer, source: _Element, selection: QdaSelection, text: Text, unit: Unit) -> None:
    element = writer.add(
        source,
        "PlainTextSelection",
        guid=selection.guid,
        name=selection.name,
        startPosition=str(text.position(selection.start, unit)),
        endPosition=str(text.position(selection.end, unit)),
        creatingUser=selection.user,
        creationDateTime=dated(selection.created),
    )
    writer.words(element, "Description", selection.description)
    _codings(writer, element, selection.codings)
    writer.references(element, "NoteRef", selection.notes)


def _codings(writer: Writer, parent: _Element, codings: Iterable[QdaCoding]) -> None:
    for one in codings:
        made = {"creatingUser": one.user, "creationDateTime": dated(one.created)}
        element = writer.add(parent, "Coding", guid=one.guid, **made)
        writer.references(element, "CodeRef", (one.code,))
        writer.references(element, "NoteRef", one.notes)


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
