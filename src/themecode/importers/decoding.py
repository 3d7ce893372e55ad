"""From bytes to text, in a fixed order: byte order mark, UTF-8, Windows-1252 with a warning."""

from __future__ import annotations

import codecs
from encodings.aliases import aliases
from typing import NamedTuple

from themecode.errors import did_you_mean
from themecode.importers.refusals import ImportRefusedError
from themecode.problems import Problem

TEXT_LIMIT = 20_000_000
MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """A file's text without its byte order mark, the encoding it was read in, and what to look at."""

    text: str
    encoding: str
    problems: list[Problem]


def decode(name: str, raw: bytes, encoding: str | None = None) -> Decoded:
    """Decode a text file's bytes; `encoding` overrides what they seem to be."""
    decoded = _as_told(name, raw, encoding) if encoding else _as_found(name, raw)
    if "\0" in decoded.text:
        mend = "If it is text in UTF-16, say so with --encoding utf-16-le."
        raise ImportRefusedError(name, "is not text (it holds a NUL byte)", mend)
    return _within(name, decoded)


def _within(name: str, decoded: Decoded) -> Decoded:
    if len(decoded.text) > TEXT_LIMIT:
        raise ImportRefusedError(name, "holds more than 20 million characters (limit)", "Split it into its interviews.")
    return decoded


def decode_json(name: str, raw: bytes, encoding: str | None = None) -> Decoded:
    """Decode a JSON file's bytes as UTF-8, unless told otherwise; bytes that are none are replaced, with a warning."""
    if not encoding and not raw.startswith(tuple(mark for mark, _ in MARKS)) and b"\0" not in raw:
        text = raw.decode("utf-8", "replace")
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            says = "Some bytes of the file are not UTF-8, the encoding of JSON; they stand in none of its words."
            return _within(name, Decoded(text, "utf-8", [Problem(f"{name}:{line}", says, grade="warning")]))
    return decode(name, raw, encoding)


def _as_found(name: str, raw: bytes) -> Decoded:
    for mark, codec in MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw.decode(codec), codec, [])
            except UnicodeError as error:
                reason = f"begins as {codec.removesuffix('-sig').upper()} and breaks that encoding further on"
                raise ImportRefusedError(name, reason, "Save it as UTF-8, or name its --encoding.") from error
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", [])
    except UnicodeDecodeError as error:
        return _as_windows(name, raw, error.start)


def _as_windows(name: str, raw: bytes, position: int) -> Decoded:
    line = raw.count(b"\n", 0, position) + 1
    if b"\0" in raw:
        raise ImportRefusedError(name, "is not text (it holds a NUL byte)", "Import the transcript, not a recording.")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        mend = "Save it as UTF-8, or name its --encoding."
        raise ImportRefusedError(name, "is neither UTF-8 nor Windows-1252 text", mend) from error
    mend = "If accents or quotes look wrong, name the encoding with --encoding."
    says = "The file is not UTF-8; it was read as Windows-1252."
    return Decoded(text, "cp1252", [Problem(f"{name}:{line}", says, mend, grade="warning")])


def _as_told(name: str, raw: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
        text = raw.decode(codec)
    except UnicodeError as error:
        reason = f"is not text in the encoding {encoding}"
        raise ImportRefusedError(name, reason, "Leave --encoding out, or name another.") from error
    except (LookupError, ValueError) as error:
        known = sorted({alias.replace("_", "-") for alias in (*aliases.keys(), *aliases.values())})
        close = did_you_mean(encoding, known)
        mend = f"Did you mean {' or '.join(map(repr, close))}?" if close else "Usual ones are utf-8, utf-16 and cp1252."
        raise ImportRefusedError(name, f"was to be read as '{encoding}', which is no text encoding", mend) from error
    return Decoded(text.removeprefix("\ufeff"), codec, [])
