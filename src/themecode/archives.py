"""Archives and XML opened with care: limits counted while streaming, nothing written to disk, no DOCTYPE read."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

from themecode.errors import ImportRefusedError

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
_DOCTYPE = "declares a document type (DOCTYPE), which {} does"
_MANY = "has a part that holds more than 2 million elements and attributes (limit)"
_ENCRYPTED = 0x1


class Archive:
    """The parts of a zipped document, read by name and never unpacked to disk.

    `what` and `mend` are words of its refusals. `whole`: the limit of size holds for all parts, not only for those
    that are read.
    """

    what = "document"
    mend = ""
    unlock = "Take the password off and save it again."
    whole = True

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.name = name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(file)
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise self._refused(f"is no {self.what} (damaged, or another file under its name)") from error
        self._check(infos)
        self._infos = {info.filename: info for info in infos}

    @property
    def names(self) -> list[str]:
        """The names of all parts, sorted."""
        return sorted(self._infos)

    def part(self, name: str, *, nodes: bool = False) -> bytes | None:
        """Return one part's bytes, counted while they stream in; None where there is no such part.

        With `nodes`, elements and attributes are counted, too, so that too many are refused before all is unpacked.
        """
        info = self._infos.get(name)
        if info is None:
            return None
        self._check_size(info.file_size, info.compress_size, self._read + info.file_size)
        chunks: list[bytes] = []
        size = found = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._read += len(chunk)
                    self._check_size(size, info.compress_size, self._read)
                    chunks.append(chunk)
                    found += _nodes(chunk) if nodes else 0
                    if found > NODES_LIMIT:
                        raise self._refused(_MANY)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise self._refused("is damaged (a part of it cannot be unpacked)") from error
        return b"".join(chunks)

    def check_part(self, name: str) -> None:
        """Unpack one part within the limits, and refuse XML that declares a document type."""
        refuse_doctype(self.part(name) or b"", self._refused, self.what)

    def xml(self, name: str) -> _Element | None:
        """Return one part as XML; None where there is no such part."""
        raw = self.part(name, nodes=True)
        if raw is None:
            return None
        return read_xml(raw, self._refused, self.what)

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > ENTRIES_LIMIT:
            raise self._refused("holds more than 2,000 parts (limit)")
        if len({info.filename for info in infos}) < len(infos):
            raise self._refused("holds two parts of the same name")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise self._refused("is locked with a password", self.unlock)
        if any(stat.S_ISLNK(info.external_attr >> 16) for info in infos):
            raise self._refused("holds a link to another file")
        total = 0
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise self._refused("is damaged (its parts overlap)")
            end = info.header_offset + info.compress_size
            total += info.file_size if self.whole else 0
            if self.whole:
                self._check_size(info.file_size, info.compress_size, total)

    def _check_size(self, size: int, packed: int, total: int) -> None:
        if total > TOTAL_LIMIT:
            raise self._refused("unpacks to more than 200 MB (limit)")
        if size > ENTRY_LIMIT:
            raise self._refused("has a part that unpacks to more than 100 MB (limit)")
        if size > RATIO_FROM and size > RATIO_LIMIT * max(packed, 1):
            raise self._refused("has a part that unpacks to more than 100 times its size (limit)")

    def _refused(self, reason: str, mend: str | None = None) -> ImportRefusedError:
        return ImportRefusedError(self.name, reason, self.mend if mend is None else mend)


def _nodes(raw: bytes) -> int:
    return raw.count(b"<") + raw.count(b"=")


def refuse_doctype(raw: bytes, refused: Callable[[str], ImportRefusedError], what: str) -> None:
    """Raise where XML declares a document type: it could name other files, or grow without end."""
    if any(doctype in raw for doctype in _DOCTYPES):
        raise refused(_DOCTYPE.format(f"no {what}"))


def read_xml(raw: bytes, refused: Callable[[str], ImportRefusedError], what: str) -> _Element:
    """Return XML as a tree, without entities, network or document types, and of limited size."""
    refuse_doctype(raw, refused, what)
    if _nodes(raw) > NODES_LIMIT:
        raise refused(_MANY)
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
        raise refused("is damaged (a part of it is not well-formed XML)") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused(_DOCTYPE.format(f"no {what}"))
    return root
