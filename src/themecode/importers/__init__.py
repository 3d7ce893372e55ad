"""From a transcript file to a document: one file per format, and no spoken word lost without being counted."""

from themecode.importers.answers import FORMATS as ANSWER_FORMATS
from themecode.importers.answers import AnswerTable, ArrowTexts, Block, open_answer_table, read_provenance
from themecode.importers.case_table import NAMES as CASE_TABLES
from themecode.importers.case_table import CaseRow, read_case_table
from themecode.importers.gold_table import GoldRow, read_gold_table
from themecode.importers.reading import Reading, read
from themecode.importers.refusals import ImportRefusedError, LostWordsError
from themecode.importers.registry import FORMATS, SUFFIXES, Format
from themecode.importers.source import FILE_LIMIT
from themecode.importers.turns import UNKNOWN, Utterance

__all__ = [
    "ANSWER_FORMATS",
    "CASE_TABLES",
    "FILE_LIMIT",
    "FORMATS",
    "SUFFIXES",
    "UNKNOWN",
    "AnswerTable",
    "ArrowTexts",
    "Block",
    "CaseRow",
    "Format",
    "GoldRow",
    "ImportRefusedError",
    "LostWordsError",
    "Reading",
    "Utterance",
    "open_answer_table",
    "read",
    "read_case_table",
    "read_gold_table",
    "read_provenance",
]
