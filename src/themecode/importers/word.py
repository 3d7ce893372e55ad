"""A Word document of `Name: words`, or a table of speakers and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from themecode.importers import otter_docx, teams_docx
from themecode.importers.labels import accepted_names, label_speech
from themecode.importers.ledger import Ledger
from themecode.importers.passages import Passage
from themecode.importers.preamble import set_aside
from themecode.importers.source import Source
from themecode.importers.story import grids_of, losses_of_story, speech_of_grid
from themecode.importers.turns import Utterance


def recognises(source: Source) -> bool:
    """Say whether this is a .docx that neither Teams nor Otter laid out."""
    if source.suffix != ".docx":
        return False
    return not teams_docx.recognises(source) and not otter_docx.recognises(source)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read labelled paragraphs and tables of speakers and words, in the order of the page."""
    losses_of_story(source.story, ledger)
    tables = [utterance for grid in grids_of(source.story) for utterance in speech_of_grid(grid, ledger)]
    if not tables:
        return list(label_speech(source.passages, ledger))
    if accepted_names(source.passages):
        paragraphs = list(label_speech(source.passages, ledger))
    else:
        paragraphs = list(_around(tables[0].line, source.passages, ledger))
    return sorted(tables + paragraphs, key=lambda utterance: utterance.line)


def _around(first_table: int, passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Read paragraphs without names around a table of speech: a preamble above it, then words that go on."""
    yield from set_aside([passage for passage in passages if passage.line < first_table], ledger)
    for passage in passages:
        if passage.line >= first_table:
            yield Utterance(None, passage.text, None, None, None, passage.line)
