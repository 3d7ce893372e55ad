"""What stands above the first speaker: title, date, participants. A long text there is kept as speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from themecode.importers.ledger import TITLE, Ledger
from themecode.importers.passages import Passage
from themecode.importers.turns import UNKNOWN, Utterance

MOST_LINES, MOST_WORDS, MOST_CHARACTERS = 15, 150, 1_500


def set_aside(passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Count the lines above the first speaker as title and date lines; yield them as speech if they are many."""
    words = sum(len(passage.text.split()) for passage in passages)
    characters = sum(len(passage.text) for passage in passages)  # not every script has spaces
    if len(passages) <= MOST_LINES and words <= MOST_WORDS and characters <= MOST_CHARACTERS:
        for passage in passages:
            ledger.lose(TITLE, passage.text)
        return
    says = f'{words} words above the first speaker were kept as speech of "{UNKNOWN}".'
    ledger.warn(passages[0].line, says, "Take them out of the file if nobody spoke them.")
    for passage in passages:
        yield Utterance(UNKNOWN, passage.text, None, None, None, passage.line)
