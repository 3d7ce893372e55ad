"""What the tests of the exchange share: the standard's schemas, and projects of other tools made from a few lines."""

from __future__ import annotations

import io
import os
import uuid
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from themecode.memory import MemoryStore
from themecode.refi_qda import Unit, read_project
from themecode.workflow.exchanging import ImportedProject, Incoming, import_project
from themecode.workflow.study import Author, Study

SCHEMAS = Path(__file__).parent / "schemas"
SAMPLES = Path(os.environ.get("THEMECODE_SAMPLES", Path(__file__).parents[3] / "shared" / "samples")) / "refi_qda"
AUTHOR = Author("ana", "2026-03-01T09:00:00+00:00")


def guid(*names: object) -> str:
    """Make a GUID for a test's thing."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(map(str, names))))


def valid(xml: bytes, schema: str = "Project-mrt2019.xsd") -> None:
    """Hold XML against a schema of the standard."""
    from lxml import etree

    etree.XMLSchema(etree.parse(SCHEMAS / schema)).assertValid(etree.fromstring(xml))


@dataclass
class Made:
    """A project of another tool: `texts` are (name, text, selections), a selection (words, code) or (start, end, code).

    Places of words are found in the text and counted as the tool counts; all further XML comes as it is.
    """

    origin: str
    texts: Sequence[tuple[str, str, Sequence[tuple[object, ...]]]]
    codes: str = ""
    unit: Unit = "codepoint"
    crlf: int = 2
    inclusive: bool = False
    line_end: str = "\n"
    mark: str = ""
    folder: str = "sources"
    qde: str = "project.qde"
    space: str = "urn:QDA-XML:project:1.0"
    extra: dict[str, str] = field(default_factory=dict)
    named: bool = False
    last: bool = False
    wrapped: bool = False

    def place(self, text: str, place: int) -> int:
        """Count a place as the tool does; `text` has line feeds."""
        before = text[:place]
        wide = sum(ord(sign) > 0xFFFF for sign in before) if self.unit == "utf16" else 0
        pairs = before.count("\n") if self.line_end == "\r\n" and self.crlf == 2 else 0
        return place + wide + pairs

    def selection(self, name: str, text: str, number: int, asked: tuple[object, ...]) -> str:
        """Write one selection with one coding."""
        *where, code = asked
        if isinstance(where[0], str):
            start = text.index(where[0])
            first, last = self.place(text, start), self.place(text, start + len(where[0])) - self.inclusive
        else:
            first, last = where  # type: ignore[assignment]
        shown = f" name={quoteattr(str(where[0])[:100])}" if self.named and isinstance(where[0], str) else ""
        coding = (
            f'<Coding guid="{self.guid("coding", name, number)}" creatingUser="{self.guid("user")}" '
            f'creationDateTime="2025-05-0{number % 9 + 1}T10:00:00Z">'
            f'<CodeRef targetGUID="{self.guid("code", code)}"/></Coding>'
        )
        return (
            f'<PlainTextSelection guid="{self.guid("selection", name, number)}"{shown} startPosition="{first}" '
            f'endPosition="{last}"><Description />{coding if code else ""}</PlainTextSelection>'
        )

    def guid(self, *names: object) -> str:
        """Return a GUID, in braces and capitals where the tool writes them so."""
        made = guid(self.origin, *names)
        return f"{{{made.upper()}}}" if self.wrapped else made

    def xml(self) -> str:
        """Return the project's XML."""
        sources = ""
        for name, text, selections in self.texts:
            made = "".join(self.selection(name, text, n, one) for n, one in enumerate(selections))
            path = f"internal://{self.guid('text', name).strip('{}')}.txt"
            sources += (
                f'<TextSource guid="{self.guid("source", name)}" name={quoteattr(name)} plainTextPath="{path}">'
                f"{made}{self.extra.get(name, '')}</TextSource>"
            )
        before, after = self.extra.get("before sources", ""), self.extra.get("after sources", "")
        return (
            f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{self.space}" name="Study" origin="{self.origin}">'
            f'<Users><User guid="{self.guid("user")}" name="Beate"/></Users>'
            f"<CodeBook><Codes>{self.codes or self._codes()}</Codes></CodeBook>{before}<Sources>{sources}</Sources>"
            f"{after}</Project>"
        )

    def _codes(self) -> str:
        names = {one[-1] for _, _, selections in self.texts for one in selections if one[-1]}
        return "".join(self.code(str(name)) for name in sorted(map(str, names)))

    def code(self, name: str, inside: str = "", codable: str = "true") -> str:
        """Write a code."""
        return f'<Code guid="{self.guid("code", name)}" name={quoteattr(name)} isCodable="{codable}">{inside}</Code>'

    def content(self, **parts: bytes) -> bytes:
        """Return the bytes of the .qdpx; `parts` are further entries."""
        entries = {self.qde: self.xml().encode()}
        for name, text, _ in self.texts:
            path = f"{self.folder}/{self.guid('text', name).strip('{}')}.txt"
            entries[path] = (self.mark + text.replace("\n", self.line_end)).encode()
        if self.last:
            entries[self.qde] = entries.pop(self.qde)
        return zipped({**entries, **parts})


def zipped(entries: dict[str, bytes]) -> bytes:
    """Return the bytes of an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Came:
    """A study into which a project came, and what was said about it."""

    def __init__(self, study: Study, told: ImportedProject) -> None:
        self.study, self.told = study.afresh(), told
        self.losses = dict(told.losses)
        self.came = dict(told.came)

    def words(self, document: str = "") -> list[tuple[str, str]]:
        """Return the words and code names of all codings, in the order of the text."""
        names = {code.id: code.name for code in self.study.codebook}
        return [(c.text, names[c.code]) for c in self.study.codings if document in ("", c.segment.document)]


@pytest.fixture
def samples() -> Path:
    """Return the folder of others' files; skip where it is not there."""
    if not SAMPLES.is_dir():
        pytest.skip(f"the sample files are not here: {SAMPLES}")
    return SAMPLES


@pytest.fixture
def comes_in(tmp_path: Path):
    """Return what brings bytes of a project into a fresh study, or into one that is there."""

    def bring(content: bytes, *, into: Study | None = None, unit: Unit | None = None, name: str = "study.qdpx") -> Came:
        path = tmp_path / name
        path.write_bytes(content)
        study = into.afresh() if into else Study(MemoryStore())
        told = import_project(study, Incoming(read_project(path, unit), "refi-qda", name), AUTHOR)
        for coding in study.afresh().codings:
            text = study.afresh().document(coding.segment.document).text
            assert text[coding.segment.start : coding.segment.end] == coding.text
        return Came(study, told)

    return bring
