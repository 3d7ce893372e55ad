"""What a study hands out: tables, the workbook, the report, and a document for a notebook.

A new format of table is a new file with one function from Table to bytes, and one line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from themecode.exports.codebook_document import write_codebook_document
from themecode.exports.csv_table import as_csv, escape_cell, unescape_cell
from themecode.exports.document_html import document_html, document_page
from themecode.exports.docx_table import as_docx
from themecode.exports.framework_workbook import write_framework_workbook
from themecode.exports.graphml import as_graphml
from themecode.exports.html_table import as_html
from themecode.exports.json_table import as_json
from themecode.exports.parquet_table import as_parquet
from themecode.exports.parts import Parts
from themecode.exports.report import write_report
from themecode.exports.showing import shown
from themecode.exports.tag_columns import Legend, Tags
from themecode.exports.tags import TAG_FORMATS, TagFormat, tag_format
from themecode.exports.workbook import write_matrix_workbook
from themecode.exports.writing import atomically, write, write_bytes
from themecode.exports.xlsx_table import as_xlsx
from themecode.model import Table

FORMATS: Mapping[str, Callable[[Table], bytes]] = {
    ".csv": as_csv,
    ".docx": as_docx,
    ".html": as_html,
    ".json": as_json,
    ".parquet": as_parquet,
    ".xlsx": as_xlsx,
}
"""The file endings that `write` knows, and what turns a table into each."""

__all__ = [
    "FORMATS",
    "TAG_FORMATS",
    "Legend",
    "Parts",
    "TagFormat",
    "Tags",
    "as_csv",
    "as_docx",
    "as_graphml",
    "as_html",
    "as_json",
    "as_parquet",
    "as_xlsx",
    "atomically",
    "document_html",
    "document_page",
    "escape_cell",
    "shown",
    "tag_format",
    "unescape_cell",
    "write",
    "write_bytes",
    "write_codebook_document",
    "write_framework_workbook",
    "write_matrix_workbook",
    "write_report",
]
