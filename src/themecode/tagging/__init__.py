"""Rules to codings: the rule language, how it is found in a text, and why."""

from themecode.tagging.compiling import Rules, compile_codebook, query
from themecode.tagging.examples import check_examples
from themecode.tagging.parsing import RuleMistake
from themecode.tagging.passages import Passages
from themecode.tagging.searching import search
from themecode.tagging.sentences import VERSION as SENTENCES_VERSION
from themecode.tagging.sentences import sentences
from themecode.tagging.tagger import Hit, Reading, Unit, codings, hits

__all__ = [
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
    "hits",
    "query",
    "search",
    "sentences",
]
