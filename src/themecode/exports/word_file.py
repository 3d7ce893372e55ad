"""A Word document in memory: neutral properties, the same bytes for the same input."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from themecode.exports.book import UNDATED
from themecode.exports.showing import shown

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TIME = (1980, 1, 1, 0, 0, 0)


def new_document(title: str) -> WordDocument:
    """Make an empty document; only its title stands in its properties."""
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = properties.keywords = ""
    properties.title = shown(title)[:255]
    properties.created = properties.modified = UNDATED
    properties.revision = 1
    return document


def document_bytes(document: WordDocument) -> bytes:
    """Return a document's bytes; the times that its archive carries are fixed."""
    written, stream = io.BytesIO(), io.BytesIO()
    document.save(written)
    with (
        zipfile.ZipFile(io.BytesIO(written.getvalue())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
