"""A .qdpx, .qde or .qdc opened within limits: its XML, and the texts inside it. Nothing outside is ever followed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, NamedTuple, Self

from themecode.archives import Archive, read_xml
from themecode.errors import ImportRefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

FILE_LIMIT = 500_000_000
XML_LIMIT = 100_000_000
TEXT_LIMIT = 20_000_000
_WHAT = "project of another tool"
_SCHEME = re.compile(r"(?:internal://|relative://)?/*(.*)", re.IGNORECASE | re.DOTALL)
_OUTSIDE = re.compile(r"absolute:|[a-z]:[/\\]|\\\\|file:|https?:", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class QdaArchive(Archive):
    """The parts of a .qdpx. Its recordings and pictures may be large: only what is read is limited."""

    what = _WHAT
    mend = "Export it anew from the tool that made it."
    whole = False


class TextPart(NamedTuple):
    """A text of a project's file: `sha256` is that of its bytes."""

    raw: str
    encoding: str
    sha256: str


class Opened:
    """A project's file: the root of its XML, and its texts by path. Use it in a `with`."""

    def __init__(
        self, name: str, root: _Element, archive: Archive | None = None, held: IO[bytes] | None = None
    ) -> None:
        self.name, self.root = name, root
        self._archive, self._held = archive, held
        self._ours = (root.get("origin") or "").startswith("themecode")
        self._by_name = {part.lower(): part for part in archive.names} if archive else {}
        self._texts: dict[str, TextPart | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._held is not None:
            self._held.close()

    def text(self, path: str) -> TextPart | None:
        """Return a text that lies inside the archive, whatever the case of its name; None where none does."""
        part = self._part(path)
        if part is None or self._archive is None:
            return None
        if part not in self._texts:
            raw = self._archive.part(part)
            self._texts[part] = None if raw is None else self._decoded(part, raw)
        return self._texts[part]

    def key(self, path: str) -> str:
        """Return what two paths of one text have in common; "" where there is no such text."""
        return self._part(path) or ""

    def _part(self, path: str) -> str | None:
        if not path or _OUTSIDE.match(path.strip()):
            return None
        found = _SCHEME.fullmatch(path.strip())
        inside = (found[1] if found else "").replace("\\", "/").lower().removeprefix("./")
        if not inside or ".." in inside.split("/"):
            return None
        for name in (f"sources/{inside}", inside, f"sources/{inside.rpartition('/')[2]}"):
            if name in self._by_name:
                return self._by_name[name]
        return None

    def _decoded(self, part: str, raw: bytes) -> TextPart:
        if len(raw) > 4 * TEXT_LIMIT:
            raise self._refused(f"holds a text of more than 20 million characters (limit), {part}")
        marked = next((codec for mark, codec in _MARKS if raw.startswith(mark)), _unmarked(raw))
        codec = "utf-8" if self._ours else marked  # we write no mark: one that stands there is the text's own
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            codec = "cp1252"
            text = raw.decode(codec, errors="replace")
        if len(text) > TEXT_LIMIT:
            raise self._refused(f"holds a text of more than 20 million characters (limit), {part}")
        return TextPart(text, codec, hashlib.sha256(raw).hexdigest())

    def _refused(self, reason: str) -> ImportRefusedError:
        return ImportRefusedError(self.name, reason, QdaArchive.mend)


def _unmarked(raw: bytes) -> str:
    """Tell UTF-16 without a mark from UTF-8: half of its bytes are zero in Western languages."""
    start = raw[:2000]
    if start.count(0) * 4 < len(start) or not start:
        return "utf-8"
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def open_qda(path: Path) -> Opened:
    """Open a project or codebook file. Raises ImportRefusedError beyond the limits, or where it is none."""
    try:
        size = path.stat().st_size
        _check_size(path.name, size, FILE_LIMIT, "500 MB")
        held = path.open("rb")
    except OSError as error:
        raise ImportRefusedError(path.name, f"cannot be read ({error.strerror})", "Check the name.") from error
    try:
        if held.read(2) == b"PK":
            return _zipped(path.name, held)
        _check_size(path.name, size, XML_LIMIT, "100 MB")
        held.seek(0)
        opened = Opened(path.name, _xml(path.name, held.read()))
    except BaseException:
        held.close()
        raise
    held.close()
    return opened


def _check_size(name: str, size: int, limit: int, said: str) -> None:
    if size > limit:
        raise ImportRefusedError(name, f"is larger than {said} (limit)", "Export it without its recordings.")


def _zipped(name: str, held: IO[bytes]) -> Opened:
    archive = QdaArchive(name, held)
    inside = [part for part in archive.names if part.lower().endswith(".qde")]
    top = [part for part in inside if "/" not in part.replace("\\", "/").strip("/")]
    if len(top or inside) != 1:
        count = "no project (a file that ends in .qde)" if not inside else f"{len(inside)} projects, not one"
        raise ImportRefusedError(name, f"holds {count}", QdaArchive.mend)
    raw = archive.part((top or inside)[0], nodes=True)
    return Opened(name, _xml(name, raw or b""), archive, held)


def _xml(name: str, raw: bytes) -> _Element:
    raw = raw.lstrip(b"\xef\xbb\xbf \r\n\t") if raw[:1] in b"\xef \r\n\t" else raw
    return read_xml(raw, lambda reason: ImportRefusedError(name, reason, QdaArchive.mend), _WHAT)
