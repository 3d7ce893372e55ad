"""The texts of a project with what was selected in them; recordings, pictures and pages are counted, not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from themecode.refi_qda.elements import attribute, child, children, guid_of, local, references, words
from themecode.refi_qda.guids import is_guid, same_guid
from themecode.refi_qda.offsets import Unit
from themecode.refi_qda.opening import Opened, TextPart
from themecode.refi_qda.placing import Placing, Unplaced
from themecode.refi_qda.records import OffsetsRead, QdaSource
from themecode.refi_qda.values import read_values

if TYPE_CHECKING:
    from lxml.etree import _Element

_SOURCES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")
_KINDS = {
    "PictureSource": "pictures",
    "PDFSource": "PDF files",
    "AudioSource": "sound recordings",
    "VideoSource": "videos",
}
_SELECTIONS = {
    "PictureSelection": "areas of pictures",
    "PDFSelection": "areas of PDF pages",
    "AudioSelection": "stretches of recordings",
    "VideoSelection": "stretches of recordings",
}


class Sources(NamedTuple):
    """The texts, and how the places in each were read."""

    sources: tuple[QdaSource, ...]
    offsets: tuple[OffsetsRead, ...]


@dataclass(frozen=True)
class _Found:
    """One text as the XML tells it: the element that stands for it, and the source around it."""

    element: _Element
    around: _Element
    part: TextPart
    key: str


def read_sources(opened: Opened, origin: str, unit: Unit | None, losses: Counter[str]) -> Sources:
    """Read every text that lies inside the file. What cannot come in is counted in `losses`."""
    found: dict[str, list[_Found]] = {}
    seen: set[str] = set()
    for source in children(child(opened.root, "Sources"), *_SOURCES):
        if (guid := guid_of(source)) in seen:
            losses["sources whose GUID another source has"] += 1
            continue
        seen.add(guid)
        for text in _texts_of(opened, source, losses):
            found.setdefault(text.key, []).append(text)
    unplaced = [_unplaced(texts) for texts in found.values()]
    placing = Placing(origin, unit, unplaced)
    sources = [_source(texts, text, placing, losses) for texts, text in zip(found.values(), unplaced, strict=True)]
    return Sources(tuple(sources), placing.read)


def _texts_of(opened: Opened, source: _Element, losses: Counter[str]) -> Iterator[_Found]:
    """Yield the texts of one source: its own, its representation's, its transcripts'."""
    kind = local(source)
    inner = [source] if kind == "TextSource" else list(children(source, "Representation", "Transcript"))
    taken = 0
    for number, element in enumerate(inner):
        part, key = _part(opened, element)
        if part is None:
            if kind == "TextSource":
                _lose_text(element, losses)
            continue
        taken += 1
        yield _Found(element, source, part, key or f"{guid_of(source)}/{number}")
    if kind != "TextSource":
        _lose_rest(source, kind, taken, losses)


def _part(opened: Opened, element: _Element) -> tuple[TextPart | None, str]:
    content = child(element, "PlainTextContent")
    if content is not None:
        text = words(element, "PlainTextContent")
        return (TextPart(text, "utf-8", ""), "") if text.strip() else (None, "")
    for path in (attribute(element, "plainTextPath"), attribute(element, "richTextPath")):
        if path.lower().endswith(".txt") or path == attribute(element, "plainTextPath"):
            part = opened.text(path) if path else None
            if part is not None and part.raw.strip("\ufeff \t\r\n"):
                return part, opened.key(path)
    return None, ""


def _lose_text(element: _Element, losses: Counter[str]) -> None:
    outside = attribute(element, "plainTextPath").lower().startswith(("absolute:", "file:", "http"))
    where = "lies outside the file (it was not followed)" if outside else "is empty or not in the file"
    losses[f"texts whose plain text {where}"] += 1
    _lose_codings(element, "codings of texts that did not come in", losses)


def _lose_rest(source: _Element, kind: str, taken: int, losses: Counter[str]) -> None:
    """Count what of a recording, picture or PDF does not come in."""
    losses[f"{_KINDS[kind]} (their text comes in)" if taken else _KINDS[kind]] += 1
    for name, what in _SELECTIONS.items():
        for selection in children(source, name):
            losses[f"selected {what}"] += 1
            _lose_codings(selection, f"codings of {what}", losses)
    if not taken:
        losses[f"codings of whole {_KINDS[kind]}"] += sum(1 for _ in children(source, "Coding"))
        for inner in children(source, "Representation", "Transcript", "TextDescription"):
            _lose_codings(inner, "codings of texts that did not come in", losses)


def _lose_codings(element: _Element, kind: str, losses: Counter[str]) -> None:
    losses[kind] += sum(local(found) == "Coding" for found in element.iter())


def _unplaced(texts: Iterable[_Found]) -> Unplaced:
    texts = list(texts)
    name = next((found for text in texts for found in _names(text) if found), "")
    return Unplaced(name or guid_of(texts[0].element), texts[0].part.raw, [t.element for t in texts])


def _names(text: _Found) -> Iterator[str]:
    yield attribute(text.around, "name")
    yield attribute(text.element, "name")
    file = attribute(text.element, "plainTextPath").replace("\\", "/").rpartition("/")[2]
    yield "" if is_guid(same_guid(file.rpartition(".")[0])) else file


def _source(texts: list[_Found], unplaced: Unplaced, placing: Placing, losses: Counter[str]) -> QdaSource:
    first = texts[0]
    around = list({id(text.around): text.around for text in texts}.values())
    elements = list({id(part): part for part in (*around, *(text.element for text in texts))}.values())
    placed = placing.place(unplaced, around, losses)
    return QdaSource(
        guid_of(first.around),
        unplaced.name,
        placing.text_of(unplaced).text,
        placed.selections,
        tuple(dict.fromkeys(note for element in elements for note in references(element, "NoteRef"))),
        tuple(dict.fromkeys(value for element in elements for value in read_values(element))),
        same_guid(attribute(first.around, "creatingUser")),
        attribute(first.around, "creationDateTime"),
        next((found for element in elements if (found := words(element, "Description"))), ""),
        first.part.sha256,
        first.part.encoding,
        placed.syncs,
    )
