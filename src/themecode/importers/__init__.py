"""From a transcript file to a document: one file per format, and no spoken word lost without being counted."""

from themecode.importers.answers import FORMATS as ANSWER_FORMATS
from themecode.importers.answers import AnswerTable, ArrowTexts, Block, open_answer_table, read_provenance
from themecode.importers.case_table import NAMES as CASE_TABLES
from themecode.importers.case_table import CaseRow, read_case_table
from themecode.importers.choosing import Opened, may_be_transcript, open_file
from themecode.importers.given_code import GivenCode, codes_in
from themecode.importers.gold_table import GoldRow, read_gold_table
from themecode.importers.reading import Reading, read, read_opened
from themecode.importers.refusals import ImportRefusedError, LostWordsError
from themecode.importers.registry import FORMATS, SUFFIXES, TABLE_SUFFIXES, TABLES, Format, TableFormat
from themecode.importers.source import FILE_LIMIT
from themecode.importers.spoken_lines import SpokenLine, spoken_lines
from themecode.importers.table_reading import TableOptions, TableReading
from themecode.importers.table_rows import table_rows
from themecode.importers.turns import UNKNOWN, Utterance

__all__ = [
    "ANSWER_FORMATS",
    "CASE_TABLES",
    "FILE_LIMIT",
    "FORMATS",
    "SUFFIXES",
    "TABLES",
    "TABLE_SUFFIXES",
    "UNKNOWN",
    "AnswerTable",
    "ArrowTexts",
    "Block",
    "CaseRow",
    "Format",
    "GivenCode",
    "GoldRow",
    "ImportRefusedError",
    "LostWordsError",
    "Opened",
    "Reading",
    "SpokenLine",
    "TableFormat",
    "TableOptions",
    "TableReading",
    "Utterance",
    "codes_in",
    "may_be_transcript",
    "open_answer_table",
    "open_file",
    "read",
    "read_case_table",
    "read_gold_table",
    "read_opened",
    "read_provenance",
    "spoken_lines",
    "table_rows",
]
