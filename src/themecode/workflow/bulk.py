"""Step: one ruling about many codings, after a look at what it touches."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.model import Coding
from themecode.workflow.backing_up import FOLDER
from themecode.workflow.passages import Passage, passage, reasons
from themecode.workflow.review_queue import Wanted, queue
from themecode.workflow.reviewing import decide
from themecode.workflow.study import Author, Study

SAMPLE = 8
Ruling = Literal["confirmed", "rejected"]


@dataclass(frozen=True)
class Preview:
    """What a ruling about many codings would touch: how many, of which codes and documents, and some to read.

    `mixed` is how many of them have another reason besides: a match without the flag, or of another rule.
    """

    wanted: Wanted
    codings: tuple[Coding, ...]
    by_code: dict[str, int]
    by_document: dict[str, int]
    sample: tuple[Passage, ...]
    mixed: int

    @property
    def count(self) -> int:
        """How many codings would be ruled on."""
        return len(self.codings)


def preview(study: Study, wanted: Wanted) -> Preview:
    """Say what a ruling would touch; nothing is written. Raises UnknownNameError for what is misspelt.

    The sample is taken at even distances through all of them, so that it is the same whenever it is asked for.
    """
    found = queue(study, wanted)
    documents = {document.id: document for document in study.documents}
    picked = [found[number * len(found) // SAMPLE] for number in range(SAMPLE)] if len(found) > SAMPLE else found
    shown = (passage(c.code, c.segment, documents[c.segment.document], reasons(c.evidence)) for c in picked)
    return Preview(
        wanted,
        tuple(found),
        dict(Counter(coding.code for coding in found).most_common()),
        dict(sorted(Counter(coding.segment.document for coding in found).items())),
        tuple(shown),
        sum(map(wanted.is_mixed, found)),
    )


def decide_all(study: Study, seen: Preview, ruling: Ruling, author: Author, folder: Path | None = None) -> list[Coding]:
    """Rule about all that a preview showed, in one action, which one undo takes back; return what changed.

    With a project's folder, a numbered backup is made first. Raises ThemecodeError where the codings are not those
    that were shown: somebody ruled, or the rules ran, meanwhile.
    """
    now = queue(study, seen.wanted)
    if [coding.id for coding in now] != [coding.id for coding in seen.codings]:
        says = f"What was shown were {seen.count} codings, and now they are others: {len(now)}."
        raise ThemecodeError(says, mend="Look at them once more, and repeat.")
    if now and folder is not None and not isinstance(study.store, MemoryStore):
        study.store.backup_numbered(folder / FOLDER, "before-bulk")
    summary = f"{len(now)} codings: {seen.wanted}"
    return decide(study, [coding.id for coding in now], ruling, author, summary=summary)
