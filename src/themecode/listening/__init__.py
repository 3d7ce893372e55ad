"""What in a transcript should be listened to again. It proposes and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from themecode.listening.doubt import Doubt
from themecode.listening.lexicon import Lexicon, read_lexicon
from themecode.listening.turns import lengths, repeats, speakers, times
from themecode.model import Document

__all__ = ["Doubt", "Lexicon", "doubts", "read_lexicon"]


def doubts(
    document: Document, roles: Mapping[str, str], lexicon: Lexicon, ordinary: frozenset[str] = frozenset()
) -> list[Doubt]:
    """Return all that is doubtful in one transcript, in the order of its turns.

    `roles` are those of the speakers' names; `ordinary` the words that are no rare word misheard.
    """
    found = [
        *lexicon.mishearings(document, ordinary),
        *speakers(document, roles),
        *times(document),
        *lengths(document),
        *repeats(document),
    ]
    return sorted(found, key=lambda doubt: doubt.turn)
