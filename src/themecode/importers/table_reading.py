"""What comes of a table that holds many respondents, or codes on words that are here already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from themecode.importers.given_code import GivenCode
from themecode.model import Case, Document, Loss, Speaker
from themecode.problems import Problem


@dataclass(frozen=True)
class TableOptions:
    """Which columns hold what: the open questions, the ids, attributes although they may name people.

    Empty ones are found by what the columns hold. `taken` are ids of documents that are there already; `on_rows`
    is told how much is done, 0 to 1, and how many rows.
    """

    text: tuple[str, ...] = ()
    id: str = ""
    attribute: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()
    on_rows: Callable[[float, int], None] = field(default=lambda _done, _rows: None, compare=False)

    @property
    def named(self) -> bool:
        """Say whether any column was named."""
        return bool(self.text or self.id or self.attribute)


@dataclass(frozen=True)
class TableReading:
    """Documents and cases of a table, who speaks in them, and codes that were given; each problem has its place."""

    format: str
    documents: tuple[Document, ...] = ()
    cases: tuple[Case, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    codes: tuple[GivenCode, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What did not become speech in all rows, by kind, most first."""
        found: dict[str, tuple[int, int]] = {}
        for loss in (loss for document in self.documents for loss in document.losses):
            characters, times = found.get(loss.kind, (0, 0))
            found[loss.kind] = (characters + loss.characters, times + loss.times)
        summed = [Loss(kind, characters, times) for kind, (characters, times) in found.items()]
        return tuple(sorted(summed, key=lambda loss: (-loss.characters, loss.kind)))
