"""Rules to codings: the rule language, how it is found in a text, and why.

The names below load what they need when they are first used: most commands tag nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from themecode.tagging.sentences import VERSION as SENTENCES_VERSION
from themecode.tagging.sentences import sentences

if TYPE_CHECKING:
    from themecode.tagging.compiling import Rules, compile_codebook, query
    from themecode.tagging.examples import check_examples
    from themecode.tagging.flagging import flags_in, flags_of
    from themecode.tagging.freed import keep_freed
    from themecode.tagging.function_words import FUNCTION_WORDS
    from themecode.tagging.hinting import hints, meant
    from themecode.tagging.inflection import headwords
    from themecode.tagging.languages import language_note
    from themecode.tagging.named import named_by
    from themecode.tagging.ordinary import ordinary_words
    from themecode.tagging.parsing import RuleMistake
    from themecode.tagging.passages import APART, Passages
    from themecode.tagging.searching import search
    from themecode.tagging.tagger import Hit, Reading, Unit, codings, hits

__all__ = [
    "APART",
    "FUNCTION_WORDS",
    "SENTENCES_VERSION",
    "Hit",
    "Passages",
    "Reading",
    "RuleMistake",
    "Rules",
    "Unit",
    "check_examples",
    "codings",
    "compile_codebook",
    "flags_in",
    "flags_of",
    "headwords",
    "hints",
    "hits",
    "keep_freed",
    "language_note",
    "meant",
    "named_by",
    "ordinary_words",
    "query",
    "search",
    "sentences",
]

_ROOMS = {
    "freed": ("keep_freed",),
    "compiling": ("Rules", "compile_codebook", "query"),
    "examples": ("check_examples",),
    "function_words": ("FUNCTION_WORDS",),
    "inflection": ("headwords",),
    "flagging": ("flags_in", "flags_of"),
    "hinting": ("hints", "meant"),
    "languages": ("language_note",),
    "named": ("named_by",),
    "ordinary": ("ordinary_words",),
    "parsing": ("RuleMistake",),
    "passages": ("APART", "Passages"),
    "searching": ("search",),
    "tagger": ("Hit", "Reading", "Unit", "codings", "hits"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's names are of all kinds
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"themecode.tagging.{room}"), name)
    raise AttributeError(name)
