"""An Office file (a zip) opened with care: limits counted while streaming, nothing on disk, no document type read."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

from themecode.importers.refusals import ImportRefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRIES_LIMIT = 2_000
TOTAL_LIMIT = 200_000_000
ENTRY_LIMIT = 100_000_000
RATIO_LIMIT, RATIO_FROM = 100, 10_000_000
NODES_LIMIT = 2_000_000
"""Elements and attributes of one part, about: a tree of them takes some 150 bytes for each."""
_CHUNK = 1 << 18
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))
_DOCTYPE = "declares a document type (DOCTYPE), which no Office document does"
_ENCRYPTED = 0x1


class Archive:
    """The parts of an Office file, read by name and never unpacked to disk; `program` is what it opens in."""

    def __init__(self, name: str, raw: bytes, program: str = "Word") -> None:
        self.name = name
        self._program = program
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise self._refused("is no Office document (damaged, or another file under its name)") from error
        self._check(infos)
        self._infos = {info.filename: info for info in infos}

    @property
    def names(self) -> list[str]:
        """The names of all parts, sorted."""
        return sorted(self._infos)

    def part(self, name: str) -> bytes | None:
        """Return one part's bytes, counted while they stream in; None where there is no such part."""
        info = self._infos.get(name)
        if info is None:
            return None
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._read += len(chunk)
                    self._check_size(size, info.compress_size, self._read)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise self._refused("is damaged (a part of it cannot be unpacked)") from error
        return b"".join(chunks)

    def check_part(self, name: str) -> None:
        """Unpack one part within the limits, and refuse XML that declares a document type."""
        self._no_doctype(self.part(name) or b"")

    def xml(self, name: str) -> _Element | None:
        """Return one part as XML; None where there is no such part."""
        raw = self.part(name)
        if raw is None:
            return None
        self._no_doctype(raw)
        if raw.count(b"<") + raw.count(b"=") > NODES_LIMIT:
            raise self._refused("has a part that holds more than 2 million elements and attributes (limit)")
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._refused("is damaged (a part of it is not well-formed XML)") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refused(_DOCTYPE)
        return root

    def _no_doctype(self, raw: bytes) -> None:
        if any(doctype in raw for doctype in _DOCTYPES):
            raise self._refused(_DOCTYPE)

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > ENTRIES_LIMIT:
            raise self._refused("holds more than 2,000 parts (limit)")
        if len({info.filename for info in infos}) < len(infos):
            raise self._refused("holds two parts of the same name")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise self._refused(
                "is locked with a password", f"Take the password off in {self._program} and save it again."
            )
        if any(stat.S_ISLNK(info.external_attr >> 16) for info in infos):
            raise self._refused("holds a link to another file")
        total = 0
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise self._refused("is damaged (its parts overlap)")
            end = info.header_offset + info.compress_size
            total += info.file_size
            self._check_size(info.file_size, info.compress_size, total)

    def _check_size(self, size: int, packed: int, total: int) -> None:
        if total > TOTAL_LIMIT:
            raise self._refused("unpacks to more than 200 MB (limit)")
        if size > ENTRY_LIMIT:
            raise self._refused("has a part that unpacks to more than 100 MB (limit)")
        if size > RATIO_FROM and size > RATIO_LIMIT * max(packed, 1):
            raise self._refused("has a part that unpacks to more than 100 times its size (limit)")

    def _refused(self, reason: str, mend: str = "") -> ImportRefusedError:
        usual = f"Open it in {self._program} and save it again, or import it as text."
        return ImportRefusedError(self.name, reason, mend or usual)
