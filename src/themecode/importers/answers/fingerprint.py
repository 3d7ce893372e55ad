"""One pass over a large file: its SHA-256, and for text the encoding that all of it is in."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.importers.decoding import MARKS, decode
from themecode.problems import Problem

_STEP = 1 << 20


def fingerprint(path: Path, encoding: str, *, is_text: bool) -> tuple[str, str, list[Problem]]:
    """Return SHA-256, encoding (empty where the file is no text) and warnings. Raises ThemecodeError."""
    if not is_text:
        return _pass(path, None), "", []
    candidates = _candidates(path, encoding)
    for codec in candidates:
        try:
            return _pass(path, codec), codec, _warnings(path, codec) if codec != candidates[0] else []
        except UnicodeDecodeError:
            continue
    shown = " or ".join(codec.removesuffix("-sig") for codec in candidates)
    raise ThemecodeError(f"{path.name} is not text in {shown}.", mend="Save it as UTF-8, or name its --encoding.")


def _candidates(path: Path, encoding: str) -> list[str]:
    """Return the encodings to try, in order."""
    with path.open("rb") as file:
        start = file.read(4)
    marked = [codec for mark, codec in MARKS if start.startswith(mark)][:1]
    if not encoding:
        return marked or ["utf-8", "cp1252"]
    told = decode(path.name, b"", encoding).encoding
    return ["utf-8-sig" if told == "utf-8" else told]


def _pass(path: Path, codec: str | None) -> str:
    """Read a file from end to end; return its SHA-256. Raises UnicodeDecodeError where it is not in that encoding."""
    seen = hashlib.sha256()
    decoder = codecs.getincrementaldecoder(codec)() if codec else None
    with path.open("rb") as file:
        while chunk := file.read(_STEP):
            seen.update(chunk)
            if decoder is not None and "\0" in decoder.decode(chunk):
                mend = "If it is text in UTF-16, say so with --encoding utf-16-le."
                raise ThemecodeError(f"{path.name} is not text (it holds a NUL byte).", mend=mend)
    if decoder is not None:
        decoder.decode(b"", final=True)
    return seen.hexdigest()


def _warnings(path: Path, codec: str) -> list[Problem]:
    mend = "If accents or quotes look wrong, name the encoding with --encoding."
    return [Problem(path.name, f"The file is not UTF-8; it was read as {codec}.", mend, grade="warning")]
