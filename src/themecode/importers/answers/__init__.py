"""Tables of answers, one answer a row: CSV, XLSX, Parquet, of any size."""

from themecode.importers.answers.arrow_texts import ArrowTexts
from themecode.importers.answers.provenance import read_provenance
from themecode.importers.answers.table import FORMATS, AnswerTable, Block, open_answer_table

__all__ = ["FORMATS", "AnswerTable", "ArrowTexts", "Block", "open_answer_table", "read_provenance"]
