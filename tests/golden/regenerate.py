"""Write the expected side of the golden pairs of the importers anew.

Run python tests/golden/regenerate.py.
Look at the difference before you commit it: it is what users will see change.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from themecode import importers

sys.path.insert(0, str(Path(__file__).parent))
import pages

FOLDER = Path(__file__).parent / "importers"
TABLES = Path(__file__).parent / "tables"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx_of(package: str) -> bytes:
    """Zip <package><document>...</document><comments>...</comments></package> as a .docx: one part per child."""
    stream = io.BytesIO()
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _RELATIONS)
        for name, content in re.findall(
            r"<(document|comments|footnotes|styles|header1)>(.*?)</\1>", package, re.DOTALL
        ):
            inside = f"<w:body>{content}</w:body>" if name == "document" else content
            archive.writestr(f"word/{name}.xml", f"<w:{name.rstrip('1')} {declared}>{inside}</w:{name.rstrip('1')}>")
    return stream.getvalue()


def golden_inputs() -> list[Path]:
    """List the input of every golden pair."""
    return sorted(FOLDER.glob("*.input.*"))


def expected_of(golden: Path) -> Path:
    """Return where the expected side of a pair lies."""
    return golden.with_name(f"{golden.name.partition('.')[0]}.expected.json")


def built(golden: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that an input stands for."""
    name = golden.name.replace(".input.", ".")
    if name.endswith(".pdf.txt"):
        return name.removesuffix(".txt"), pages.pdf_of(golden.read_text("utf-8"))
    if name.endswith(".odt.xml"):
        return name.removesuffix(".xml"), pages.odt_of(golden.read_text("utf-8"))
    if name.endswith(".xml"):
        return name.replace(".xml", ".docx"), docx_of(golden.read_text("utf-8"))
    return name, golden.read_bytes()


def described(golden: Path, folder: Path) -> dict[str, Any]:
    """Import a golden input in a folder for passing files, and describe all that came of it."""
    name, content = built(golden)
    path = folder / name
    path.write_bytes(content)
    reading = importers.read(path, document="P01")
    document = reading.document
    return {
        "format": document.format,
        "encoding": document.encoding,
        "turns": [
            {
                "speaker": turn.speaker,
                "start_ms": turn.start_ms,
                "end_ms": turn.end_ms,
                "text": document.text[turn.start : turn.end],
            }
            for turn in document.turns
        ],
        "losses": {loss.kind: [loss.characters, loss.times] for loss in document.losses},
        "problems": [f"{problem.grade} {problem}" for problem in reading.problems],
        **({"codes": [_code(code) for code in reading.codes]} if reading.codes else {}),
    }


def _code(code: importers.GivenCode) -> list[str | None]:
    place = code.segment and f"{code.segment.document} {code.segment.start}-{code.segment.end}"
    return [code.code, code.parent, code.words, place or code.document, code.place]


def table_inputs() -> list[Path]:
    """List the input of every golden pair of a table."""
    return sorted(TABLES.glob("*.input.*"))


def described_table(golden: Path, folder: Path) -> dict[str, Any]:
    """Read a table in a folder for passing files, and describe all that came of it."""
    path = folder / golden.name.replace(".input.", ".")
    path.write_bytes(golden.read_bytes())
    opened = importers.open_file(path)
    assert isinstance(opened.form, importers.TableFormat)
    reading = opened.form.read(opened.source, importers.TableOptions())
    return {
        "format": reading.format,
        "documents": {
            document.id: [f"{turn.speaker}: {document.text[turn.start : turn.end]}" for turn in document.turns]
            for document in reading.documents
        },
        "cases": {
            case.id: {"documents": case.documents, **{one.name: one.value for one in case.attributes}}
            for case in reading.cases
        },
        "roles": sorted({f"{speaker.role}: {speaker.found}" for speaker in reading.speakers}),
        "codes": [_code(code) for code in reading.codes],
        "losses": {loss.kind: [loss.characters, loss.times] for loss in reading.losses},
        "problems": [f"{problem.grade} {problem}" for problem in reading.problems],
    }


def main() -> None:
    """Write all expected sides."""
    with TemporaryDirectory() as folder:
        for golden in table_inputs():
            written = json.dumps(described_table(golden, Path(folder)), ensure_ascii=False, indent=1) + "\n"
            expected_of(golden).write_text(written, encoding="utf-8", newline="\n")
        for golden in golden_inputs():
            written = json.dumps(described(golden, Path(folder)), ensure_ascii=False, indent=1) + "\n"
            expected_of(golden).write_text(written, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
