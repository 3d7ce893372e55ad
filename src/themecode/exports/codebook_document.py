"""The codebook as a Word document: a heading for each code, its criteria and examples below, a table in the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.exports.showing import shown
from themecode.exports.word_file import document_bytes, new_document
from themecode.exports.writing import write_bytes
from themecode.model import Code, Codebook, RuleText

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DEEPEST = 9
_CRITERIA = (("Use when", "use_when"), ("Not when", "not_when"))
_LISTS = (("Examples", "examples"), ("Not examples", "non_examples"), ("Rules", "rules"), ("Unless", "unless"))


def write_codebook_document(path: Path, codebook: Codebook) -> None:
    """Write a codebook as .docx with real headings, so that Word shows its outline; the same bytes each time."""
    document = new_document(codebook.title)
    document.add_heading(shown(codebook.title), level=0)
    if codebook.version:
        document.add_paragraph(f"Version {shown(codebook.version)}")
    if codebook.description:
        document.add_paragraph(shown(codebook.description))
    depths: dict[str, int] = {}
    for code in codebook:
        depths[code.id] = depths.get(code.parent or "", 0) + 1
        _add_code(document, code, min(depths[code.id], _DEEPEST))
    _add_table(document, codebook)
    write_bytes(path, document_bytes(document))


def _add_code(document: WordDocument, code: Code, depth: int) -> None:
    document.add_heading(shown(code.name), level=depth)
    if code.label:
        document.add_paragraph(f"Id: {code.id}")
    document.add_paragraph(shown(code.definition))
    for title, field in _CRITERIA:
        if getattr(code, field):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{title}: ").bold = True
            paragraph.add_run(shown(getattr(code, field)))
    for title, field in _LISTS:
        _add_list(document, title, getattr(code, field))


def _add_list(document: WordDocument, title: str, lines: Sequence[RuleText]) -> None:
    if lines:
        document.add_paragraph().add_run(f"{title}:").bold = True
        for line in lines:
            document.add_paragraph(shown(line.written), style="List Bullet")


def _add_table(document: WordDocument, codebook: Codebook) -> None:
    """Add the codes at a glance: name, definition, the code above."""
    document.add_heading("All codes", level=1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    names = {code.id: code.name for code in codebook}
    for cell, title in zip(table.rows[0].cells, ("Code", "Definition", "Part of"), strict=True):
        cell.text = title
    for code in codebook:
        cells = (code.name, code.definition, names.get(code.parent or "", ""))
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = shown(words)
