"""Where selections stand: the way of counting that explains a text's selections best, and their code points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from themecode.refi_qda.elements import attribute, children, guid_of, references, whole_number, words
from themecode.refi_qda.guids import same_guid
from themecode.refi_qda.offsets import (
    Counting,
    Place,
    Score,
    Text,
    Unit,
    all_countings,
    best_counting,
    score,
    usual_counting,
)
from themecode.refi_qda.records import OffsetsRead, QdaCoding, QdaSelection, QdaSync

if TYPE_CHECKING:
    from lxml.etree import _Element

_AGAINST_THE_OTHERS = 6
"""So much has to speak for counting one text of a project unlike the others: a tool counts in one way."""
_SAMPLE = 2_000
"""So many selections of a text are looked at to tell how it counts."""


@dataclass(frozen=True, eq=False)
class Unplaced:
    """A text as it stands in the file, and the elements that hold its selections."""

    name: str
    raw: str
    elements: list[_Element]


class Placed(NamedTuple):
    """The selections of a text and its places with times, in code points."""

    selections: tuple[QdaSelection, ...]
    syncs: tuple[QdaSync, ...]


class Placing:
    """How a project counts: told by all its texts together, then by each text on its own."""

    def __init__(self, origin: str, unit: Unit | None, texts: Sequence[Unplaced]) -> None:
        self._origin, self._unit = origin, unit
        self._texts = {id(text): Text(text.raw) for text in texts}
        self._samples = {id(text): _places(text) for text in texts}
        self._usual = self._told(usual_counting(origin))
        self._common = self._of_all(texts)
        self._read: list[OffsetsRead] = []

    @property
    def read(self) -> tuple[OffsetsRead, ...]:
        """How each text that was placed, and that has selections, was counted."""
        return tuple(self._read)

    def text_of(self, text: Unplaced) -> Text:
        """Return a text with line feeds for line ends."""
        return self._texts[id(text)]

    def place(self, text: Unplaced, around: Iterable[_Element], losses: Counter[str]) -> Placed:
        """Return the selections of a text; whole-source codings are those of the elements around it."""
        counting = self._counting(text)
        syncs = list(_syncs(text, self.text_of(text), counting, losses))
        found = [
            *(
                selection
                for element in text.elements
                for selection in self._selections(text, element, counting, losses)
            ),
            *(selection for element in text.elements for selection in _clips(element, syncs, losses)),
        ]
        for element in {id(part): part for part in (*around, *text.elements)}.values():
            codings = tuple(read_codings(element))
            if codings:
                found.append(QdaSelection("", -1, -1, codings=codings))
        return Placed(tuple(found), tuple(syncs))

    def _told(self, counting: Counting) -> Counting:
        return Counting(self._unit or counting.unit, counting.crlf, counting.inclusive)

    def _of_all(self, texts: Sequence[Unplaced]) -> Counting:
        """Return the way of counting that explains all texts of the project together."""
        if self._origin.lower().startswith("themecode"):
            return self._usual
        total = sum(map(len, self._samples.values()))
        if not total:
            return self._usual
        found = {}
        for way in all_countings(self._unit):
            parts = [score(self._texts[id(t)], self._samples[id(t)], self._texts[id(t)].same(way)) for t in texts]
            found[way] = Score(*(sum(column) for column in zip(*parts, strict=True)))
        return best_counting(found, self._usual, 2 * total)

    def _counting(self, text: Unplaced) -> Counting:
        """Return the way of counting of one text, and note why."""
        held, places = self.text_of(text), self._samples[id(text)]
        common = held.same(self._common)
        ways = [way for way in held.countings if self._unit is None or way.unit in (self._unit, held.same(common).unit)]
        scores = {way: score(held, places, way) for way in ways} if places else {}
        ours = self._origin.lower().startswith("themecode")
        alone = sum(map(bool, self._samples.values())) == 1
        least = 2 if alone else _AGAINST_THE_OTHERS
        chosen = common if ours or not scores else best_counting(scores, common, 2 * len(places), least)
        if places:
            aligned = score(held, places, chosen).aligned
            expected = str(held.same(self._told(usual_counting(self._origin))))
            self._read.append(
                OffsetsRead(text.name, str(chosen), aligned, 2 * len(places), expected, self._unit is not None)
            )
        return chosen

    def _selections(
        self, text: Unplaced, element: _Element, counting: Counting, losses: Counter[str]
    ) -> Iterator[QdaSelection]:
        held = self.text_of(text)
        for found in children(element, "PlainTextSelection"):
            start, end = whole_number(found.get("startPosition")), whole_number(found.get("endPosition"))
            span = held.span(start, end, counting) if start is not None and end is not None else None
            codings = tuple(read_codings(found))
            if span is None:
                losses["selections that do not fit their text (outside it, empty, or inside a character)"] += 1
                losses["codings of such selections"] += len(codings)
                continue
            yield QdaSelection(
                guid_of(found),
                *span,
                attribute(found, "name"),
                words(found, "Description"),
                codings,
                references(found, "NoteRef"),
                same_guid(attribute(found, "creatingUser")),
                attribute(found, "creationDateTime"),
            )


def read_codings(element: _Element) -> Iterator[QdaCoding]:
    """Yield the codings that stand directly in an element, one for each code that they name."""
    for found in children(element, "Coding"):
        notes = references(found, "NoteRef")
        user, created = same_guid(attribute(found, "creatingUser")), attribute(found, "creationDateTime")
        for code in references(found, "CodeRef"):
            yield QdaCoding(guid_of(found), code, user, created, notes)


def _places(text: Unplaced) -> list[Place]:
    places = []
    for element in text.elements:
        for found in children(element, "PlainTextSelection"):
            start, end = whole_number(found.get("startPosition")), whole_number(found.get("endPosition"))
            if start is not None and end is not None:
                places.append(Place(start, end, attribute(found, "name")))
            if len(places) >= _SAMPLE:
                return places
    return places


def _syncs(text: Unplaced, held: Text, counting: Counting, losses: Counter[str]) -> Iterator[QdaSync]:
    for element in text.elements:
        for found in children(element, "SyncPoint"):
            time, position = whole_number(found.get("timeStamp")), whole_number(found.get("position"))
            place = held.place(position, counting) if position is not None else None
            if place is None or time is None:
                losses["times that fit no place of their transcript"] += 1
            else:
                yield QdaSync(guid_of(found), place, time)


def _clips(element: _Element, syncs: Iterable[QdaSync], losses: Counter[str]) -> Iterator[QdaSelection]:
    """Yield selections of a transcript, which go from one place with a time to another."""
    places = {sync.guid: sync.position for sync in syncs}
    for found in children(element, "TranscriptSelection"):
        start, end = (places.get(same_guid(found.get(name)), -1) for name in ("fromSyncPoint", "toSyncPoint"))
        codings = tuple(read_codings(found))
        if not 0 <= start < end:
            losses["selections of transcripts without places in their text"] += 1
            losses["codings of such selections"] += len(codings)
            continue
        notes = references(found, "NoteRef")
        user, created = same_guid(attribute(found, "creatingUser")), attribute(found, "creationDateTime")
        said = (attribute(found, "name"), words(found, "Description"))
        yield QdaSelection(guid_of(found), start, end, *said, codings, notes, user, created)
