"""Names in what was said: found, proposed with a replacement, replaced. Pure: texts in, proposals out."""

from themecode.pseudonyms.key import KeyEntry, open_key, seal_key
from themecode.pseudonyms.name_words import GENERAL
from themecode.pseudonyms.proposal import KINDS, Form, Kind, Match, Name, Place, Proposal, Text
from themecode.pseudonyms.proposing import Known, propose
from themecode.pseudonyms.question import (
    Answer,
    Question,
    context,
    in_brackets,
    questions,
    read_places,
    write_places,
)
from themecode.pseudonyms.words import words_of

__all__ = [
    "GENERAL",
    "KINDS",
    "Answer",
    "Form",
    "KeyEntry",
    "Kind",
    "Known",
    "Match",
    "Name",
    "Place",
    "Proposal",
    "Question",
    "Text",
    "context",
    "in_brackets",
    "open_key",
    "propose",
    "questions",
    "read_places",
    "seal_key",
    "words_of",
    "write_places",
]
