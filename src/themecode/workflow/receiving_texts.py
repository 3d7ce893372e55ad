"""Texts of another tool become documents: kept as they stand, so that each selection is on its words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from themecode import importers
from themecode.model import VERBATIM, Document, Loss, Segment, Speaker, Turn
from themecode.refi_qda import Layout, QdaProject, QdaSource, QdaSync, layout_of, read_source, unlabelled
from themecode.workflow.importing import document_id
from themecode.workflow.roles import RoleQuestion, tell_roles

_ENDINGS = ("txt", "docx", "doc", "rtf", "pdf", "odt", "html", "htm", "md", "vtt", "srt")
_LONGEST = 80


@dataclass(frozen=True)
class ReceivedText:
    """A source and its document; `fresh` if the project does not have it yet."""

    source: QdaSource
    document: Document
    layout: Layout
    fresh: bool

    def segment(self, start: int, end: int) -> Segment | None:
        """Return where a selection stands in the document; None where it holds speakers' names only."""
        meant = self.layout.meant(start, end) if start >= 0 else (0, len(self.document.text))
        return Segment(self.document.id, *meant) if meant else None


def receive_texts(project: QdaProject, format_name: str, known: Sequence[Document]) -> list[ReceivedText]:
    """Return the document of each source that has words: one that is here already, or a new one."""
    here: dict[str, list[Document]] = {}
    for one in known:
        here.setdefault(layout_of(one).text, []).append(one)
    taken = {document.id for document in known}
    ours = project.origin.startswith("themecode")
    received = []
    for source in project.sources:
        document = _known(source, here.get(source.text, []))
        if document is not None:
            here[source.text].remove(document)
            received.append(ReceivedText(source, document, layout_of(document), fresh=False))
            continue
        name = document_id(Path(f"{_stem(source.name)}.txt"), taken)
        made = _restored(source, name) if ours else None
        document, layout = made or _kept(source, name, format_name)
        if document.turns:
            taken.add(name)
            received.append(ReceivedText(source, document, layout, fresh=True))
    return received


def _known(source: QdaSource, candidates: Sequence[Document]) -> Document | None:
    """Return the document here that has a source's text: the one of its name, where several have it."""
    named = [one for one in candidates if source.name in (one.id, one.file) or one.id == _stem(source.name)]
    return next(iter([*named, *candidates]), None)


def namesakes(texts: Sequence[ReceivedText], known: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield new documents that came under the name of one that was here with another text: (new, earlier) ids."""
    here = {document.id for document in known}
    for text in texts:
        plain = document_id(Path(f"{_stem(text.source.name)}.txt"), set())
        if text.fresh and plain in here:
            yield text.document.id, plain


def receive_speakers(texts: Sequence[ReceivedText], earlier: Sequence[Speaker]) -> tuple[list[Speaker], list[str]]:
    """Tell the roles of those who speak; documents whose interviewer cannot be told have participants only."""
    fresh = [text.document for text in texts if text.fresh]
    speakers: list[Speaker] = []
    untold: list[str] = []
    for name, told in tell_roles(fresh, (), earlier).items():
        if isinstance(told, RoleQuestion):
            untold.append(name)
            speakers += [Speaker(name, speaker, "participant", "not told: imported") for speaker, *_ in told.speakers]
        else:
            speakers += told
    return speakers, untold


def _stem(name: str) -> str:
    """Take a known ending off a source's name, and what a path would make of the rest."""
    stem, _, ending = name.rpartition(".")
    kept = stem if stem and ending.lower() in _ENDINGS else name
    return re.sub(r"[./\\\0]+", "-", kept)[:_LONGEST]


def _restored(source: QdaSource, name: str) -> tuple[Document, Layout] | None:
    """Make the document again that this text was exported from; None where the file does not say how."""
    origin = read_source(source.description)
    if origin is None or origin.format in VERBATIM:
        return None
    layout = unlabelled(source.text) if origin.labelled else Layout(source.text, source.text)
    if layout is None:
        return None
    said = layout.turns or _lines(source.text)
    turns = tuple(Turn(name, number, who, start, end) for number, (start, end, who) in enumerate(said, 1))
    return _document(source, name, layout.spoken, turns, (origin.format, origin.file)), layout


def _lines(text: str) -> tuple[tuple[int, int, str], ...]:
    found, place = [], 0
    for line in text.split("\n"):
        found.append((place, place + len(line), importers.UNKNOWN))
        place += len(line) + 1
    return tuple(found)


def _kept(source: QdaSource, name: str, format_name: str) -> tuple[Document, Layout]:
    text = source.text.replace("\0", "\ufffd")
    origin = read_source(source.description)
    told = (origin.format, origin.file) if origin else (format_name, source.name or name)
    spoken = importers.spoken_lines(text)
    times = _times(spoken, source.syncs)
    turns = tuple(
        Turn(name, number, line.speaker, line.start, line.end, *time)
        for number, (line, time) in enumerate(zip(spoken, times, strict=True), 1)
    )
    return _document(source, name, text, turns, told), Layout(text, text)


def _document(source: QdaSource, name: str, text: str, turns: tuple[Turn, ...], told: tuple[str, str]) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    between = len(text) - sum(turn.end - turn.start for turn in turns)
    losses = (Loss("names, times and spaces between turns (kept in the text)", between),) if between else ()
    return Document(
        name,
        told[1],
        told[0],
        text,
        turns,
        sha256,
        source.sha256 or sha256,
        source.encoding,
        losses if told[0] in VERBATIM else (),
    )


def _times(spoken: Sequence[importers.SpokenLine], syncs: Sequence[QdaSync]) -> Iterator[tuple[int | None, int | None]]:
    """Yield start and end of each line's speech: the last time before its words, and the next one behind them."""
    waiting = sorted(syncs, key=lambda sync: (sync.position, sync.time_ms))
    at = 0
    for line in spoken:
        start = None
        while at < len(waiting) and waiting[at].position <= line.start:
            start = waiting[at].time_ms
            at += 1
        end = waiting[at].time_ms if at < len(waiting) and waiting[at].position >= line.end else None
        yield start, end
