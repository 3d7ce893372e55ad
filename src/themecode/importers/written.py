"""A written document (a strategy, a plan): nobody speaks; its paragraphs, headings and table cells are its turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from themecode.importers.grids import speech_of_grid
from themecode.importers.labels import accepted_names, label_of_passage
from themecode.importers.ledger import SEPARATORS, Ledger
from themecode.importers.names import is_role
from themecode.importers.passages import Grid, Passage
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.teams_layouts import is_headed, is_timed
from themecode.importers.turns import Utterance
from themecode.model import HEADING, TABLE, TEXT

_FEW = 0.3
"""Below this share of paragraphs with a name before them, a document with headings may be no transcript."""
_HEADINGS = 2


class Signs(NamedTuple):
    """What tells a transcript from a written document: headings, names before a colon, and how often they come."""

    headings: int
    names: frozenset[str]
    share: float


def signs_of(blocks: Sequence[Passage | Grid], passages: Sequence[Passage]) -> Signs:
    """Look for headings among the blocks, for names of speakers in the passages as they are written."""
    labels = [label_of_passage(passage) for passage in passages]
    names = accepted_names(passages, labels)
    labelled = sum(label is not None and label.name in names for label in labels)
    headings = sum(isinstance(block, Passage) and block.fresh and block.level > 0 for block in blocks)
    fresh = sum(passage.fresh for passage in passages)
    tables = any(isinstance(block, Grid) and speech_of_grid(block, Ledger("")) for block in blocks)
    if tables or is_timed(passages) or is_headed(passages):
        return Signs(headings, names or frozenset({"speakers in a layout of their own"}), 1.0)
    return Signs(headings, names, labelled / max(fresh, 1))


def is_written(file: str, signs: Signs) -> bool:
    """Say whether nobody speaks here and there are headings; ImportRefusedError where it may be either."""
    if not signs.names:
        return signs.headings > 0
    if signs.headings < _HEADINGS or signs.share >= _FEW or any(map(is_role, signs.names)):
        return False
    reason = (
        f"could be a transcript ({len(signs.names)} names before a colon) or a written document "
        f"({signs.headings} headings)"
    )
    raise ImportRefusedError(file, reason, "Say which: --as transcript or --as document.")


def turns_of_pages(blocks: Sequence[Passage | Grid], ledger: Ledger) -> Iterator[Utterance]:
    """Yield one utterance for each paragraph, heading and table cell."""
    paragraph: list[Passage] = []
    for block in blocks:
        if isinstance(block, Passage) and not any(map(str.isalnum, block.text)):
            ledger.lose(SEPARATORS, block.text)
            continue
        if paragraph and (isinstance(block, Grid) or block.fresh or block.level != paragraph[0].level):
            yield _told(paragraph)
            paragraph = []
        if isinstance(block, Passage):
            paragraph.append(block)
        else:
            for cell in (cell for row in block.rows for cell in row if cell.strip()):
                yield Utterance(TABLE, cell, line=block.line)
    if paragraph:
        yield _told(paragraph)


def tell_written(utterances: Sequence[Utterance], ledger: Ledger, *, asked: bool) -> None:
    """Say how much was read as a written document, and how to have it read otherwise."""
    counts = [
        (sum(told.speaker == kind for told in utterances), word)
        for kind, word in ((TEXT, "paragraph"), (HEADING, "heading"), (TABLE, "table cell"))
    ]
    shown = ", ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in counts if number)
    why = "" if asked else " It names no speaker and has headings."
    mend = "" if asked else "If people speak in it: --as transcript."
    ledger.note(0, f"Read as a written document: {shown}.{why}", mend)


def _told(paragraph: Sequence[Passage]) -> Utterance:
    speaker = HEADING if paragraph[0].level else TEXT
    return Utterance(speaker, "\n".join(line.text for line in paragraph), line=paragraph[0].line)
