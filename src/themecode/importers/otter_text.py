"""Otter's transcript as text or Markdown: `Name  m:ss` above each paragraph."""

from __future__ import annotations

from themecode.importers import sbv, teams_text, timed_text, zoom_chat
from themecode.importers.ledger import Ledger
from themecode.importers.marks import decoded, unbold, unmarked
from themecode.importers.otter_layout import is_otter, read_otter
from themecode.importers.source import Source, remembered
from themecode.importers.turns import Utterance


@remembered
def recognises(source: Source) -> bool:
    """Say whether a text file is in Otter's layout, and in none of Teams'."""
    if source.suffix not in (".txt", ".md") or source.headed or "-->" in source.text:
        return False
    if (
        teams_text.recognises(source)
        or sbv.recognises(source)
        or zoom_chat.recognises(source)
        or timed_text.recognises(source)
    ):
        return False
    return is_otter(source.passages)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read the layout; in Markdown, escapes and marks of bold are not words."""
    if source.suffix != ".md":
        plain = [passage._replace(text=decoded(passage.text, ledger)) for passage in source.passages]
        return list(read_otter(plain, ledger))
    passages = [passage._replace(text=unmarked(passage.text, ledger)) for passage in source.passages]
    said = read_otter(passages, ledger)
    return [utterance._replace(text=unbold(utterance.text, ledger)) for utterance in said]
