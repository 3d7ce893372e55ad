"""Pages of `Name: words`, or tables of speakers and words: Word, OpenDocument, RTF, web pages, PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from themecode.importers import otter_docx, teams_docx
from themecode.importers.grids import lose_grid, speech_of_grid
from themecode.importers.labels import accepted_names, label_speech
from themecode.importers.ledger import Ledger
from themecode.importers.passages import Grid, Passage
from themecode.importers.preamble import set_aside
from themecode.importers.source import Source
from themecode.importers.teams_layouts import is_headed, is_timed, read_headed, read_timed
from themecode.importers.turns import Utterance


def recognises_word(source: Source) -> bool:
    """Say whether this is a .docx that neither Teams nor Otter laid out."""
    if source.suffix != ".docx":
        return False
    return not teams_docx.recognises(source) and not otter_docx.recognises(source)


def recogniser(*suffixes: str) -> Callable[[Source], bool]:
    """Return what says whether a file has one of these endings: its content was read as that, or refused."""
    return lambda source: source.suffix in suffixes


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read labelled paragraphs and tables of speakers and words, in the order of the page."""
    ledger.lose_all(source.story.spent)
    if is_timed(source.passages) or is_headed(source.passages):
        return _as_teams(source, ledger)
    tables = [utterance for grid in source.story.grids for utterance in speech_of_grid(grid, ledger)]
    if not tables:
        return list(label_speech(source.passages, ledger))
    if accepted_names(source.passages):
        paragraphs = list(label_speech(source.passages, ledger))
    else:
        paragraphs = list(_around(tables[0].line, source.passages, ledger))
    return sorted(tables + paragraphs, key=lambda utterance: utterance.line)


def _as_teams(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read a Teams transcript that was saved as other pages; in a .docx it is a format of its own."""
    for grid in source.story.grids:
        lose_grid(grid.rows, ledger)
    reader = read_timed if is_timed(source.passages) else read_headed
    return list(reader(source.passages, ledger))


def _around(first_table: int, passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Read paragraphs without names around a table of speech: a preamble above it, then words that go on."""
    yield from set_aside([passage for passage in passages if passage.line < first_table], ledger)
    for passage in passages:
        if passage.line >= first_table:
            yield Utterance(None, passage.text, None, None, None, passage.line)


def blocks(source: Source, ledger: Ledger) -> list[Passage | Grid]:
    """Return all paragraphs and tables, for a document that nobody speaks."""
    ledger.lose_all(source.story.spent)
    return source.story.blocks
