"""Where a study may hold names: documents, speakers, memos, attributes, sets; each under the name of its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from themecode.model import Speaker
from themecode.pseudonyms import Name, Place, Text
from themecode.workflow.roster import is_named, person_name
from themecode.workflow.study import Study


@dataclass(frozen=True)
class Source:
    """One text of a study: what sort of thing it is a part of, and the ids that lead to it."""

    sort: str
    ids: tuple[str, ...]
    words: str

    @property
    def text(self) -> Text:
        """The text under the name of its source: a document's id, else its sort and ids."""
        return Text(" ".join(self.ids) if self.sort == "document" else " ".join((self.sort, *self.ids)), self.words)


def sources(study: Study) -> list[Source]:
    """Return all that people wrote or said in a study, codebook apart; speakers' names stand by themselves."""
    return [source for source in _sources(study) if source.words]


def _sources(study: Study) -> Iterator[Source]:
    for document in study.documents:
        yield Source("document", (document.id,), document.text)
    for document in study.documents:
        for name, value in document.attributes:
            yield Source("document-attribute", (document.id, name), value)
    for case in study.cases:
        for attribute in case.attributes:
            yield Source("attribute", (case.id, attribute.name), attribute.value)
    for memo in study.store.memos():
        yield Source("memo", (memo.id,), memo.text)
        yield Source("memo-title", (memo.id,), memo.title)
    for named in study.store.named_sets():
        yield Source("set", (named.name,), named.description)


def speakers_by_source(study: Study) -> dict[str, Speaker]:
    """Return the speakers who are not shown under another name yet, each under a source without the name."""
    numbered: dict[str, int] = {}
    found = {}
    for speaker in study.speakers:
        numbered[speaker.document] = numbered.get(speaker.document, 0) + 1
        if not speaker.alias and is_named(speaker.name):
            found[f"speaker {speaker.document} {numbered[speaker.document]}"] = speaker
    return found


def placed_speakers(study: Study, names: list[Name]) -> list[tuple[Name, Place, str]]:
    """Return each speaker's name as a place of its own, whole."""
    known = {name.written.casefold(): name for name in reversed(names)}
    return [
        (known[person_name(speaker.name)[0].casefold()], Place(source, 0, len(speaker.name)), speaker.name)
        for source, speaker in speakers_by_source(study).items()
        if person_name(speaker.name)[0].casefold() in known
    ]
