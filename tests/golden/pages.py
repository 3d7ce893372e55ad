"""Files of pages built from sources that one can read: OpenDocument from XML, PDF from lines with their places."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    [
        *(
            f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
            for prefix, name in (
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("style", "style"),
                ("svg", "svg-compatible"),
            )
        ),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


def odt_of(package: str) -> bytes:
    """Zip <package><text>...</text><automatic-styles>...</automatic-styles><master-styles>...</master-styles>."""
    parts = dict(re.findall(r"<(text|automatic-styles|master-styles)>(.*?)</\1>", package, re.DOTALL))
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{parts.get('automatic-styles', '')}"
        f"</office:automatic-styles><office:body><office:text>{parts['text']}</office:text></office:body>"
        "</office:document-content>"
    )
    styles = (
        f"<office:document-styles {_SPACES}><office:master-styles>{parts.get('master-styles', '')}"
        "</office:master-styles></office:document-styles>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
    return stream.getvalue()


def pdf_of(source: str) -> bytes:
    """Write a PDF from lines `x y size words`, bold where the size ends in b; pages are parted by a line of ===."""
    return pdf_of_streams([_content(page) for page in re.split(r"^===\n", source, flags=re.MULTILINE)])


def _content(page: str) -> bytes:
    drawn: list[bytes] = []
    for line in page.splitlines():
        if not line.strip():
            continue
        x, y, size, words = line.split(" ", 3)
        font = b"F2" if size.endswith("b") else b"F1"
        shown = re.sub(rb"([()\\])", rb"\\\1", words.encode("cp1252"))
        numbers = [number.encode("ascii") for number in (size.rstrip("b"), x, y)]
        drawn.append(b"BT /%s %s Tf %s %s Td (%s) Tj ET" % (font, *numbers, shown))
    return b"\n".join(drawn)


def pdf_of_streams(contents: Sequence[bytes], *, filters: bytes = b"") -> bytes:
    """Write a PDF with one page for each stream of drawing commands."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(contents)))
    fonts = [
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", pages, *fonts]
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
            b"/Contents %d 0 R>>" % (6 + 2 * number)
        )
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content))
    return _numbered(objects)


def _numbered(objects: Sequence[bytes]) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(written)
