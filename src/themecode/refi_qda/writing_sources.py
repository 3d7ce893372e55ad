"""Texts with their selections and codings, as XML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from themecode.refi_qda.offsets import Text, Unit
from themecode.refi_qda.records import QdaCoding, QdaSelection, QdaSource
from themecode.refi_qda.values import add_values
from themecode.refi_qda.xml_writer import Writer, dated

if TYPE_CHECKING:
    from lxml.etree import _Element


def add_source(writer: Writer, sources: _Element, source: QdaSource, kinds: dict[str, str], unit: Unit) -> None:
    """Put a source into the list of sources; its text lies in a file of its own."""
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
    add_values(writer, element, source.values, kinds)


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
