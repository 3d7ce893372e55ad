"""What one ask works with: the study as it stands, who asks, and the records as the page counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from themecode import tagging, viewer
from themecode.errors import ChangedMeanwhileError, ThemecodeError
from themecode.model import Codebook, Coding, Document, Memo, Segment
from themecode.settings import Settings
from themecode.workflow.desk_present import Present
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.store import OpenAction, Store

Answer = dict[str, Any]


@dataclass(frozen=True)
class KeyedStore:
    """The project's store as one act sees it: the one action of the act is stored under its key."""

    store: Store
    key: str

    def action(self, verb: str, summary: str = "", *, coder: str, now: str) -> AbstractContextManager[OpenAction]:
        """Open the act's action. Raises AlreadyDoneError where the journal has it."""
        return self.store.action(verb, summary, coder=coder, now=now, uid=self.key)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - everything else is the store's own
        return getattr(self.store, name)


@dataclass
class Pages:
    """Documents as the page has them, kept until a text or a speaker changes."""

    kept: dict[str, viewer.Page] = field(default_factory=dict)

    words_in: dict[str, int] = field(default_factory=dict)

    def words(self, document: Document) -> int:
        """Return how many words a document has, counted once."""
        if document.sha256 not in self.words_in:
            self.words_in[document.sha256] = document.words
        return self.words_in[document.sha256]

    def of(self, study: Study, document: Document) -> viewer.Page:
        """Return what of a document stays the same from coding to coding."""
        if document.id not in self.kept:
            self.kept[document.id] = _page(study, document)
        return self.kept[document.id]


def _page(study: Study, document: Document) -> viewer.Page:
    speakers = [speaker for speaker in study.speakers if speaker.document == document.id]
    spans = [span for turn in document.turns for span in tagging.sentences(document.text, turn.start, turn.end)]
    return viewer.Page(
        document,
        viewer.Units(document.text),
        {speaker.name: speaker.shown for speaker in speakers},
        {speaker.name: speaker.role for speaker in speakers},
        spans,
    )


@dataclass(frozen=True)
class Sitting:
    """One ask: who asks, of which project, and the study as it stands."""

    present: Present
    pages: Pages
    settings: Settings
    folder: Path
    author: Author

    @property
    def study(self) -> Study:
        """The study as it stands."""
        return self.present.study

    def keyed(self, key: str, codebook: Codebook | None = None) -> Study:
        """Return the study for a step that writes under a key; with a newer codebook, where one was just made."""
        study = self.study.through(cast("Store", KeyedStore(cast("Store", self.present.store), key)))
        return (
            study
            if codebook is None
            else study.afresh(*study.__dict__.keys() - {"store", "codebook"}, codebook=codebook)
        )

    def page(self, name: str) -> viewer.Page:
        """Return a document as the page has it. Raises UnknownNameError."""
        return self.pages.of(self.study, self.study.document(name))

    def segment(self, document: str, start: int, end: int, quote: str | None = None) -> Segment:
        """Return a place that the page names. Raises ThemecodeError where it is none, or has other words now."""
        page = self.page(document)
        try:
            place = Segment(document, page.units.to_points(start), page.units.to_points(end))
        except ValueError as error:
            raise ThemecodeError(f"There is no such place in {document}: {error}.") from error
        if quote is not None and place.words_of(page.document.text) != quote:
            raise ChangedMeanwhileError(
                f"Other words stand there in {document} now.", mend="Load the page anew and select them again."
            )
        return place

    def codings(self, codings: Iterable[Coding]) -> list[Answer]:
        """Return codings as the page has them."""
        memos = Counter(memo.target for memo in self.study.memos if memo.about == "coding")
        listed = list(codings)
        names = {coding.segment.document for coding in listed}
        places = {name: self.page(name).units.from_points for name in names}
        return [viewer.coding_payload(coding, places[coding.segment.document], memos[coding.id]) for coding in listed]

    def progress(self, document: Document) -> Answer:
        """Count participants' turns of a document by what they are to the one who asks."""
        counts = self.present.readers.counts(document, self.author.name)
        return dict.fromkeys(("unread", "read", "coded"), 0) | counts

    def memos(self, memos: Iterable[Memo]) -> list[Answer]:
        """Return memos as the page has them."""
        documents = {document.id: document for document in self.study.documents}
        return [viewer.memo_payload(memo, self._units_at(memo, documents)) for memo in memos]

    def _units_at(self, memo: Memo, documents: Mapping[str, Document]) -> viewer.Units | None:
        document = documents.get(memo.segment.document) if memo.segment is not None else None
        return self.pages.of(self.study, document).units if document is not None else None

    def codes(self, *, whole: bool = False) -> list[Answer]:
        """Return the codebook's codes; none where there is no codebook yet."""
        codes = self.study.codebook.codes if "codebook" in self.study.__dict__ else ()
        colours = viewer.colours(codes)
        return [viewer.code_payload(code, colours[code.id], whole=whole) for code in codes]
